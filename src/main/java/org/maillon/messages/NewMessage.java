package org.maillon.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A message to be sent, not yet worded: its {@link Composer} does that at the door.
 *
 * @param accountId the customer account it speaks to
 * @param source the {@link Composer#source()} that will word it, such as "reminder"
 * @param key 1 to 300 characters; a key is sent once per company, for ever
 * @param step what kind of message it is, as its source names it
 * @param decidedOn the day it was decided for
 * @param notBefore it leaves at this instant at the earliest
 */
public record NewMessage(
        long accountId,
        String source,
        String key,
        Currency currency,
        Channel channel,
        String step,
        LocalDate decidedOn,
        Instant notBefore) {
    /** One that goes by e-mail. */
    public NewMessage(
            long accountId,
            String source,
            String key,
            Currency currency,
            String step,
            LocalDate decidedOn,
            Instant notBefore) {
        this(accountId, source, key, currency, Channel.EMAIL, step, decidedOn, notBefore);
    }
}
