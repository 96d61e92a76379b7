package org.maillon.sales;

import java.util.List;
import java.util.OptionalLong;
import org.maillon.kernel.TenantId;
import org.maillon.sales.OrderDecision.Verdict;
import org.springframework.stereotype.Component;

/** Asks for the credit decision of an order, with what already keeps it back. */
@Component
class OrderCredit {
    OrderDecision ask(TenantId tenant, Order order, List<DeviationKind> gaps, Actor by) {
        var reasons = gaps.stream().map(DeviationKind::code).distinct().toList();
        var verdict = gaps.isEmpty() ? Verdict.APPROVED : Verdict.HELD;
        return new OrderDecision(verdict, reasons, order.grossCents(), OptionalLong.empty());
    }

    /** The decision an order had, with what counts today. */
    OrderDecision standing(TenantId tenant, Order order) {
        return new OrderDecision(order.verdict(), order.reasons(), order.grossCents(), OptionalLong.empty());
    }

    /** The order takes nothing from the limit any more. */
    void lapse(TenantId tenant, Order order) {}
}
