package org.maillon.steering;

import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.claims.LateInterest.RateUnknown;

/**
 * What may be claimed beside the principal for the invoices open and overdue on a day, in euros: interest at the statutory
 * rate on what is open, rounded per invoice, and 40 EUR for each invoice (Code de commerce, art. L441-10 II and D441-5;
 * Belgium: law of 2 August 2002, art. 5 and 6); until the eve of the judgment that opened an insolvency (art. L622-28).
 *
 * @param interestCents empty where a rate is not known; then {@code refusal} says which
 * @param invoices counted
 * @param invoicesElsewhere of customers in other countries, whose law is not known here: left out
 */
public record Claimable(
        OptionalLong interestCents,
        long recoveryFeeCents,
        long invoices,
        long invoicesElsewhere,
        Optional<RateUnknown> refusal) {}
