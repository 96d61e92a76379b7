package org.maillon.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the first page shows; without chain, ageing or work it says what will come and how to start. */
public record Today(
        LocalDate on,
        @Nullable Chain chain,
        @Nullable Ageing ageing,
        List<WorkRow> work,
        @Nullable Note note) {
    /**
     * What leaves today, and why the rest does not.
     *
     * @param lead how many leave and when, in words; it opens on them
     * @param held how many were not chased, in words, and for which reasons
     */
    public record Note(String lead, String href, String held, List<Held> reasons, String journal) {}

    /** So many for this reason; opens on them. */
    public record Held(String words, String href) {}

    public boolean isEmpty() {
        return chain == null && ageing == null && work.isEmpty();
    }
}
