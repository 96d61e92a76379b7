package org.maillon.steering;

import org.maillon.customers.AccountId;

/**
 * One customer's line of the aged balance.
 *
 * @param daysLateMax of the oldest open item, 0 where nothing is late
 */
public record AgedAccount(AccountId account, String code, String name, AgedBalance balance, int daysLateMax) {
    /** Where the next page begins: lists are in the order of the overdue amount, the largest first. */
    public record Cursor(long overdueCents, AccountId account) {
        /** Before the first account. */
        public static final Cursor START = new Cursor(Long.MAX_VALUE, new AccountId(0));
    }

    public Cursor cursor() {
        return new Cursor(balance.overdue().cents(), account);
    }
}
