package org.maillon.steering;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How invoices that are paid were paid: from issue and from the due day to the day that closed them. An invoice that a
 * credit note or a write-off alone closed was not paid and does not count.
 *
 * @param averageDaysToPay every invoice counts once
 * @param averageDaysToPayByAmount every euro counts once: the large invoices tell
 * @param averageDaysLate an invoice paid early or on the day counts 0
 * @param onTimeShare of the invoices, 0 to 1
 */
public record PaymentHistory(
        long paidInvoices,
        Optional<BigDecimal> averageDaysToPay,
        Optional<BigDecimal> averageDaysToPayByAmount,
        Optional<BigDecimal> averageDaysLate,
        Optional<BigDecimal> onTimeShare) {}
