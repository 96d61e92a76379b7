package org.maillon.customers;

import java.util.Locale;
import org.maillon.kernel.InvalidValue;

/** Reads the codes of choices: the name in lower case, with hyphens. */
final class Coded {
    private Coded() {}

    static <E extends Enum<E>> E of(Class<E> type, String code, String refusal) {
        for (var each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code.strip())) return each;
        }
        throw new InvalidValue(refusal, code.strip());
    }
}
