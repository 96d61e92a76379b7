package org.maillon.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.springframework.stereotype.Service;

/**
 * Tries a scenario on days that have passed and on days to come, by the rules of the daily run. Nothing is sent and nothing
 * written. On the past it takes the books, and what customers and people had said, as they were each day, with the addresses of
 * today; after today nothing is paid or invoiced.
 */
@Service
public class TimeMachine {
    /** The longest time played at once. */
    public static final int LONGEST_DAYS = 800;

    private static final int CHUNK = 2_000;

    private final TenantScope tenants;
    private final PolicyStore policies;
    private final Scenarios scenarios;
    private final ChoiceStore choices;
    private final PastStore past;
    private final Customers customers;
    private final Clock clock;

    TimeMachine(
            TenantScope tenants,
            PolicyStore policies,
            Scenarios scenarios,
            ChoiceStore choices,
            PastStore past,
            Customers customers,
            Clock clock) {
        this.tenants = tenants;
        this.policies = policies;
        this.scenarios = scenarios;
        this.choices = choices;
        this.past = past;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Plays the days from one to another, both among them; beside what did leave and, where another scenario is given, beside
     * what that one would have said. Empty where the watch had it stopped.
     *
     * @throws IllegalArgumentException where the last day is before the first, or more than {@value #LONGEST_DAYS} days away
     */
    public Optional<Simulation> simulate(
            TenantId tenant,
            Scenario scenario,
            Optional<Scenario> against,
            LocalDate from,
            LocalDate to,
            SimulationWatch watch) {
        check(from, to);
        return new Playing(tenant, scenario, against.orElse(null), from, to).play(watch);
    }

    static void check(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days >= LONGEST_DAYS) throw new IllegalArgumentException("from " + from + " to " + to);
    }

    /**
     * The scenario of a name (its live version), of a name and a version, {@code bad-payer@2}, or of an id; the company's
     * usual one where nothing is said. Empty where there is none.
     */
    public Optional<Scenario> scenario(TenantId tenant, String reference) {
        var asked = reference.strip();
        if (asked.isEmpty())
            return tenants.in(tenant, () -> Optional.of(scenarios.book(tenant).usualScenario()));
        return scenarios.list(tenant).stream()
                .flatMap(family -> family.versions().stream())
                .map(ScenarioFamily.Version::scenario)
                .filter(each -> isMeant(each, asked))
                .findFirst();
    }

    private static boolean isMeant(Scenario scenario, String reference) {
        return Long.toString(scenario.id()).equals(reference)
                || reference(scenario).equals(reference)
                || scenario.state() == Scenario.State.LIVE && scenario.name().equals(reference);
    }

    /** How a version is named where one is asked for: {@code bad-payer@2}. */
    public static String reference(Scenario scenario) {
        return scenario.name() + "@" + scenario.version();
    }

    /** The versions that may be tried: the live ones and the drafts, the usual family first. */
    public List<Scenario> scenarios(TenantId tenant) {
        return scenarios.list(tenant).stream()
                .sorted(Comparator.comparing(family -> !family.usual()))
                .flatMap(family -> family.versions().stream())
                .map(ScenarioFamily.Version::scenario)
                .filter(scenario -> scenario.state() != Scenario.State.RETIRED)
                .toList();
    }

    /** The same in the names of the API. */
    public SimulationAnswer answer(TenantId tenant, Simulation simulation) {
        var accounts = simulation.difference().stream()
                .flatMap(difference -> difference.accounts().stream())
                .map(SimulationDifference.Account::account)
                .distinct()
                .toList();
        return SimulationAnswer.of(simulation, customers.codes(tenant, accounts));
    }

    private ScenarioBook book(TenantId tenant, Scenario tried) {
        return tenants.in(
                tenant, () -> Trial.of(scenarios.book(tenant), tried, choices.isAssigned(tenant, tried.name())));
    }

    /** One simulation on its way. */
    private final class Playing {
        private final TenantId tenant;
        private final Scenario scenario;
        private final @Nullable Scenario against;
        private final LocalDate from;
        private final LocalDate to;
        private final LocalDate today = LocalDate.now(clock);
        private final DifferenceTally difference = new DifferenceTally();
        private final SimulationLane here;
        private final @Nullable SimulationLane there;

        Playing(TenantId tenant, Scenario scenario, @Nullable Scenario against, LocalDate from, LocalDate to) {
            this.tenant = tenant;
            this.scenario = scenario;
            this.against = against;
            this.from = from;
            this.to = to;
            var shared = tenants.in(tenant, () -> past.sharedPersons(tenant, from));
            this.here = lane(scenario, shared, this::compare);
            this.there = against == null ? null : lane(against, shared, difference::there);
        }

        private SimulationLane lane(
                Scenario tried, Set<String> shared, BiConsumer<ReviewKey, List<SimulatedLetter>> played) {
            var cap = tenants.in(tenant, () -> policies.policy(tenant)).backlogPerDay();
            return new SimulationLane(book(tenant, tried), from, to, cap, shared, played);
        }

        Optional<Simulation> play(SimulationWatch watch) {
            long all = tenants.in(tenant, () -> past.countAccounts(tenant, from));
            long done = 0;
            var last = new ReviewKey(Long.MIN_VALUE, "");
            while (watch.goesOn(done, all)) {
                var after = last;
                var keys = tenants.in(tenant, () -> past.accounts(tenant, from, after, CHUNK));
                if (keys.isEmpty()) return Optional.of(result(done));
                tenants.in(tenant, () -> past.pasts(tenant, keys, from, today)).forEach(this::play);
                done += keys.size();
                last = keys.getLast();
            }
            return Optional.empty();
        }

        private void play(AccountPast account) {
            here.play(account);
            if (there != null) there.play(account);
        }

        private void compare(ReviewKey key, List<SimulatedLetter> letters) {
            if (against != null) difference.here(key, letters);
        }

        private Simulation result(long accounts) {
            var days = here.finish();
            return new Simulation(scenario, from, to, today, accounts, days, left(), difference());
        }

        private Map<LocalDate, Simulation.Left> left() {
            return tenants.in(tenant, () -> past.left(tenant, from, to));
        }

        private Optional<SimulationDifference> difference() {
            if (there == null || against == null) return Optional.empty();
            List<Simulation.Day> days = there.finish();
            return Optional.of(difference.result(against, days));
        }
    }
}
