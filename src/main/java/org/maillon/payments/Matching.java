package org.maillon.payments;

import java.util.List;

/** What the rules say of a receipt. */
sealed interface Matching {
    /** Laid without asking: the only explanation, and one the rules are sure of. */
    record Certain(Explanation explanation) implements Matching {}

    /** For a person to choose, the most likely first; at most three. */
    record Proposed(List<Explanation> explanations) implements Matching {}

    record Nothing() implements Matching {}
}
