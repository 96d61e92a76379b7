package org.maillon.credit;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reasons as the database keeps them: their codes, in the order of {@link HoldReason}. */
final class Codes {
    private Codes() {}

    static String joined(Collection<HoldReason> reasons) {
        return reasons.stream().sorted().map(HoldReason::code).collect(joining(","));
    }

    static String[] of(Collection<HoldReason> reasons) {
        return reasons.stream().sorted().map(HoldReason::code).toArray(String[]::new);
    }

    static List<HoldReason> read(Object codes) {
        return Stream.of((String[]) codes)
                .map(HoldReason::of)
                .flatMap(Optional::stream)
                .toList();
    }
}
