package org.maillon.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.maillon.steering.AccountOrder;
import org.maillon.steering.Age;

/** What a page of receivables was asked: the day it looks from, the currency; and the addresses that ask the same of others. */
public record Asked(LocalDate asOf, Currency currency, LocalDate today) {
    public boolean isToday() {
        return asOf.equals(today);
    }

    public int digits() {
        return currency.getDefaultFractionDigits();
    }

    /** The list of customers, searched and ordered. */
    public String list(String path, String words, AccountOrder order) {
        return path + "?" + query() + (words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                + (order == AccountOrder.OVERDUE ? "" : "&sort=" + order.code());
    }

    public String items(@Nullable Age age) {
        return "/receivables/items?" + query() + (age == null ? "" : "&age=" + age.code());
    }

    public String account(AccountId id) {
        var words = (isToday() ? "" : "&asOf=" + asOf)
                + (currency.equals(Money.EUR) ? "" : "&currency=" + currency.getCurrencyCode());
        return "/accounts/" + id.value() + words.replaceFirst("&", "?");
    }

    public String query() {
        return "asOf=" + asOf + "&currency=" + currency.getCurrencyCode();
    }
}
