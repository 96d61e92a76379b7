package org.maillon.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.maillon.kernel.InvalidValue;

/** A day as a browser sends it from a form; nothing typed is no day. */
final class TypedDay {
    private TypedDay() {}

    static Optional<LocalDate> read(String typed) {
        if (typed.isBlank()) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException e) {
            throw new InvalidValue("desk.day.wrong", typed.length() > 20 ? typed.substring(0, 20) : typed);
        }
    }
}
