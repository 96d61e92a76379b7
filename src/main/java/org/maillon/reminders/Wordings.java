package org.maillon.reminders;

import java.util.Set;

/** The wordings that a step may ask for by name, beside the usual one of its tone. */
final class Wordings {
    static final Set<String> NAMES = Set.of(
            "public-courtesy",
            "public-first",
            "public-second",
            "public-third",
            "belgium-courtesy",
            "belgium-first",
            "belgium-second",
            "belgium-third");

    private Wordings() {}
}
