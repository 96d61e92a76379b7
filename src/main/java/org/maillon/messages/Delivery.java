package org.maillon.messages;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends what is queued, each message at most once, whatever dies on the way; several deliveries at a time, in one process
 * or many, share the work. A message waits where there is no mail server for its company, or no module
 * here words it.
 */
@Service
public class Delivery {
    /** A lane holds one database connection, and for a moment a second: together fewer than the pool has. */
    private static final int LANES = 6;

    private static final int LANES_OF_ONE = 4;
    private static final int WORTH_A_LANE = 25;

    private final Semaphore free = new Semaphore(LANES);
    private final TenantScope scope;
    private final Tenants tenants;
    private final Senders senders;
    private final DeliveryStore store;
    private final MailRoutes routes;
    private final Map<String, Composer> composers;
    private final Clock clock;

    Delivery(
            TenantScope scope,
            Tenants tenants,
            Senders senders,
            DeliveryStore store,
            MailRoutes routes,
            List<Composer> composers,
            Clock clock) {
        this.scope = scope;
        this.tenants = tenants;
        this.senders = senders;
        this.store = store;
        this.routes = routes;
        this.composers =
                composers.stream().collect(Collectors.toUnmodifiableMap(Composer::source, Function.identity()));
        this.clock = clock;
    }

    /** Whether a mail server takes this company's messages; without one they wait. */
    public boolean hasServer(TenantId tenant) {
        return tenants.find(tenant).flatMap(routes::of).isPresent();
    }

    /** Takes up everything that may leave, once each, and returns when that is done. Not inside a transaction. */
    public DeliveryCounts deliver(TenantId tenant, DeliveryMode mode) {
        var tally = new Tally();
        deliver(tenant, mode, Integer.MAX_VALUE, tally);
        return tally.counts(scope.in(tenant, () -> store.waiting(tenant)));
    }

    /** The same for a part of the queue; true where there may be more. */
    boolean deliver(TenantId tenant, DeliveryMode mode, int atMost, Tally tally) {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("a message that has left cannot be rolled back");
        var company = tenants.find(tenant).orElseThrow();
        var server = routes.of(company);
        if (server.isEmpty()) return false;
        var due = new DueMessages(scope, store, tenant, mode, clock.instant(), atMost);
        if (due.ahead() == 0) return false;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var shared = new Lane.Shared(
                    scope, store, composers, clock, tenant, senders.of(company), server.get(), due, threads);
            inLanes(shared, tally, threads);
        }
        return due.isUsedUp();
    }

    private void inLanes(Lane.Shared shared, Tally tally, ExecutorService threads) {
        int wanted = Math.clamp(shared.due().ahead() / WORTH_A_LANE, 1, LANES_OF_ONE);
        var lanes = new ArrayList<Future<?>>();
        for (int i = 1; i < wanted && free.tryAcquire(); i++) lanes.add(threads.submit(() -> work(shared, tally)));
        free.acquireUninterruptibly();
        work(shared, tally);
        lanes.forEach(Delivery::finished);
    }

    private void work(Lane.Shared shared, Tally tally) {
        try {
            Lane.work(shared, tally);
        } finally {
            free.release();
        }
    }

    private static void finished(Future<?> lane) {
        try {
            lane.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a delivery broke off", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the delivery was stopped", e);
        }
    }
}
