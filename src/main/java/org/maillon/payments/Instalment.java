package org.maillon.payments;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A part of a repayment plan.
 *
 * @param number from 1, in the order of the days
 * @param holdsUntil the last day on which it is waited for: the working day after its own
 */
public record Instalment(
        int number,
        LocalDate dueOn,
        LocalDate holdsUntil,
        long amountCents,
        InstalmentState state,
        Optional<LocalDate> settledOn) {}
