package org.maillon.desk;

import java.util.List;
import java.util.function.Function;

/** A page of a long list that is read from row to row. */
record Paged<T>(List<T> rows, boolean hasMore) {
    /** Of one row more than there is room for, where there are so many. */
    static <T> Paged<T> of(List<T> found, int room) {
        return new Paged<>(found.stream().limit(room).toList(), found.size() > room);
    }

    /**
     * Where its neighbours are.
     *
     * @param first the address of the first page
     * @param older the address of the page that follows a row
     */
    Pager pager(boolean isFirst, String first, Function<T, String> older) {
        return new Pager(isFirst ? null : first, hasMore ? older.apply(rows.getLast()) : null);
    }
}
