package org.maillon.api;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A part of a list; {@code next} is the cursor of the following part, null after the last. */
record Slice<T>(List<T> items, @Nullable String next) {
    /** From one more than asked for, in the order of their ids. */
    static <S, T> Slice<T> of(List<S> found, int limit, ToLongFunction<S> id, Function<S, T> shape) {
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit ? Reading.cursor(id.applyAsLong(shown.getLast())) : null;
        return new Slice<>(shown.stream().map(shape).toList(), next);
    }
}
