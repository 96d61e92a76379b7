package org.maillon.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the first page shows; without chain, ageing or work it says what will come and how to start. */
public record Today(
        LocalDate on, @Nullable Chain chain, @Nullable Ageing ageing, List<WorkRow> work) {
    public boolean isEmpty() {
        return chain == null && ageing == null && work.isEmpty();
    }
}
