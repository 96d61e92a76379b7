package org.maillon.sales;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.InvalidValue;

/**
 * An order as it is asked for.
 *
 * @param reference of the file or program it comes from: the same one again gives the order it gave first
 * @param purchaseOrder the customer's own number, at most 100 characters
 * @param purchaseOrderDocument the customer's order as a document, kept before
 * @param wantedOn the day the customer wants it
 * @param prepaid paid before it is delivered
 * @param note at most 2,000 characters
 */
public record NewOrder(
        AccountId account,
        OrderSource source,
        Optional<String> reference,
        OptionalLong quote,
        Currency currency,
        Optional<String> purchaseOrder,
        Optional<DocumentId> purchaseOrderDocument,
        Optional<LocalDate> wantedOn,
        boolean prepaid,
        String note,
        List<NewLine> lines) {
    /** No order has more lines. */
    public static final int MOST_LINES = 2_000;

    NewOrder on(AccountId other) {
        return new NewOrder(
                other,
                source,
                reference,
                quote,
                currency,
                purchaseOrder,
                purchaseOrderDocument,
                wantedOn,
                prepaid,
                note,
                lines);
    }

    public NewOrder {
        purchaseOrder = purchaseOrder.map(String::strip).filter(it -> !it.isEmpty());
        reference = reference.map(String::strip).filter(it -> !it.isEmpty());
        note = note.strip();
        lines = List.copyOf(lines);
        if (lines.isEmpty()) throw new InvalidValue("sales.order.no-lines");
        if (lines.size() > MOST_LINES) throw new InvalidValue("sales.order.lines", Integer.toString(MOST_LINES));
        if (purchaseOrder.filter(it -> it.length() > 100).isPresent())
            throw new InvalidValue("sales.purchase-order.long");
        if (note.length() > 2_000) throw new InvalidValue("sales.note.long");
    }
}
