package org.maillon.credit;

import java.time.LocalDate;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;

/**
 * What an insurer covers of an account, as it said last.
 *
 * @param reference the insurer's number; may be empty
 * @param granted nothing while it is only requested
 * @param from the day from which it holds; deliveries before are not covered
 * @param declareWithinDays a debt unpaid so many days after its due day has to have been declared, or the cover is lost
 */
public record Cover(
        long id,
        AccountId account,
        String insurer,
        String reference,
        Money requested,
        Money granted,
        CoverState state,
        LocalDate from,
        Optional<LocalDate> until,
        int declareWithinDays) {
    /** What it covers on a day. */
    public Money on(LocalDate day) {
        boolean inForce = state.covers()
                && !from.isAfter(day)
                && until.filter(last -> last.isBefore(day)).isEmpty();
        return inForce ? granted : new Money(0, granted.currency());
    }
}
