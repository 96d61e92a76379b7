package org.maillon.sales;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;

/**
 * A quote to be made.
 *
 * @param validUntil its last day; empty for what the company's policy says
 * @param note at most 2,000 characters, printed
 */
public record NewQuote(
        AccountId account, Currency currency, Optional<LocalDate> validUntil, String note, List<NewLine> lines) {
    NewQuote on(AccountId other) {
        return new NewQuote(other, currency, validUntil, note, lines);
    }

    public NewQuote {
        note = note.strip();
        lines = List.copyOf(lines);
        if (lines.isEmpty()) throw new InvalidValue("sales.order.no-lines");
        if (lines.size() > NewOrder.MOST_LINES)
            throw new InvalidValue("sales.order.lines", Integer.toString(NewOrder.MOST_LINES));
        if (note.length() > 2_000) throw new InvalidValue("sales.note.long");
    }
}
