package org.maillon.desk;

import java.math.BigDecimal;
import org.maillon.kernel.InvalidValue;

/** A share as people type it: per cent with at most two decimals, 0 to 100. */
final class TypedPercent {
    private TypedPercent() {}

    /**
     * In hundredths of one per cent.
     *
     * @param refusal the key of the sentence for what is none, nothing typed included
     */
    static int basisPoints(String typed, String refusal) {
        var plain = typed.replaceAll("[\\s\u00a0\u202f%]", "").replace(',', '.');
        if (!plain.matches("\\d{1,3}(\\.\\d{1,2})?")) throw new InvalidValue(refusal, typed);
        var points = new BigDecimal(plain).movePointRight(2).intValueExact();
        if (points > 10_000) throw new InvalidValue(refusal, typed);
        return points;
    }
}
