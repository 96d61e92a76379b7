package org.maillon.claims;

import java.time.LocalDate;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** January to June (1) or July to December (2) of a year: the time a statutory rate holds. Written 2026-1. */
public record HalfYear(int year, int half) {
    public static HalfYear of(LocalDate day) {
        return new HalfYear(day.getYear(), day.getMonthValue() <= 6 ? 1 : 2);
    }

    LocalDate startsOn() {
        return LocalDate.of(year, half == 1 ? 1 : 7, 1);
    }

    HalfYear next() {
        return half == 1 ? new HalfYear(year, 2) : new HalfYear(year + 1, 1);
    }

    /** In words: 1er semestre 2026. */
    public String display(Language language) {
        return Texts.in(language).say("claims.half-year", half, Integer.toString(year));
    }

    @Override
    public String toString() {
        return year + "-" + half;
    }
}
