package org.maillon.sales;

import org.maillon.kernel.InvalidValue;

/**
 * How strict the company is with what it sells.
 *
 * @param marginBasisPoints the least share of the price that is earned, in hundredths of a per cent, 0 to 9,999; 0 asks nothing
 * @param quoteDays how long a quote holds where nobody says otherwise, 1 to 365
 * @param depositDays how long a customer has to pay a deposit, 0 to 90
 */
public record SalesPolicy(int marginBasisPoints, int quoteDays, int depositDays) {
    public static final SalesPolicy USUAL = new SalesPolicy(0, 30, 8);

    public SalesPolicy {
        if (marginBasisPoints < 0 || marginBasisPoints > 9_999) throw new InvalidValue("sales.policy.margin");
        if (quoteDays < 1 || quoteDays > 365) throw new InvalidValue("sales.policy.days");
        if (depositDays < 0 || depositDays > 90) throw new InvalidValue("sales.policy.deposit-days");
    }
}
