package org.maillon.deliveries;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;

/** Quantities: more than nothing, at most four decimals, as people write and read them. */
public final class Quantities {
    private static final int PLACES = 4;
    private static final BigDecimal MOST = new BigDecimal("9999999999");

    private Quantities() {}

    /** The same without zeros at its end; refused (422) where it is not more than 0, too large or finer than four decimals. */
    static BigDecimal read(BigDecimal given) {
        var plain = plain(given);
        if (plain.signum() <= 0 || plain.compareTo(MOST) > 0 || plain.scale() > PLACES)
            throw new InvalidValue("deliveries.quantity", shown(given));
        return plain;
    }

    /** Without zeros at its end: {@code 2} for {@code 2.000}. */
    static BigDecimal plain(BigDecimal given) {
        var plain = given.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** From what a person typed: {@code 2}, {@code 2,5} or {@code 2.5}. */
    public static BigDecimal read(String typed) {
        var digits = typed.replaceAll("[\\s\\p{Zs}]", "").replace(',', '.');
        if (!digits.matches("[0-9]{1,10}([.][0-9]{1,4})?")) throw new InvalidValue("deliveries.quantity", shown(typed));
        return read(new BigDecimal(digits));
    }

    /** As the language's country writes it. */
    public static String display(BigDecimal quantity, Language language) {
        var format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(PLACES);
        return format.format(quantity);
    }

    private static String shown(Object given) {
        var text = given.toString().strip();
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }
}
