package org.maillon.kernel;

import java.util.Currency;

/** An exact amount: whole minor units (cents for the euro) and a currency. Two currencies never mix. */
public record Money(long cents, Currency currency) {
    public static final Currency EUR = Currency.getInstance("EUR");

    public static Money euros(long cents) {
        return new Money(cents, EUR);
    }

    public boolean isPositive() {
        return cents > 0;
    }

    public boolean isAtLeast(Money other) {
        return cents >= sameCurrency(other).cents;
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, sameCurrency(other).cents), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, sameCurrency(other).cents), currency);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return other;
    }
}
