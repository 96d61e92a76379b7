package org.maillon.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;

/**
 * What a customer said on its page.
 *
 * @param recipient whom the link was given to
 * @param openItem the item it is about; empty for all of them
 * @param day the promised one, or the one on which it was paid
 * @param undone whether it was taken back later
 */
public record Answer(
        long id,
        long link,
        String recipient,
        AccountId account,
        AnswerKind kind,
        OptionalLong openItem,
        Optional<String> reference,
        OptionalLong amountCents,
        Currency currency,
        Optional<LocalDate> day,
        String note,
        OptionalLong promise,
        OptionalLong dispute,
        OptionalLong plan,
        Instant at,
        boolean undone) {
    public boolean canBeUndone() {
        return kind.canBeUndone() && !undone;
    }
}
