package org.maillon.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.Money;

/**
 * A price offered to a customer.
 *
 * @param number ours: {@code DEV-2026-00012}
 * @param account the code of its account
 * @param validUntil its last day
 * @param document as it was sent, PDF/A
 * @param answer the customer's yes or no
 * @param purchaseOrder the customer's own number, given with the yes
 */
public record Quote(
        long id,
        String number,
        AccountId accountId,
        String account,
        String accountName,
        Currency currency,
        QuoteState state,
        LocalDate quotedOn,
        LocalDate validUntil,
        String note,
        long netCents,
        long taxCents,
        long grossCents,
        String madeBy,
        Optional<DocumentId> document,
        Optional<Answer> answer,
        Optional<String> purchaseOrder) {
    /** Who answered, as what at the customer, from where and when. */
    public record Answer(String by, String as, String from, Instant at) {}

    public Money gross() {
        return new Money(grossCents, currency);
    }

    public Money net() {
        return new Money(netCents, currency);
    }

    public boolean isOver(LocalDate today) {
        return today.isAfter(validUntil);
    }

    /** How it stands in the evidence. */
    public String subject() {
        return "account/" + accountId.value() + "/quote/" + id;
    }
}
