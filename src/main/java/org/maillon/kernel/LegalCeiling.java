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

    /** Thirty days after delivery for perishable food (art. L441-11 II 1°). */
    FRANCE_PERISHABLE_FOOD(new PaymentTerms.NetDays(30)),

    /** Twenty days after delivery for live cattle and fresh meat (art. L441-11 II 2°). */
    FRANCE_MEAT(new PaymentTerms.NetDays(20)),

    /** Thirty days after the end of the month of delivery for drinks that bear consumption duty (art. L441-11 II 3°). */
    FRANCE_ALCOHOL(new PaymentTerms.EndOfMonthDays(30)),

    /** Thirty days for the State and local authorities (Code de la commande publique, art. R2192-10). */
    FRANCE_PUBLIC_AUTHORITY(new PaymentTerms.NetDays(30)),

    /** Fifty days for public health establishments (art. R2192-11). */
    FRANCE_PUBLIC_HOSPITAL(new PaymentTerms.NetDays(50)),

    /** Sixty days for public undertakings (art. R2192-11). */
    FRANCE_PUBLIC_UNDERTAKING(new PaymentTerms.NetDays(60)),

    /** Thirty days for Belgian public authorities (law of 2 August 2002). */
    BELGIUM_PUBLIC_30_DAYS(new PaymentTerms.NetDays(30)),

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
