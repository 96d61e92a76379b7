package org.maillon.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What a page of receivables was asked: the day it looks from, the currency; and the addresses that ask the same of others. */
public record Asked(LocalDate asOf, Currency currency, LocalDate today) {
    public boolean isToday() {
        return asOf.equals(today);
    }

    public int digits() {
        return currency.getDefaultFractionDigits();
    }

    /** The list of customers, searched and ordered. */
    public String list(String path, String words, ReceivablesOrder order) {
        return path + "?" + query() + (words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                + (order == ReceivablesOrder.OVERDUE ? "" : "&sort=" + order.code());
    }

    public String items(@Nullable Age age) {
        return "/receivables/items?" + query() + (age == null ? "" : "&age=" + age.code());
    }

    public String account(long id) {
        return "/accounts/" + id + (isToday() ? "" : "?asOf=" + asOf);
    }

    public String query() {
        return "asOf=" + asOf + "&currency=" + currency.getCurrencyCode();
    }
}
