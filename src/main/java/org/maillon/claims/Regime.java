package org.maillon.claims;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.maillon.kernel.Code;
import org.maillon.kernel.InvalidValue;

/** The law a late payment falls under, which sets its rate and how the rate follows the half-years. */
public enum Regime {
    /** Between companies in France: each half-year at its own rate (Code de commerce, art. L441-10 II). */
    FR_B2B,

    /**
     * Owed by a public buyer in France: the rate of the half-year in which interest began, until payment (Code de la
     * commande publique, art. R2192-31).
     */
    FR_B2G,

    /** Between companies in Belgium: each half-year at its own rate (law of 2 August 2002, art. 5). */
    BE_B2B;

    /** fr-b2b, fr-b2g, be-b2b. */
    public String code() {
        return Code.of(this);
    }

    public static Regime of(String code) {
        return Arrays.stream(values())
                .filter(regime -> regime.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("claims.regime.unknown", code, codes()));
    }

    boolean keepsFirstRate() {
        return this == FR_B2G;
    }

    private static String codes() {
        return Arrays.stream(values()).map(Regime::code).collect(Collectors.joining(", "));
    }
}
