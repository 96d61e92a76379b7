package org.maillon.desk;

import java.time.LocalDate;

/** An invoice that money closed: when it was due, and when it was paid. */
public record PaidLine(String reference, LocalDate issuedOn, LocalDate dueOn, LocalDate paidOn, long amountCents) {
    /** Days past the due day, below zero when paid before. */
    public int daysLate() {
        return (int) (paidOn.toEpochDay() - dueOn.toEpochDay());
    }
}
