package org.maillon.credit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a person says to an order that waits.
 *
 * @param amountCents the deposit asked, in the order's currency; the new limit, or the exposure up to which orders are
 *     released, in the exposure's
 * @param until the last day of a release or of a temporary limit
 * @param why 3 to 2,000 characters
 */
public record NewRuling(RulingAct act, OptionalLong amountCents, Optional<LocalDate> until, String why) {
    public NewRuling {
        why = Reasoned.checked(why);
    }
}
