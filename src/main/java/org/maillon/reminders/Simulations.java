package org.maillon.reminders;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.AskedSimulation.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Simulations in the background, one at a time on each machine: they go on when the page is closed, and may be stopped. */
@Service
public class Simulations {
    private static final Logger LOG = LoggerFactory.getLogger(Simulations.class);

    private final TenantScope tenants;
    private final SimulationStore store;
    private final TimeMachine machine;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("simulation").factory());

    Simulations(TenantScope tenants, SimulationStore store, TimeMachine machine, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.machine = machine;
        this.clock = clock;
    }

    /** Notes what is asked and begins, as soon as those before it are done; answers its id. */
    public long begin(
            TenantId tenant,
            Scenario scenario,
            Optional<Scenario> against,
            LocalDate from,
            LocalDate to,
            String askedBy) {
        TimeMachine.check(from, to);
        long id = ask(tenant, scenario, against, from, to, askedBy);
        worker.execute(() -> play(tenant, id, scenario, against));
        return id;
    }

    public Optional<AskedSimulation> find(TenantId tenant, long id) {
        return tenants.in(tenant, () -> store.find(tenant, id, clock.instant()));
    }

    /** The latest, without their answers. */
    public List<AskedSimulation> latest(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> store.latest(tenant, limit, clock.instant()));
    }

    /** Stops one that is still running. */
    public void cancel(TenantId tenant, long id) {
        tenants.run(tenant, () -> store.end(tenant, id, State.CANCELLED, null));
    }

    long ask(
            TenantId tenant,
            Scenario scenario,
            Optional<Scenario> against,
            LocalDate from,
            LocalDate to,
            String askedBy) {
        var other = against.map(TimeMachine::reference).orElse(null);
        return tenants.in(
                tenant,
                () -> store.ask(tenant, TimeMachine.reference(scenario), other, from, to, askedBy, clock.instant()));
    }

    /** Plays one that was asked for, to its end. */
    void play(TenantId tenant, long id, Scenario scenario, Optional<Scenario> against) {
        try {
            var asked = find(tenant, id).orElseThrow();
            var played = machine.simulate(
                    tenant, scenario, against, asked.from(), asked.to(), (done, all) -> goesOn(tenant, id, done, all));
            played.map(simulation -> machine.answer(tenant, simulation))
                    .ifPresent(answer -> tenants.run(tenant, () -> store.end(tenant, id, State.DONE, answer)));
        } catch (RuntimeException e) {
            LOG.error("simulation {} of company {} failed", id, tenant.value(), e);
            tenants.run(tenant, () -> store.end(tenant, id, State.FAILED, null));
        }
    }

    private boolean goesOn(TenantId tenant, long id, long done, long all) {
        return !worker.isShutdown() && tenants.in(tenant, () -> store.goesOn(tenant, id, done, all, clock.instant()));
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
