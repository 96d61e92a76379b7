package org.maillon.credit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Asks whether an order goes ahead, reserves it, and follows what becomes of it until it is invoiced. */
@Service
public class CreditDecisions {
    private final TenantScope tenants;
    private final Deciding deciding;
    private final DecisionQueue queue;
    private final StandingStore standing;
    private final CommitmentStore commitments;
    private final HoldStore holds;
    private final HoldNews news;
    private final Alerts alerts;
    private final Clock clock;

    CreditDecisions(
            TenantScope tenants,
            Deciding deciding,
            StandingStore standing,
            CommitmentStore commitments,
            HoldStore holds,
            HoldNews news,
            Alerts alerts,
            Clock clock) {
        this.tenants = tenants;
        this.deciding = deciding;
        this.queue = new DecisionQueue((tenant, requests) -> deciding.decide(tenant, requests, ""));
        this.standing = standing;
        this.commitments = commitments;
        this.holds = holds;
        this.news = news;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * Decides and, where approved, reserves; the limit is never passed by a cent, however many ask at once. Inside a
     * transaction the answer stands or falls with it, and others who ask about the account wait for its end. Outside, those
     * who ask at the same time share one transaction: the way to ask often.
     *
     * <p>Asked again for a subject, its reservation is replaced; while it is held again, the former one stays. An account that
     * does not exist, or a subject that belongs to another, is an {@link InvalidValue}.
     */
    public CreditDecision decide(TenantId tenant, CreditRequest request) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? deciding.decide(tenant, List.of(request), "").getFirst()
                : queue.ask(tenant, request);
    }

    /** Nothing more will be delivered for the subject; what was delivered stays to be invoiced. A hold ends with it. */
    public void lapse(TenantId tenant, String subject) {
        change(tenant, subject, Commitment::lapsed);
        tenants.run(
                tenant, () -> holds.open(tenant, List.of(subject)).forEach(hold -> news.withdrawn(tenant, hold, "")));
    }

    /** So much of the subject is delivered by now, in all, with tax in minor units. Never refused: it is a fact. */
    public void delivered(TenantId tenant, String subject, long cents) {
        change(tenant, subject, commitment -> commitment.delivered(amount(cents)));
    }

    /** So much of the subject is invoiced by now, in all: it stands in the ledger. Never refused. */
    public void invoiced(TenantId tenant, String subject, long cents) {
        change(tenant, subject, commitment -> commitment.invoiced(amount(cents)));
    }

    /**
     * So much was taken in for the subject, in all, that the ledger does not hold as a credit of the customer: a deposit
     * invoiced and paid. A deposit that stands in the ledger as a credit counts there already.
     */
    public void deposited(TenantId tenant, String subject, long cents) {
        change(tenant, subject, commitment -> commitment.deposited(amount(cents)));
    }

    /** The last time a subject came to wait, open or not; empty where it never did. */
    public Optional<Hold> hold(TenantId tenant, String subject) {
        return tenants.in(tenant, () -> holds.of(tenant, subject));
    }

    private void change(TenantId tenant, String subject, UnaryOperator<Commitment> change) {
        tenants.run(
                tenant,
                () -> commitments.find(tenant, subject).ifPresent(found -> {
                    standing.lock(tenant, List.of(found.account()));
                    var now = commitments.find(tenant, subject).orElse(found);
                    commitments.keep(tenant, List.of(change.apply(now)), clock.instant());
                    alerts.look(tenant, List.of(now.account()));
                }));
    }

    private static long amount(long cents) {
        if (cents < 0 || cents > CreditRequest.MOST_CENTS)
            throw new InvalidValue("credit.wrong.amount", String.valueOf(cents));
        return cents;
    }
}
