package org.maillon.desk;

import java.util.List;

/**
 * One customer's part of the aged balance, in minor units of one currency.
 *
 * @param cents by {@link Age}, in its order
 * @param daysLate of the oldest open item, 0 where nothing is late
 */
public record AgedLine(long account, String code, String name, List<Long> cents, long items, int daysLate) {
    public long owed() {
        return cents.stream().mapToLong(Long::longValue).sum();
    }

    public long overdue() {
        return owed() - cents.getFirst();
    }
}
