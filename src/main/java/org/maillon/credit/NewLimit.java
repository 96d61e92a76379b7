package org.maillon.credit;

import java.time.LocalDate;
import java.util.Optional;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;

/**
 * A limit as somebody decides it.
 *
 * @param amount 0 stops every order that is not paid in advance
 * @param why 3 to 2,000 characters
 */
public record NewLimit(Money amount, boolean wholeGroup, LocalDate from, Optional<LocalDate> until, String why) {
    public NewLimit {
        if (amount.cents() < 0 || amount.cents() > CreditRequest.MOST_CENTS)
            throw new InvalidValue("credit.wrong.limit", String.valueOf(amount.cents()));
        if (until.filter(day -> day.isBefore(from)).isPresent()) throw new InvalidValue("credit.wrong.until");
        why = Reasoned.checked(why);
    }
}
