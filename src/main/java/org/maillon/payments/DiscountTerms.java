package org.maillon.payments;

import java.time.LocalDate;
import org.maillon.kernel.InvalidValue;

/**
 * A discount agreed for early payment.
 *
 * @param basisPoints hundredths of a per cent, 1 to 10 000
 * @param days within how many days from issue, 0 to 365
 */
public record DiscountTerms(int basisPoints, int days) {
    private static final int WHOLE = 10_000;
    private static final int LONGEST_DAYS = 365;

    public DiscountTerms {
        if (basisPoints < 1 || basisPoints > WHOLE) throw new InvalidValue("payments.discount.percent");
        if (days < 0 || days > LONGEST_DAYS) throw new InvalidValue("payments.discount.days");
    }

    long of(long cents) {
        return Math.round(cents * (double) basisPoints / WHOLE);
    }

    boolean isInTime(LocalDate issuedOn, LocalDate paidOn) {
        return !paidOn.isAfter(issuedOn.plusDays(days));
    }
}
