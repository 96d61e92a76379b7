package org.maillon.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;

/** How much of something: never negative, at most four decimals and eleven digits before them. */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    private static final int DECIMALS = 4;
    private static final BigDecimal BEYOND = BigDecimal.valueOf(100_000_000_000L);

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        if (value.signum() < 0) throw new InvalidValue("sales.quantity.negative", value.toPlainString());
        if (value.compareTo(BEYOND) >= 0 || value.stripTrailingZeros().scale() > DECIMALS)
            throw new InvalidValue("sales.quantity.exact", excerpt(value.toString()));
        value = value.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }

    public static Quantity of(long whole) {
        return new Quantity(BigDecimal.valueOf(whole));
    }

    /** As a person or a file writes it: a comma or a point before the decimals, blanks between thousands. */
    public static Quantity parse(String written) {
        var plain = written.replaceAll("[\\s\u00a0\u202f]", "").replace(',', '.');
        if (!plain.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?"))
            throw new InvalidValue("sales.quantity.unreadable", excerpt(written));
        return new Quantity(new BigDecimal(plain));
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    /** What is left of this after the other; nothing where the other is more. */
    public Quantity less(Quantity other) {
        return new Quantity(value.subtract(other.value).max(BigDecimal.ZERO));
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    /** Without needless zeros and with a point, for files and programs: {@code 12.5}. */
    public String plain() {
        return isZero() ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** As the language's country writes it. */
    public String display(Language language) {
        var format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(DECIMALS);
        return format.format(value).replace(' ', '\u00a0');
    }

    private static String excerpt(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
