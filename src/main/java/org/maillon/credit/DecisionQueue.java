package org.maillon.credit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.maillon.kernel.TenantId;

/**
 * Those who ask at the same time share a transaction and its commit. Requests line up in a few lanes per company, those of an
 * account always in the same one; whoever finds a lane empty decides for all that stand in it, and leaves the next lot to the
 * first that came meanwhile. The accounts' locks keep other nodes out; the lane only spares the waiting.
 */
final class DecisionQueue {
    private static final int LANES = 4;
    private static final int MOST_AT_ONCE = 256;

    /** A lane that was full a moment ago will be again: those just answered are given the time to ask anew. */
    private static final long GATHERING_NANOS = 1_000_000;

    private static final int FULL = 8;

    private record Place(TenantId tenant, int lane) {}

    private final ConcurrentMap<Place, Lane> lanes = new ConcurrentHashMap<>();
    private final BiFunction<TenantId, List<CreditRequest>, List<CreditDecision>> deciding;

    DecisionQueue(BiFunction<TenantId, List<CreditRequest>, List<CreditDecision>> deciding) {
        this.deciding = deciding;
    }

    CreditDecision ask(TenantId tenant, CreditRequest request) {
        var lane = lanes.computeIfAbsent(
                new Place(tenant, Math.floorMod(Long.hashCode(request.account().value()), LANES)), _ -> new Lane());
        var mine = new Waiting(request);
        if (lane.enter(mine) || mine.isCalled()) serve(tenant, lane);
        return mine.decision();
    }

    private void serve(TenantId tenant, Lane lane) {
        try {
            if (lane.isFilling()) LockSupport.parkNanos(GATHERING_NANOS);
            decide(tenant, lane.take());
        } finally {
            lane.callNext();
        }
    }

    /** Where the lot fails each is tried alone: one wrong request is its own asker's fault, not the others'. */
    private void decide(TenantId tenant, List<Waiting> lot) {
        try {
            var decisions =
                    deciding.apply(tenant, lot.stream().map(Waiting::request).toList());
            for (int i = 0; i < lot.size(); i++) lot.get(i).answer(decisions.get(i));
        } catch (RuntimeException | Error fault) {
            if (lot.size() == 1) lot.getFirst().fail(fault);
            else lot.forEach(each -> decide(tenant, List.of(each)));
        }
    }

    /** Somebody who asked: called to decide for the lane, answered, or told the fault. */
    private static final class Waiting {
        private final CreditRequest request;
        private final CompletableFuture<Boolean> called = new CompletableFuture<>();
        private final CompletableFuture<CreditDecision> decision = new CompletableFuture<>();

        Waiting(CreditRequest request) {
            this.request = request;
        }

        CreditRequest request() {
            return request;
        }

        /** Waits for what comes first: to be called, or to be answered by another. */
        boolean isCalled() {
            return called.join();
        }

        void call() {
            called.complete(true);
        }

        void answer(CreditDecision answer) {
            decision.complete(answer);
            called.complete(false);
        }

        void fail(Throwable fault) {
            decision.completeExceptionally(fault);
            called.complete(false);
        }

        CreditDecision decision() {
            try {
                return decision.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException fault) throw fault;
                throw e;
            }
        }
    }

    /** Led by one at a time. */
    private static final class Lane {
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
        private boolean led;
        private int lastLot;

        /** True where nobody leads: the one who entered does. */
        synchronized boolean enter(Waiting one) {
            waiting.add(one);
            if (led) return false;
            led = true;
            return true;
        }

        /** The first ones, as long as no subject comes twice. */
        synchronized List<Waiting> take() {
            var lot = new ArrayList<Waiting>();
            var subjects = new HashSet<String>();
            while (!waiting.isEmpty()
                    && lot.size() < MOST_AT_ONCE
                    && subjects.add(waiting.element().request().subject())) lot.add(waiting.remove());
            lastLot = lot.size();
            return lot;
        }

        /** Whether far fewer wait than were decided the last time. */
        synchronized boolean isFilling() {
            return lastLot >= FULL && waiting.size() < lastLot / 2;
        }

        synchronized void callNext() {
            if (waiting.isEmpty()) led = false;
            else waiting.element().call();
        }
    }
}
