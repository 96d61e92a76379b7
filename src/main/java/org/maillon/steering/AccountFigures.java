package org.maillon.steering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One customer: where it stands, and its paid invoices in the order in which they were paid, the latest 500. */
public record AccountFigures(AccountStanding standing, PaymentHistory history, List<PaidInvoice> payments) {
    /** A paid invoice as a point of a chart. */
    public record PaidInvoice(String reference, Optional<LocalDate> dueOn, LocalDate paidOn, long amountCents) {
        /** Days past the due day, below zero when paid before; empty without due day. */
        public Optional<Integer> daysLate() {
            return dueOn.map(due -> (int) (paidOn.toEpochDay() - due.toEpochDay()));
        }
    }
}
