package org.maillon.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;

/** The page's sentences, amounts and days as its reader writes them. */
public record Words(Language language) {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    public String t(String key, Object... arguments) {
        return Texts.in(language).say(key, arguments);
    }

    public String money(long cents, Currency currency) {
        return new Money(cents, currency).display(language).replace(' ', '\u00a0');
    }

    /** In words, as {@code 30 novembre 2026}; the first of a month is an ordinal in French. */
    public String day(LocalDate day) {
        var written = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
        boolean first = language == Language.FR && day.getDayOfMonth() == 1;
        return (first ? written.replaceFirst("^1 ", "1er ") : written).replace(' ', '\u00a0');
    }

    public String day(Instant at) {
        return day(LocalDate.ofInstant(at, ZONE));
    }
}
