package org.maillon.payments;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Texts;

/**
 * An item collected, or to be, from a customer's bank account.
 *
 * @param cents euro cents, above 0
 * @param noticeKey under which the outbox announces it
 * @param reason the bank's code where it came back, the key of a sentence where we took it out
 */
public record DebitCollection(
        long id,
        AccountId accountId,
        String account,
        String accountName,
        long mandate,
        String mandateReference,
        long openItem,
        String reference,
        long cents,
        LocalDate collectOn,
        String noticeKey,
        CollectionState state,
        OptionalLong file,
        Optional<String> sequence,
        Optional<String> endToEndId,
        Optional<String> reason) {
    DebitCollection in(CollectionState next) {
        return new DebitCollection(
                id,
                accountId,
                account,
                accountName,
                mandate,
                mandateReference,
                openItem,
                reference,
                cents,
                collectOn,
                noticeKey,
                next,
                file,
                sequence,
                endToEndId,
                reason);
    }

    /** Why it came back or was taken out, in words; empty where it was neither. */
    public String why(Texts texts) {
        return reason.map(said -> state == CollectionState.WITHDRAWN
                        ? texts.say("payments.debit.left-out." + said)
                        : texts.say(ReturnCause.key(said)))
                .orElse("");
    }
}
