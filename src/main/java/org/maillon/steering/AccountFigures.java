package org.maillon.steering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One customer: where it stands, and its paid invoices in the order in which they were paid, the latest 500. */
public record AccountFigures(AccountStanding standing, PaymentHistory history, List<PaidInvoice> payments) {
    /** A paid invoice as a point of a chart. */
    public record PaidInvoice(Optional<LocalDate> dueOn, LocalDate paidOn, long amountCents) {}
}
