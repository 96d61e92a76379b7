package org.maillon.reminders;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.ExperimentRules.Observation;
import org.maillon.reminders.ExperimentStore.Reached;
import org.springframework.stereotype.Service;

/** Learns what a step brings, by withholding it from a random share of the accounts. */
@Service
public class Experiments {
    /** The smallest and the largest share that may be held out, in percent. */
    public static final int LEAST_PERCENT = 1;

    public static final int MOST_PERCENT = 50;

    private final TenantScope tenants;
    private final ExperimentStore store;
    private final Scenarios scenarios;
    private final ReminderStore reviews;
    private final Clock clock;
    private final SecureRandom dice = new SecureRandom();

    Experiments(TenantScope tenants, ExperimentStore store, Scenarios scenarios, ReminderStore reviews, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.scenarios = scenarios;
        this.reviews = reviews;
        this.clock = clock;
    }

    /**
     * Withholds a step of a live scenario from now on. Empty where there is no such message step, or one is running on it.
     *
     * @throws IllegalArgumentException where the share is not {@value #LEAST_PERCENT} to {@value #MOST_PERCENT} percent
     */
    public Optional<Long> start(TenantId tenant, String scenario, String step, int percent, String by) {
        if (percent < LEAST_PERCENT || percent > MOST_PERCENT) throw new IllegalArgumentException(percent + " percent");
        return tenants.in(tenant, () -> {
            var found = step(tenant, scenario, step).filter(each -> each.kind() == Step.Kind.MESSAGE);
            var id = found.flatMap(
                    each -> store.start(tenant, scenario, each.name(), percent, dice.nextLong(), today(), by));
            id.ifPresent(_ -> reviews.wakeAll(tenant));
            return id;
        });
    }

    /** Everybody gets the step again; what it has shown is kept. False where it had ended, or is not the tenant's. */
    public boolean end(TenantId tenant, long id) {
        return tenants.in(tenant, () -> {
            boolean ended = store.end(tenant, id, today());
            if (ended) reviews.wakeAll(tenant);
            return ended;
        });
    }

    /** The latest first. */
    public List<Experiment> list(TenantId tenant) {
        return tenants.in(tenant, () -> store.list(tenant));
    }

    /** One of them; empty where the company has none of that id. */
    public Optional<Experiment> find(TenantId tenant, long id) {
        return list(tenant).stream().filter(each -> each.id() == id).findFirst();
    }

    /** What it has shown so far; empty where its step has gone. */
    public Optional<ExperimentFinding> finding(TenantId tenant, Experiment experiment) {
        return tenants.in(
                tenant,
                () -> live(tenant, experiment.scenario())
                        .flatMap(live -> live.step(experiment.step())
                                .map(step -> finding(reached(tenant, experiment, live, step), experiment))));
    }

    private List<Reached> reached(TenantId tenant, Experiment experiment, Scenario live, Step step) {
        var from = experiment.startedOn();
        var to = experiment.endedOn().map(day -> day.minusDays(1)).orElse(today());
        var before = live.step(step.number() - 1).filter(_ -> step.anchor() == Anchor.PREVIOUS);
        return before.map(each -> store.reachedAfter(tenant, experiment.scenario(), each, step, from, to))
                .orElseGet(() -> store.reached(tenant, experiment.scenario(), step, from, to));
    }

    private ExperimentFinding finding(List<Reached> reached, Experiment experiment) {
        var today = today();
        return ExperimentRules.finding(
                observed(reached, each -> !experiment.holdsOut(each.account()), today),
                observed(reached, each -> experiment.holdsOut(each.account()), today),
                experiment.seed());
    }

    private static List<Observation> observed(List<Reached> reached, Predicate<Reached> side, LocalDate today) {
        return reached.stream().filter(side).map(each -> observed(each, today)).toList();
    }

    private static Observation observed(Reached reached, LocalDate today) {
        var closedOn = reached.closedOn();
        int followed = days(reached.on(), today);
        return closedOn == null || closedOn.isAfter(today)
                ? new Observation(reached.account(), followed, false, followed)
                : new Observation(reached.account(), days(reached.on(), closedOn), true, followed);
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    private Optional<Step> step(TenantId tenant, String scenario, String step) {
        return live(tenant, scenario).flatMap(live -> live.step(step));
    }

    private Optional<Scenario> live(TenantId tenant, String scenario) {
        return scenarios.find(tenant, scenario).flatMap(ScenarioFamily::live);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
