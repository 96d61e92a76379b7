package org.maillon.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;

/**
 * What was agreed with one customer: a price for an item, or a discount on an item or on all of the list.
 *
 * @param item the code; empty where it holds for all
 * @param asker who asked for it, as {@link Actor#id}
 * @param approvedBy empty while it waits, and counts for nothing
 */
public record Condition(
        long id,
        AccountId accountId,
        String accountName,
        Optional<String> item,
        Currency currency,
        OptionalLong priceCents,
        OptionalInt discountBasisPoints,
        LocalDate fromOn,
        Optional<LocalDate> untilOn,
        String reason,
        String askedBy,
        long asker,
        Instant askedAt,
        Optional<String> approvedBy) {
    PriceRules.Period period() {
        return new PriceRules.Period(fromOn, untilOn);
    }
}
