package org.maillon.customers;

import org.maillon.kernel.Code;
import org.maillon.kernel.InvalidValue;

/** Reads the codes of choices: the name in lower case, with hyphens. */
final class Coded {
    private Coded() {}

    static <E extends Enum<E>> E of(Class<E> type, String code, String refusal) {
        for (var each : type.getEnumConstants()) {
            if (Code.of(each).equals(code.strip())) return each;
        }
        throw new InvalidValue(refusal, code.strip());
    }
}
