package org.maillon.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.springframework.stereotype.Service;

/**
 * Tries a scenario on days that have passed and on days to come, by the rules of the daily run. Nothing is sent and nothing
 * written. On the past it takes the books as they were each day, with the addresses of today; after today nothing is paid or
 * invoiced.
 */
@Service
public class TimeMachine {
    /** The longest time played at once. */
    public static final int LONGEST_DAYS = 800;

    private static final int CHUNK = 2_000;

    private final TenantScope tenants;
    private final PolicyStore policies;
    private final Scenarios scenarios;
    private final PastStore past;
    private final Customers customers;
    private final Clock clock;

    TimeMachine(
            TenantScope tenants,
            PolicyStore policies,
            Scenarios scenarios,
            PastStore past,
            Customers customers,
            Clock clock) {
        this.tenants = tenants;
        this.policies = policies;
        this.scenarios = scenarios;
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
        var cap = tenants.in(tenant, () -> policies.policy(tenant)).backlogPerDay();
        return new Playing(tenant, scenario, against.orElse(null), from, to, cap).play(watch);
    }

    static void check(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days >= LONGEST_DAYS) throw new IllegalArgumentException("from " + from + " to " + to);
    }

    /** The scenario of a name, or the company's own where the name is empty; empty where there is none of that name. */
    public Optional<Scenario> scenario(TenantId tenant, String name) {
        if (name.isBlank())
            return tenants.in(tenant, () -> Optional.of(scenarios.book(tenant).usualScenario()));
        return scenarios.find(tenant, name.strip()).flatMap(ScenarioFamily::live);
    }

    /** The scenarios that may be tried, the company's own first. */
    public List<Scenario> scenarios(TenantId tenant) {
        return scenario(tenant, "").stream().toList();
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

        Playing(
                TenantId tenant,
                Scenario scenario,
                @Nullable Scenario against,
                LocalDate from,
                LocalDate to,
                OptionalInt cap) {
            this.tenant = tenant;
            this.scenario = scenario;
            this.against = against;
            this.from = from;
            this.to = to;
            this.here = new SimulationLane(scenario, from, to, cap, this::compare);
            this.there = against == null ? null : new SimulationLane(against, from, to, cap, difference::there);
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
