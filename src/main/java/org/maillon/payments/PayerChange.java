package org.maillon.payments;

import org.maillon.access.FourEyesRules;
import org.maillon.customers.AccountId;

/** A customer paid, or pays as a list says, from a bank account that nobody knew; until somebody agrees nothing is matched by it. */
public record PayerChange(
        long id,
        AccountId account,
        String code,
        String name,
        String iban,
        String formerIban,
        String seenName,
        FourEyesRules.Request request) {
    /** Whether a list that was imported said so, and no receipt. */
    public boolean isListed() {
        return seenName.equals(PayerChanges.IMPORT);
    }
}
