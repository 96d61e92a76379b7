package org.maillon.messages;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Workers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends what is queued, each message at most once, whatever dies on the way; several deliveries at a time, in one process
 * or many, share the work. A message waits where nobody carries its channel for its company, or no module
 * here words it.
 */
@Service
public class Delivery {
    /** A lane holds one database connection, and for a moment a second: together fewer than the pool has. */
    private static final int LANES = 6;

    private static final int LANES_OF_ONE = 5;
    private static final int WORTH_A_LANE = 25;

    private final Semaphore free = new Semaphore(LANES);
    private final TenantScope scope;
    private final Tenants tenants;
    private final DeliveryStore store;
    private final Map<Channel, Carriers> carriers;
    private final Map<String, Composer> composers;
    private final ContactFixes fixes;
    private final SentNews news;
    private final Clock clock;

    Delivery(
            TenantScope scope,
            Tenants tenants,
            DeliveryStore store,
            List<Carriers> carriers,
            List<Composer> composers,
            ContactFixes fixes,
            SentNews news,
            Clock clock) {
        this.scope = scope;
        this.tenants = tenants;
        this.store = store;
        this.carriers = byChannel(carriers);
        this.fixes = fixes;
        this.news = news;
        this.composers =
                composers.stream().collect(Collectors.toUnmodifiableMap(Composer::source, Function.identity()));
        this.clock = clock;
    }

    /** Whether somebody carries this company's messages of the channel away; else they wait. */
    public boolean carries(TenantId tenant, Channel channel) {
        return tenants.find(tenant)
                .flatMap(company -> carrier(company, channel))
                .isPresent();
    }

    /** The same for e-mail: whether a mail server takes them. */
    public boolean hasServer(TenantId tenant) {
        return carries(tenant, Channel.EMAIL);
    }

    /** Takes up everything that may leave, once each, and returns when that is done. Not inside a transaction. */
    public DeliveryCounts deliver(TenantId tenant, DeliveryMode mode) {
        var tally = new Tally();
        deliver(tenant, mode, Integer.MAX_VALUE, tally);
        return tally.counts(scope.in(tenant, () -> store.waiting(tenant)));
    }

    /** The same for a part of the queue of each channel; true where there may be more. */
    boolean deliver(TenantId tenant, DeliveryMode mode, int atMost, Tally tally) {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("a message that has left cannot be rolled back");
        var company = tenants.find(tenant).orElseThrow();
        boolean more = false;
        for (var channel : carriers.keySet()) {
            var carrier = carrier(company, channel);
            if (carrier.isEmpty()) continue;
            var due = new DueMessages(scope, store, tenant, channel, mode, clock.instant(), atMost);
            more |= deliver(tenant, carrier.get(), due, tally);
        }
        return more;
    }

    /** All that is queued for a channel, to a carrier that a person chose for this once. */
    void deliver(TenantId tenant, Channel channel, Supplier<Carrier> carrier, Tally tally) {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("a message that has left cannot be rolled back");
        var due = new DueMessages(scope, store, tenant, channel, DeliveryMode.NOW, clock.instant(), Integer.MAX_VALUE);
        deliver(tenant, carrier, due, tally);
    }

    private boolean deliver(TenantId tenant, Supplier<Carrier> carrier, DueMessages due, Tally tally) {
        if (due.ahead() == 0) return false;
        try (var threads = Workers.called("delivery")) {
            inLanes(
                    new Lane.Shared(
                            scope, store, composers, clock, tenant, carrier, fixes, news.of(tenant), due, threads),
                    tally,
                    threads);
        }
        return due.isUsedUp();
    }

    private Optional<Supplier<Carrier>> carrier(Tenant company, Channel channel) {
        return Optional.ofNullable(carriers.get(channel)).flatMap(each -> each.of(company, channel));
    }

    private static Map<Channel, Carriers> byChannel(List<Carriers> carriers) {
        var byChannel = new EnumMap<Channel, Carriers>(Channel.class);
        carriers.forEach(each -> each.channels().forEach(channel -> byChannel.put(channel, each)));
        return byChannel;
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
