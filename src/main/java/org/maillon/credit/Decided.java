package org.maillon.credit;

/** A request, what the rules said of it, and what its account is exposed to now that this is said. */
record Decided(CreditRequest request, Verdict verdict, long exposureCents) {
    String outcome() {
        if (verdict.isApproved()) return "approved";
        return verdict.isReferred() ? "referred" : "held";
    }
}
