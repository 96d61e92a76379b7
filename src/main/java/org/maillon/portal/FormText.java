package org.maillon.portal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TypedAmount;

/** What people write into forms, read with patience and refused with a sentence. */
public final class FormText {
    private static final Pattern CHOICE = Pattern.compile("item-([0-9]{1,18})|all-([A-Z]{3})");

    private FormText() {}

    /** An item, or all of a currency. */
    record Chosen(OptionalLong item, Optional<Currency> currency) {}

    static Chosen chosen(String text) {
        var read = CHOICE.matcher(text);
        if (!read.matches()) throw new InvalidValue("portal.item.missing");
        if (read.group(1) != null) return new Chosen(OptionalLong.of(Long.parseLong(read.group(1))), Optional.empty());
        return new Chosen(OptionalLong.empty(), Optional.of(currency(read.group(2))));
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("portal.item.missing");
        }
    }

    /** As {@link TypedAmount} reads it, but never less than nothing; empty where nothing is written. */
    public static OptionalLong cents(String text, Currency currency) {
        var cents = TypedAmount.isReadable(text, currency) ? TypedAmount.cents(text, currency) : Long.valueOf(-1);
        if (cents == null) return OptionalLong.empty();
        if (cents < 0) throw new InvalidValue("portal.amount", text.strip());
        return OptionalLong.of(cents);
    }

    public static LocalDate day(String text) {
        if (text.isBlank()) throw new InvalidValue("portal.day.missing");
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() >= 2000 && day.getYear() <= 2199) return day;
        } catch (DateTimeException e) {
            // Told below, as a day of another age is.
        }
        throw new InvalidValue("portal.day.missing");
    }
}
