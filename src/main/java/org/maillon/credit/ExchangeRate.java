package org.maillon.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.maillon.kernel.InvalidValue;

/**
 * What one unit of a currency is worth in another from a day on, as somebody entered it.
 *
 * @param rate more than 0, at most ten decimals
 * @param source where it was read, at most 100 characters
 */
public record ExchangeRate(Currency currency, Currency into, LocalDate on, BigDecimal rate, String source) {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

    public ExchangeRate {
        source = source.strip();
        if (currency.equals(into)) throw new InvalidValue("credit.wrong.rate-currencies", currency.getCurrencyCode());
        if (rate.signum() <= 0 || rate.compareTo(MOST) > 0 || rate.scale() > 10)
            throw new InvalidValue("credit.wrong.rate", rate.toPlainString());
        if (source.length() > 100) throw new InvalidValue("credit.wrong.rate-source");
    }
}
