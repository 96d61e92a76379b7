package org.maillon.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** An exact amount: whole minor units (cents for the euro) and a currency. Two currencies never mix. */
public record Money(long cents, Currency currency) {
    public static final Currency EUR = Currency.getInstance("EUR");

    /** @throws InvalidValue for anything but a currency's three letters, in either case */
    public static Currency currency(String code) {
        try {
            return Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidValue("kernel.currency.unknown", code.length() > 20 ? code.substring(0, 20) : code);
        }
    }

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

    /** This amount times a quantity or a rate, rounded half up (away from zero) to a whole minor unit. */
    public Money times(BigDecimal factor) {
        var product = BigDecimal.valueOf(cents).multiply(factor).setScale(0, RoundingMode.HALF_UP);
        return new Money(product.longValueExact(), currency);
    }

    /** The amount as the language's country writes it: 1 234,56 € in French, € 1.234,56 in Dutch, €1,234.56 in English. */
    public String display(Language language) {
        var format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(cents, currency.getDefaultFractionDigits()));
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return other;
    }
}
