package org.maillon.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;

/**
 * A rate of value added tax in per cent, 0 to 30 with at most two decimals. Above 0 and below 0.9 (the least rate in force,
 * of newspapers in Corsica) it is taken for a fraction and refused: 20 per cent is 20, not 0.2.
 */
public record TaxRate(BigDecimal percent) {
    private static final BigDecimal LEAST = new BigDecimal("0.9");
    private static final BigDecimal MOST = BigDecimal.valueOf(30);

    public TaxRate {
        if (percent.signum() < 0
                || percent.signum() > 0 && percent.compareTo(LEAST) < 0
                || percent.compareTo(MOST) > 0
                || percent.stripTrailingZeros().scale() > 2)
            throw new InvalidValue("sales.tax-rate", shortened(percent.toString()));
        percent = percent.setScale(2, RoundingMode.UNNECESSARY);
    }

    public static TaxRate of(String percent) {
        var plain = percent.replaceAll("[\\s\u00a0\u202f%]", "").replace(',', '.');
        if (!plain.matches("-?[0-9]{1,6}(\\.[0-9]{1,6})?"))
            throw new InvalidValue("sales.tax-rate", shortened(percent));
        return new TaxRate(new BigDecimal(plain));
    }

    /** The tax on a net amount, rounded half up to the cent. */
    public long on(long netCents) {
        return BigDecimal.valueOf(netCents)
                .multiply(percent)
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** With a point and without needless zeros, for files and programs: {@code 5.5}. */
    public String plain() {
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }

    /** As the language's country writes it: {@code 5,5 %}. */
    public String display(Language language) {
        var format = NumberFormat.getPercentInstance(language.locale());
        format.setMaximumFractionDigits(2);
        return format.format(percent.movePointLeft(2)).replace(' ', '\u00a0');
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }
}
