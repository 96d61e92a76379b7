package org.maillon.credit;

import java.util.Currency;
import java.util.Set;

/**
 * What a customer owes and has been promised, in one currency and minor units.
 *
 * @param receivableCents what is open in the ledger
 * @param creditCents what speaks for the customer in the ledger and is not yet allocated
 * @param acceptedCents orders accepted and not delivered
 * @param deliveredCents delivered and not invoiced
 * @param depositCents deposits on those orders that the ledger does not hold as credits
 * @param unrated currencies left out because no rate is recent enough; the sum is then not the whole
 */
public record Exposure(
        Currency currency,
        long receivableCents,
        long creditCents,
        long acceptedCents,
        long deliveredCents,
        long depositCents,
        Set<Currency> unrated) {
    public Exposure {
        unrated = Set.copyOf(unrated);
    }

    public long totalCents() {
        return receivableCents - creditCents + acceptedCents + deliveredCents - depositCents;
    }

    public boolean isWhole() {
        return unrated.isEmpty();
    }
}
