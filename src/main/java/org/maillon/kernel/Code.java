package org.maillon.kernel;

import java.util.Locale;

/** The word for a constant, as it is stored and goes over HTTP: {@code IN_DOUBT} is {@code in-doubt}. */
public final class Code {
    private Code() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant of such a word.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static <E extends Enum<E>> E read(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
