package org.maillon.sales;

import java.util.List;
import java.util.Optional;
import org.maillon.sales.OrderDecision.Verdict;

/** What may be done with an order in which state, and what it becomes. */
final class OrderRules {
    private OrderRules() {}

    /** What stands in the way of an act; empty where it may be done. */
    static Optional<OrderRefusal> refusal(OrderState state, OrderAct act) {
        return Optional.ofNullable(
                switch (act) {
                    case CHANGE -> state.isEnded() ? OrderRefusal.ENDED : null;
                    case CANCEL ->
                        switch (state) {
                            case HELD, ACCEPTED -> null;
                            case PART_DELIVERED -> OrderRefusal.DELIVERED_IN_PART;
                            case DELIVERED, CANCELLED, REFUSED -> OrderRefusal.ENDED;
                        };
                    case REOPEN ->
                        state == OrderState.CANCELLED || state == OrderState.REFUSED ? null : OrderRefusal.NOT_ENDED;
                    case CONFIRM, DELIVER, ASK_DEPOSIT ->
                        switch (state) {
                            case ACCEPTED, PART_DELIVERED -> null;
                            case HELD -> act == OrderAct.ASK_DEPOSIT ? null : OrderRefusal.NOT_ACCEPTED;
                            case DELIVERED, CANCELLED, REFUSED -> OrderRefusal.ENDED;
                        };
                });
    }

    /** Where an order stands once credit has answered and its lines are delivered as they are. */
    static OrderState stateAfter(Verdict verdict, List<OrderLine> lines) {
        if (verdict != Verdict.APPROVED) return OrderState.HELD;
        return delivered(lines);
    }

    static OrderState delivered(List<OrderLine> lines) {
        if (lines.stream().allMatch(line -> line.left().isZero())) return OrderState.DELIVERED;
        return lines.stream().allMatch(line -> line.delivered().isZero())
                ? OrderState.ACCEPTED
                : OrderState.PART_DELIVERED;
    }
}
