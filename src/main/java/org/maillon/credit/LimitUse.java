package org.maillon.credit;

import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;

/**
 * How much of one measure an account has used.
 *
 * @param account of a group: its head
 * @param usedCents in the currency of the limit
 */
record LimitUse(AccountId account, Measure measure, Money limit, long usedCents) {
    /** What the use is measured by. */
    enum Measure {
        LIMIT,
        GROUP,
        COVER
    }

    /** A limit of nothing is no limit to come near to. */
    boolean isOver(int percent) {
        return limit.cents() > 0
                && Math.multiplyExact(usedCents, 100L) >= Math.multiplyExact(limit.cents(), (long) percent);
    }
}
