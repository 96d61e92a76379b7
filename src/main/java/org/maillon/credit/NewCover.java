package org.maillon.credit;

import java.time.LocalDate;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;

/**
 * A cover as it is asked of an insurer.
 *
 * @param insurer 1 to 100 characters
 * @param reference at most 100 characters, may be empty
 * @param declareWithinDays 1 to 730
 */
public record NewCover(String insurer, String reference, Money requested, LocalDate from, int declareWithinDays) {
    public NewCover {
        insurer = insurer.strip();
        reference = reference.strip();
        if (insurer.isEmpty() || insurer.length() > 100) throw new InvalidValue("credit.wrong.insurer");
        if (reference.length() > 100) throw new InvalidValue("credit.wrong.cover-reference");
        if (requested.cents() <= 0 || requested.cents() > CreditRequest.MOST_CENTS)
            throw new InvalidValue("credit.wrong.cover-amount", String.valueOf(requested.cents()));
        if (declareWithinDays < 1 || declareWithinDays > 730)
            throw new InvalidValue("credit.wrong.declare-days", String.valueOf(declareWithinDays));
    }
}
