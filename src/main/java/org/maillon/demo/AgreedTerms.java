package org.maillon.demo;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Terms of payment as a French company writes them in its customer file. */
public enum AgreedTerms {
    NET_30("30 jours", 30, false),
    NET_45("45 jours", 45, false),
    NET_60("60 jours", 60, false),
    NET_30_END_OF_MONTH("30 jours fin de mois", 30, true),
    NET_45_END_OF_MONTH("45 jours fin de mois", 45, true);

    private final String text;
    private final int days;
    private final boolean endOfMonth;

    AgreedTerms(String text, int days, boolean endOfMonth) {
        this.text = text;
        this.days = days;
        this.endOfMonth = endOfMonth;
    }

    /** As it stands in the export, always French: "45 jours fin de mois". */
    public String text() {
        return text;
    }

    /** The due day: the days are counted first, then the end of that month is taken where agreed. */
    public LocalDate dueOn(LocalDate issuedOn) {
        var day = issuedOn.plusDays(days);
        return endOfMonth ? day.with(TemporalAdjusters.lastDayOfMonth()) : day;
    }
}
