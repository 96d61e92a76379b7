package org.maillon.credit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The rates of exchange that serve on a day. One that is not there is not made up from others, except turned round. */
record Rates(Map<Pair, BigDecimal> known) {
    /** From which currency into which. */
    record Pair(Currency from, Currency into) {}

    /** An amount in another currency, rounded up: what we fear is never made smaller. Empty without a rate. */
    OptionalLong convert(long cents, Currency from, Currency into) {
        if (cents == 0) return OptionalLong.of(0);
        if (from.equals(into)) return OptionalLong.of(cents);
        return rate(from, into)
                .map(rate -> OptionalLong.of(converted(cents, rate, from, into)))
                .orElse(OptionalLong.empty());
    }

    private Optional<BigDecimal> rate(Currency from, Currency into) {
        var direct = known.get(new Pair(from, into));
        if (direct != null) return Optional.of(direct);
        return Optional.ofNullable(known.get(new Pair(into, from)))
                .map(turned -> BigDecimal.ONE.divide(turned, MathContext.DECIMAL64));
    }

    private static long converted(long cents, BigDecimal rate, Currency from, Currency into) {
        return BigDecimal.valueOf(cents, from.getDefaultFractionDigits())
                .multiply(rate)
                .movePointRight(into.getDefaultFractionDigits())
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}
