package org.maillon.sales;

/** When a confirmation leaves by itself. */
final class ConfirmationRules {
    private ConfirmationRules() {}

    /**
     * An order that goes ahead and was only said by telephone, and one whose customer was asked before and that has changed
     * since. Others are confirmed by whoever sells.
     */
    static boolean isDue(OrderState state, OrderSource source, ConfirmationState confirmation, boolean askedBefore) {
        boolean goesAhead = state == OrderState.ACCEPTED || state == OrderState.PART_DELIVERED;
        return goesAhead && confirmation == ConfirmationState.NONE && (source == OrderSource.PHONE || askedBefore);
    }
}
