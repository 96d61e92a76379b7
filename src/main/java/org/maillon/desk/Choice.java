package org.maillon.desk;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** One of a closed list that an address names. */
final class Choice {
    private Choice() {}

    /** Empty where nothing is named; 400 where there is no such. */
    static <T> Optional<T> of(String code, Function<String, T> read) {
        if (code.isEmpty()) return Optional.empty();
        try {
            return Optional.of(read.apply(code));
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }
}
