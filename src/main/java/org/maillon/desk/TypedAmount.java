package org.maillon.desk;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An amount as people type it in a form, in whole currency with at most two decimals; nothing typed is no amount. */
final class TypedAmount {
    private static final String AMOUNT = "(-?\\d{1,12}(\\.\\d{1,2})?)?";

    private TypedAmount() {}

    static boolean isReadable(String typed) {
        return plain(typed).matches(AMOUNT);
    }

    /** In cents; to be asked for only where it is readable. */
    static @Nullable Long cents(String typed) {
        var plain = plain(typed);
        return plain.isEmpty() ? null : new BigDecimal(plain).movePointRight(2).longValueExact();
    }

    static String shown(@Nullable Long cents) {
        return cents == null
                ? ""
                : BigDecimal.valueOf(cents, 2).stripTrailingZeros().toPlainString();
    }

    private static String plain(String typed) {
        return typed.replaceAll("[\\s\u00a0\u202f€]", "").replace(',', '.');
    }
}
