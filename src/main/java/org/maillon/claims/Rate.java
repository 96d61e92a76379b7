package org.maillon.claims;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;

/** Simple interest a year, in thousandths of a percent: 12.15 % is 12150. From 0 to 100 %. */
public record Rate(int thousandths) implements Comparable<Rate> {
    private static final int FULL = 100_000;

    public Rate {
        if (thousandths < 0 || thousandths > FULL)
            throw invalid(percent(thousandths).toPlainString());
    }

    /** Reads 12.15 or 12,15; at most three decimals. */
    public static Rate parse(String percent) {
        var read = percent.strip().replace(',', '.');
        if (!read.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) throw invalid(percent.strip());
        return new Rate(new BigDecimal(read).movePointRight(3).intValueExact());
    }

    /** In percent, with two or three decimals. */
    public BigDecimal percent() {
        return percent(thousandths);
    }

    /** 12,15 % in French. */
    public String display(Language language) {
        var format = NumberFormat.getPercentInstance(language.locale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(3);
        return format.format(percent().movePointLeft(2));
    }

    @Override
    public int compareTo(Rate other) {
        return Integer.compare(thousandths, other.thousandths);
    }

    private static BigDecimal percent(int thousandths) {
        var percent = BigDecimal.valueOf(thousandths, 3);
        return thousandths % 10 == 0 ? percent.setScale(2) : percent;
    }

    private static InvalidValue invalid(String percent) {
        return new InvalidValue("claims.rate.invalid", percent);
    }
}
