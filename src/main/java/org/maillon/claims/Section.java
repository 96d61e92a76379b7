package org.maillon.claims;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A part of a file of law, which knows where it stands: what is missing or of another kind is a fault with its place. */
record Section(String place, Map<?, ?> entries) {
    static Section of(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> entries) return new Section(place, entries);
        throw new IllegalStateException(place + ": names and values were expected");
    }

    Set<String> keys() {
        return entries.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    Section section(String name) {
        return of(place + " " + name, entries.get(name));
    }

    List<Section> sections(String name) {
        if (!(entries.get(name) instanceof List<?> rows) || rows.isEmpty()) throw wrong(name + " is no list");
        return IntStream.range(0, rows.size())
                .mapToObj(i -> of(place + " " + name + " " + (i + 1), rows.get(i)))
                .toList();
    }

    String text(String name) {
        if (entries.get(name) instanceof String text) return text;
        throw wrong(name + " is no text");
    }

    BigDecimal number(String name) {
        var text = text(name);
        if (!text.matches("[0-9]+(\\.[0-9]+)?")) throw wrong(name + " is no number: " + text);
        return new BigDecimal(text);
    }

    IllegalStateException wrong(String reason) {
        return new IllegalStateException(place + ": " + reason);
    }
}
