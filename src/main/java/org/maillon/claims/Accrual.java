package org.maillon.claims;

import java.math.BigInteger;

/**
 * Interest that grows without losing anything: whole cents and the exact rest, in parts of a cent. One day of one cent at
 * a thousandth of a percent is one part; all rates share this denominator, so that whole numbers are exact and no decimal
 * arithmetic is needed. A product beyond 64 bits (34 billion euros over a half-year) goes through big integers.
 */
final class Accrual {
    private static final int DAYS_OF_YEAR = 365;
    private static final long PARTS_OF_A_CENT = DAYS_OF_YEAR * 100L * 1_000L;

    private long cents;
    private long parts;

    void add(long principalCents, Rate rate, long days) {
        long weight = rate.thousandths() * days;
        if (Math.multiplyHigh(principalCents, weight) == 0 && principalCents * weight >= 0) {
            long product = principalCents * weight;
            carry(product / PARTS_OF_A_CENT, product % PARTS_OF_A_CENT);
        } else {
            var product = BigInteger.valueOf(principalCents).multiply(BigInteger.valueOf(weight));
            var shares = product.divideAndRemainder(BigInteger.valueOf(PARTS_OF_A_CENT));
            carry(shares[0].longValueExact(), shares[1].longValueExact());
        }
    }

    /** Half up, from exactly half a cent. */
    long roundedCents() {
        return 2 * parts >= PARTS_OF_A_CENT ? cents + 1 : cents;
    }

    private void carry(long moreCents, long moreParts) {
        parts += moreParts;
        cents += moreCents + parts / PARTS_OF_A_CENT;
        parts %= PARTS_OF_A_CENT;
    }
}
