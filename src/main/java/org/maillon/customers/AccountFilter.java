package org.maillon.customers;

import java.util.Optional;

/** Which accounts a list shows. @param words of a code, a name or a number; blank for all. @param incomplete only those that lack something */
public record AccountFilter(String words, Optional<Gap> gap, boolean incomplete) {
    public AccountFilter {
        words = words.strip();
    }
}
