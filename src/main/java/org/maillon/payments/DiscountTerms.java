package org.maillon.payments;

import java.time.LocalDate;

/** A discount agreed for early payment: hundredths of a per cent, and within how many days from issue. */
record DiscountTerms(int basisPoints, int days) {
    long of(long cents) {
        return Math.round(cents * (double) basisPoints / 10_000);
    }

    boolean isInTime(LocalDate issuedOn, LocalDate paidOn) {
        return !paidOn.isAfter(issuedOn.plusDays(days));
    }
}
