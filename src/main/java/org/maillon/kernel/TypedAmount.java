package org.maillon.kernel;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as people type it in a form: {@code 1 234,56}, {@code 1.234,56} or {@code 1234.56}, with or without a sign of
 * less; nothing typed is no amount.
 */
public final class TypedAmount {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}€]");
    private static final Pattern GROUPS = Pattern.compile("[.,’'](?=[0-9]{3}(?![0-9]))");
    private static final Pattern AMOUNT = Pattern.compile("(-?[0-9]{1,12}([.,][0-9]{1,3})?)?");

    private TypedAmount() {}

    /** Whether it is an amount of euros, or nothing. */
    public static boolean isReadable(String typed) {
        return isReadable(typed, Money.EUR);
    }

    /** Not so with more decimals than the currency has. */
    public static boolean isReadable(String typed, Currency currency) {
        var plain = plain(typed);
        return AMOUNT.matcher(plain).matches()
                && plain.length() - 1 - separator(plain) <= currency.getDefaultFractionDigits();
    }

    private static int separator(String plain) {
        int at = Math.max(plain.indexOf('.'), plain.indexOf(','));
        return at < 0 ? plain.length() - 1 : at;
    }

    /** In cents of euros; to be asked for only where it is readable. */
    public static @Nullable Long cents(String typed) {
        return cents(typed, Money.EUR);
    }

    /** In the smallest unit of the currency; to be asked for only where it is readable. */
    public static @Nullable Long cents(String typed, Currency currency) {
        var plain = plain(typed).replace(',', '.');
        return plain.isEmpty()
                ? null
                : new BigDecimal(plain)
                        .movePointRight(currency.getDefaultFractionDigits())
                        .longValueExact();
    }

    private static String plain(String typed) {
        return GROUPS.matcher(BLANKS.matcher(typed).replaceAll("")).replaceAll("");
    }

    /** As a form proposes an amount of euros, so that it reads the same when it comes back. */
    public static String shown(@Nullable Long cents, Language language) {
        return cents == null ? "" : shown(new Money(cents, Money.EUR), language);
    }

    /** Without groups, and without decimals where they are all 0. */
    public static String shown(Money money, Language language) {
        var currency = money.currency();
        var amount = BigDecimal.valueOf(money.cents(), currency.getDefaultFractionDigits());
        var whole = amount.stripTrailingZeros().scale() <= 0;
        var text = whole ? amount.setScale(0).toPlainString() : amount.toPlainString();
        return language == Language.EN ? text : text.replace('.', ',');
    }
}
