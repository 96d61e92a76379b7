package org.maillon.desk;

import org.jspecify.annotations.Nullable;

/** Where the neighbours of a page of a long list are; null where there is none. */
public record Pager(@Nullable String newer, @Nullable String older) {
    private static final int LAST = 100_000;

    /** How many rows stand before a page; the first page is 1, and so is every number below. */
    static int offset(int number, int rows) {
        return (Math.clamp(number, 1, LAST) - 1) * rows;
    }

    /** Of a numbered page of the list at an address. */
    static Pager of(String list, int number, boolean more) {
        return new Pager(number > 1 ? page(list, number - 1) : null, more ? page(list, number + 1) : null);
    }

    /** The words of a search are escaped already in the list's address; they are not escaped twice. */
    private static String page(String list, int number) {
        var parts = list.split("#", 2);
        return parts[0] + (parts[0].contains("?") ? "&" : "?") + "page=" + number
                + (parts.length > 1 ? "#" + parts[1] : "");
    }
}
