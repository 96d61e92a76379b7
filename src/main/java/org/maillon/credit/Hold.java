package org.maillon.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.maillon.access.Role;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;

/**
 * An order that waits for a person, or waited, as it was last decided.
 *
 * @param subject as its request named it
 * @param account the code of its account
 * @param amount with tax
 * @param referred whether it could not be said from what is known
 * @param exposure of the account without it; the limit is of the same currency
 * @param decider the least role that may decide it
 * @param answerBy the day by which the seller has an answer
 * @param depositAskedCents what the customer was asked to pay first, in the amount's currency
 */
public record Hold(
        long id,
        String subject,
        AccountId accountId,
        String account,
        String accountName,
        Money amount,
        boolean prepaid,
        Set<HoldReason> alsoHeldFor,
        boolean referred,
        List<HoldReason> reasons,
        Money exposure,
        OptionalLong limitCents,
        long overrunCents,
        Role decider,
        String askedBy,
        Instant heldAt,
        LocalDate answerBy,
        HoldState state,
        OptionalLong depositAskedCents,
        Optional<Settlement> settlement) {
    /** How it ended. */
    public record Settlement(Instant at, String by, String why) {}

    public boolean isOpen() {
        return state == HoldState.OPEN;
    }

    public Currency currency() {
        return exposure.currency();
    }

    /** What the account would owe and have ordered with it, in the exposure's currency. */
    public OptionalLong wantedCents() {
        return overrunCents > 0 && limitCents.isPresent()
                ? OptionalLong.of(limitCents.getAsLong() + overrunCents)
                : OptionalLong.empty();
    }

    /** The request anew, when something has changed. */
    CreditRequest again(String by) {
        return new CreditRequest(subject, accountId, amount.cents(), amount.currency(), prepaid, alsoHeldFor, by);
    }
}
