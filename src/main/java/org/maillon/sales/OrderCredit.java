package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.maillon.credit.Credit;
import org.maillon.credit.CreditDecision;
import org.maillon.credit.CreditDecisions;
import org.maillon.credit.CreditRequest;
import org.maillon.credit.HoldReason;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.maillon.sales.OrderDecision.Verdict;
import org.maillon.terms.Acceptances;
import org.springframework.stereotype.Component;

/** Puts orders before the customer's credit, with what already keeps them back, and tells it what becomes of them. */
@Component
class OrderCredit {
    private final CreditDecisions decisions;
    private final Credit credit;
    private final DepositStore deposits;
    private final Customers customers;
    private final Acceptances acceptances;
    private final Clock clock;

    OrderCredit(
            CreditDecisions decisions,
            Credit credit,
            DepositStore deposits,
            Customers customers,
            Acceptances acceptances,
            Clock clock) {
        this.decisions = decisions;
        this.credit = credit;
        this.deposits = deposits;
        this.customers = customers;
        this.acceptances = acceptances;
        this.clock = clock;
    }

    OrderDecision ask(TenantId tenant, Order order, List<DeviationKind> gaps, Actor by) {
        boolean paid = isPaid(tenant, order);
        var request = new CreditRequest(
                order.creditSubject(),
                order.accountId(),
                order.grossCents(),
                order.currency(),
                order.prepaid() || paid,
                paid,
                reasons(tenant, order, gaps),
                by.who());
        return told(decisions.decide(tenant, request));
    }

    /** Whole, by its deposits, which the ledger holds. */
    private boolean isPaid(TenantId tenant, Order order) {
        long received = DepositSum.of(deposits.of(tenant, order.id())).receivedCents();
        return received > 0 && received >= order.grossCents();
    }

    private Set<HoldReason> reasons(TenantId tenant, Order order, List<DeviationKind> gaps) {
        var reasons = EnumSet.noneOf(HoldReason.class);
        for (var gap : gaps) reasons.add(reason(gap));
        boolean mustAccept = customers.profile(tenant, order.accountId()).termsAcceptanceRequired();
        if (mustAccept
                && acceptances
                        .binding(tenant, order.accountId(), order.orderedOn())
                        .isEmpty()) reasons.add(HoldReason.TERMS_NOT_ACCEPTED);
        return reasons;
    }

    private static HoldReason reason(DeviationKind gap) {
        return switch (gap) {
            case PRICE -> HoldReason.PRICE_DEVIATION;
            case MARGIN -> HoldReason.MARGIN_TOO_LOW;
            case AVAILABILITY, LEAD_TIME -> HoldReason.DELIVERY_TOO_SOON;
            case PURCHASE_ORDER -> HoldReason.PURCHASE_ORDER_MISSING;
        };
    }

    private static OrderDecision told(CreditDecision decision) {
        return new OrderDecision(
                Verdict.of(decision.code()),
                decision.reasons().stream().map(HoldReason::code).toList(),
                decision.exposureCents(),
                decision.limitCents());
    }

    /** The decision an order had, with what counts today. */
    OrderDecision standing(TenantId tenant, Order order) {
        var limit = credit.limit(tenant, order.accountId(), LocalDate.now(clock))
                .filter(found -> found.amount().currency().equals(order.currency()));
        return new OrderDecision(
                order.verdict(),
                order.reasons(),
                credit.exposure(tenant, order.accountId(), order.currency()).totalCents(),
                limit.isPresent() ? OptionalLong.of(limit.get().amount().cents()) : OptionalLong.empty());
    }

    /** The order takes nothing from the limit any more. */
    void lapse(TenantId tenant, Order order) {
        decisions.lapse(tenant, order.creditSubject());
    }

    /** So much of it is delivered by now, with tax. */
    void delivered(TenantId tenant, Order order, List<OrderLine> lines) {
        var had = lines.stream()
                .filter(line -> !line.delivered().isZero())
                .map(OrderLine::had)
                .toList();
        decisions.delivered(tenant, order.creditSubject(), TotalRules.of(had).grossCents());
    }

    /** So much of it is invoiced by now, with tax. */
    void invoiced(TenantId tenant, Order order, long cents) {
        decisions.invoiced(tenant, order.creditSubject(), cents);
    }
}
