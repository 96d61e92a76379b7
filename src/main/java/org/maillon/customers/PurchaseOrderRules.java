package org.maillon.customers;

/** When the customer's own order number must be there before the order is accepted. */
final class PurchaseOrderRules {
    private PurchaseOrderRules() {}

    /** What the account says prevails; else its sector, and an amount, tax included, from which the company asks for one. */
    static boolean isRequired(AccountProfile profile, AccountPolicy policy, long amountCents) {
        return switch (profile.purchaseOrder()) {
            case REQUIRED -> true;
            case NOT_REQUIRED -> false;
            case BY_RULE ->
                profile.sector()
                                .filter(policy.sectorsWithPurchaseOrder()::contains)
                                .isPresent()
                        || policy.purchaseOrderFromCents().isPresent()
                                && amountCents
                                        >= policy.purchaseOrderFromCents().getAsLong();
        };
    }
}
