package org.maillon.payments;

import org.maillon.kernel.InvalidValue;

/**
 * How far a customer may promise on its own page; what a person notes knows no limit but a year.
 *
 * @param longestDays from today, 1 to 365
 * @param leastPercent of what is owed, 0 to 100
 */
public record PromisePolicy(int longestDays, int leastPercent) {
    public static final PromisePolicy USUAL = new PromisePolicy(30, 0);

    public PromisePolicy {
        if (longestDays < 1 || longestDays > 365) throw new InvalidValue("payments.policy.days");
        if (leastPercent < 0 || leastPercent > 100) throw new InvalidValue("payments.policy.percent");
    }
}
