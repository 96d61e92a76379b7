package org.maillon.kernel;

import java.time.LocalDate;

/** The longest terms the law lets two companies agree on, each with its article; which applies depends on the contract. */
public enum LegalCeiling {
    /** Sixty days from the invoice (Code de commerce, art. L441-10 I al. 2). */
    FRANCE_60_DAYS(new PaymentTerms.NetDays(60)),

    /** Forty-five days, then the end of the month, where the contract says so (art. L441-10 I al. 3). */
    FRANCE_45_DAYS_THEN_END_OF_MONTH(new PaymentTerms.DaysEndOfMonth(45)),

    /** The other lawful reading of the same sentence: the end of the month, then forty-five days. */
    FRANCE_END_OF_MONTH_THEN_45_DAYS(new PaymentTerms.EndOfMonthDays(45)),

    /** Forty-five days from a periodic invoice (art. L441-10 I al. 4). */
    FRANCE_PERIODIC_INVOICE(new PaymentTerms.NetDays(45)),

    /** Thirty days from the invoice for carriage and customs agents (art. L441-11 II 5°). */
    FRANCE_TRANSPORT(new PaymentTerms.NetDays(30)),

    /** Sixty days whatever the size, counted from receipt of the invoice (law of 2 August 2002, in force 1 February 2022). */
    BELGIUM_60_DAYS(new PaymentTerms.NetDays(60));

    private final PaymentTerms longest;

    LegalCeiling(PaymentTerms longest) {
        this.longest = longest;
    }

    /** The last lawful due day of an invoice issued, or in Belgium received, on this day. */
    public LocalDate latestDueOn(LocalDate startsOn) {
        return longest.dueOn(startsOn);
    }
}
