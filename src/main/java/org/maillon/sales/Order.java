package org.maillon.sales;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.Money;
import org.maillon.sales.OrderDecision.Verdict;

/**
 * A customer's order as it stands.
 *
 * @param number ours: {@code CDE-2026-00012}
 * @param account the code of its account
 * @param verdict the last answer of the credit decision
 * @param reasons codes of what keeps it back
 * @param version 1, and one more for each change
 * @param purchaseOrder the customer's own number
 * @param confirmation of this version
 */
public record Order(
        long id,
        String number,
        AccountId accountId,
        String account,
        String accountName,
        Currency currency,
        OrderSource source,
        OptionalLong quote,
        OrderState state,
        Verdict verdict,
        List<String> reasons,
        int version,
        Optional<String> purchaseOrder,
        Optional<DocumentId> purchaseOrderDocument,
        Optional<LocalDate> wantedOn,
        boolean prepaid,
        String note,
        LocalDate orderedOn,
        long netCents,
        long taxCents,
        long grossCents,
        String madeBy,
        long maker,
        ConfirmationState confirmation) {
    public Order {
        reasons = List.copyOf(reasons);
    }

    public Money gross() {
        return new Money(grossCents, currency);
    }

    public Money net() {
        return new Money(netCents, currency);
    }

    /** How it is named to the credit decision. */
    public String creditSubject() {
        return "order:" + id;
    }

    /** How it stands in the evidence. */
    public String subject() {
        return "account/" + accountId.value() + "/order/" + id;
    }
}
