package org.maillon.kernel;

import java.time.LocalDate;

/**
 * When an invoice falls due, as the parties agreed it. Days are calendar days and a due day may fall on a Sunday: nothing
 * moves it. "45 days end of month" has two lawful readings with different days; each is a type of its own.
 */
public sealed interface PaymentTerms {
    /** So many days after the invoice; none means cash. */
    record NetDays(int days) implements PaymentTerms {
        public NetDays {
            TermsText.checkDays(days);
        }

        @Override
        public LocalDate dueOn(LocalDate issuedOn) {
            return issuedOn.plusDays(days);
        }

        @Override
        public String canonical() {
            return Integer.toString(days);
        }
    }

    /** So many days after the invoice, then the end of that month. */
    record DaysEndOfMonth(int days) implements PaymentTerms {
        public DaysEndOfMonth {
            TermsText.checkDays(days);
        }

        @Override
        public LocalDate dueOn(LocalDate issuedOn) {
            return endOfMonth(issuedOn.plusDays(days));
        }

        @Override
        public String canonical() {
            return days + " EOM";
        }
    }

    /** The end of the invoice's month, then so many days. */
    record EndOfMonthDays(int days) implements PaymentTerms {
        public EndOfMonthDays {
            TermsText.checkDays(days);
        }

        @Override
        public LocalDate dueOn(LocalDate issuedOn) {
            return endOfMonth(issuedOn).plusDays(days);
        }

        @Override
        public String canonical() {
            return "EOM " + days;
        }
    }

    /**
     * So many days after the invoice, then the end of that month, then the first such day of the month (from 1 to 31; the
     * last day of a month too short for it).
     */
    record DaysEndOfMonthOn(int days, int dayOfMonth) implements PaymentTerms {
        public DaysEndOfMonthOn {
            TermsText.checkDays(days);
            if (dayOfMonth < 1 || dayOfMonth > 31) {
                throw new InvalidValue("kernel.terms.day-of-month", Integer.toString(dayOfMonth));
            }
        }

        @Override
        public LocalDate dueOn(LocalDate issuedOn) {
            var month = endOfMonth(issuedOn.plusDays(days)).plusDays(1);
            return month.withDayOfMonth(Math.min(dayOfMonth, month.lengthOfMonth()));
        }

        @Override
        public String canonical() {
            return days + " EOM " + dayOfMonth;
        }
    }

    /** The end of the invoice's ten-day period (the 10th, the 20th, the month's last day), then so many days. */
    record TenDayPeriodDays(int days) implements PaymentTerms {
        public TenDayPeriodDays {
            TermsText.checkDays(days);
        }

        @Override
        public LocalDate dueOn(LocalDate issuedOn) {
            int day = issuedOn.getDayOfMonth();
            var end = day > 20 ? endOfMonth(issuedOn) : issuedOn.withDayOfMonth(day > 10 ? 20 : 10);
            return end.plusDays(days);
        }

        @Override
        public String canonical() {
            return "TEN " + days;
        }
    }

    LocalDate dueOn(LocalDate issuedOn);

    /** The short form kept in the database: 30, 30 EOM, EOM 30, 30 EOM 10, TEN 30. {@link #parse} reads it back. */
    String canonical();

    /** The terms in words, as a letter writes them. */
    default String describe(Language language) {
        return TermsText.describe(this, language);
    }

    /**
     * Reads terms as people write them in French, Dutch and English ("30 jours fin de mois le 10", "30 dagen einde maand",
     * "net 30") and the short form. What leaves a doubt is refused.
     */
    static PaymentTerms parse(String text) {
        return TermsText.parse(text);
    }

    private static LocalDate endOfMonth(LocalDate day) {
        return day.withDayOfMonth(day.lengthOfMonth());
    }
}
