package org.maillon.payments;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;

/**
 * A place where the statements of an account do not follow one another, or one that contradicts itself.
 *
 * @param files that brought the statement, and the one before it where two are concerned
 * @param from the last day that is vouched for, or the first of the days in question; until the other end
 * @param differenceCents in minor units, by how much a balance does not follow from the one before; 0 where it does
 */
public record StatementBreak(
        Kind kind,
        List<Long> files,
        String account,
        String currency,
        String number,
        LocalDate from,
        LocalDate until,
        long differenceCents) {
    /** What is wrong. */
    public enum Kind {
        /** A statement between the two days is missing: the balances differ. */
        GAP,
        /** Two statements speak of the same days; their lines were taken once. */
        OVERLAP,
        /** A statement goes on where the one before ended, but from another balance. */
        JUMP,
        /** The lines of a statement do not lead from its opening to its closing balance. */
        UNBALANCED;

        public String code() {
            return Code.of(this);
        }
    }

    /** What is wrong and what to do. */
    public String sentence(Language language) {
        var difference = new Money(Math.abs(differenceCents), Currency.getInstance(currency));
        return Texts.in(language)
                .say(
                        "payments.chain." + kind.code(),
                        day(from, language),
                        day(until, language),
                        difference.display(language),
                        number);
    }

    private static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }
}
