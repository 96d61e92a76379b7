package org.maillon.desk;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;

/**
 * Amounts, numbers and days as the reader's country writes them: {@code 1 234,56 €} for French, {@code € 1.234,56} for
 * Dutch in Belgium, {@code £1,234.56} style for English. Every space is one at which no line breaks.
 */
public final class Notation {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final Texts texts;
    private final Locale locale;

    public Notation(Language language) {
        this.texts = Texts.in(language);
        this.locale = language.locale();
    }

    /** An amount to the cent. */
    public String money(Money money) {
        return amount(money, money.currency().getDefaultFractionDigits());
    }

    /** An amount of euros to the cent. */
    public String money(long cents) {
        return money(Money.euros(cents));
    }

    /** An amount without its cents, for headlines and charts; never for what somebody must pay. */
    public String moneyShort(Money money) {
        return amount(money, 0);
    }

    public String moneyShort(long cents) {
        return moneyShort(Money.euros(cents));
    }

    public String number(long number) {
        return unbroken(NumberFormat.getIntegerInstance(locale).format(number));
    }

    /** A share, 0 to 1, in whole percents. */
    public String percent(double share) {
        return unbroken(NumberFormat.getPercentInstance(locale).format(share));
    }

    /** Hundredths of a per cent, with the decimals they need. */
    public String basisPoints(int points) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(2);
        return unbroken(format.format(points / 10_000.0));
    }

    /** {@code 31 oct. 2026}; the first of a month is an ordinal in French. */
    public String day(LocalDate day) {
        return written(day, "d MMM yyyy");
    }

    /** {@code 31 oct.}, with the year where it is not that of today; may break before the year. */
    public String dayShort(LocalDate day, LocalDate today) {
        var dayAndMonth = written(day, "d MMM");
        return day.getYear() == today.getYear() ? dayAndMonth : dayAndMonth + " " + day.getYear();
    }

    /** {@code lundi 23 novembre}, for this year's days; may break after the weekday. */
    public String dayLong(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE", locale).format(day) + " " + written(day, "d MMMM");
    }

    /** {@code 21 nov. 2026, 20:34}, in Paris and Brussels. */
    public String moment(Instant at) {
        var local = at.atZone(ZONE);
        return day(local.toLocalDate()) + ", "
                + DateTimeFormatter.ofPattern("HH:mm", locale).format(local);
    }

    /** {@code 9:30}, in Paris and Brussels. */
    public String time(Instant at) {
        return DateTimeFormatter.ofPattern("H:mm", locale).format(at.atZone(ZONE));
    }

    /** {@code 52 jours de retard}; negative days are still to come: {@code dans 7 jours}. */
    public String daysLate(long days) {
        return unbroken(
                days < 0
                        ? texts.say("desk.days.until", -days, number(-days))
                        : texts.say("desk.days.late", days, number(days)));
    }

    /** {@code 61 jours}, a length of time. */
    public String days(long days) {
        return unbroken(texts.say("desk.days", days, number(days)));
    }

    private String amount(Money money, int digits) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(java.math.RoundingMode.HALF_UP);
        return unbroken(format.format(units(money)));
    }

    private static java.math.BigDecimal units(Money money) {
        Currency currency = money.currency();
        return java.math.BigDecimal.valueOf(money.cents(), currency.getDefaultFractionDigits());
    }

    private String written(LocalDate day, String pattern) {
        var first = day.getDayOfMonth() == 1 && locale.getLanguage().equals("fr");
        return unbroken(DateTimeFormatter.ofPattern(first ? pattern.replaceFirst("d", "d'er'") : pattern, locale)
                .format(day));
    }

    private static String unbroken(String text) {
        return text.replace(' ', '\u00a0');
    }
}
