package org.maillon.claims;

import java.time.LocalDate;
import java.util.List;
import org.maillon.customers.AccountId;

/**
 * An invoice past its due day, with what was laid on it.
 *
 * @param country of the customer, two capital letters
 * @param publicBody whether a public body owes it
 * @param reliefCents what made the principal smaller without being a payment: credit notes, write-offs
 * @param payments in the order of their days
 * @param judgments the days of the judgments that opened insolvencies of the customer, the first first
 */
record ClaimFacts(
        long openItem,
        AccountId account,
        String reference,
        String currency,
        long amountCents,
        LocalDate issuedOn,
        LocalDate dueOn,
        String country,
        boolean publicBody,
        long reliefCents,
        List<Payment> payments,
        List<LocalDate> judgments) {
    record Payment(LocalDate on, long cents) {}

    long principalCents() {
        return amountCents - reliefCents;
    }

    ClaimFacts asOf(LocalDate day) {
        var until = payments.stream().filter(each -> !each.on().isAfter(day)).toList();
        return new ClaimFacts(
                openItem,
                account,
                reference,
                currency,
                amountCents,
                issuedOn,
                dueOn,
                country,
                publicBody,
                reliefCents,
                until,
                judgments);
    }
}
