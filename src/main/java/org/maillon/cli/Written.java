package org.maillon.cli;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;

/** Figures as the reader's country writes them, and strangers' texts made harmless. */
final class Written {
    static final String NONE = "–";

    private final Language language;
    private final DateTimeFormatter day;

    Written(Language language) {
        this.language = language;
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
    }

    String euros(long cents) {
        return Money.euros(cents).display(language);
    }

    /** Without cents, where the eye compares. */
    String wholeEuros(long cents) {
        var format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(Money.EUR);
        format.setMaximumFractionDigits(0);
        return format.format(BigDecimal.valueOf(cents, 2));
    }

    String day(LocalDate on) {
        return day.format(on);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** At most one decimal. */
    String number(Optional<BigDecimal> number) {
        var format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(1);
        return number.map(format::format).orElse(NONE);
    }

    String percent(Optional<BigDecimal> share) {
        return share.map(NumberFormat.getPercentInstance(language.locale())::format)
                .orElse(NONE);
    }

    /** Control, format and direction marks of a text from a file become blanks: it stays on its line and in its order. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ").strip();
    }

    /** The same, safe between tags and in attributes. */
    static String html(String text) {
        return oneLine(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
