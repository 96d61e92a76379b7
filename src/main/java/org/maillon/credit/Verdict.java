package org.maillon.credit;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.maillon.kernel.Money;

/**
 * What the rules say.
 *
 * @param reasons that hold it; none: it goes ahead
 * @param passed reasons that somebody had waived
 * @param before the exposure without the order
 * @param after the exposure with it
 */
record Verdict(Set<HoldReason> reasons, Set<HoldReason> passed, Money before, Money after, OptionalLong limitCents) {
    boolean isApproved() {
        return reasons.isEmpty();
    }

    boolean isReferred() {
        return reasons.contains(HoldReason.RATE_MISSING);
    }

    long overrunCents() {
        return limitCents.isEmpty() ? 0 : Math.max(0, after.cents() - limitCents.getAsLong());
    }

    List<HoldReason> inOrder() {
        return reasons.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(reasons));
    }
}
