package org.maillon.claims;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;

/**
 * What a late debt bore until a day: simple interest on the principal with tax, days over 365, from the day after the
 * due day to the day of payment inclusive. Outside VAT: it compensates a damage.
 */
public sealed interface LateInterest {
    /** Due from the first day of delay, once per invoice (Code de commerce, art. D441-5; Belgium: law of 2 August 2002, art. 6). */
    Money RECOVERY_FEE = Money.euros(4_000);

    /**
     * The amounts.
     *
     * @param interest all that was borne until the day, paid since or not; rounded half up at each imputation and at the end
     * @param recoveryFee 40 EUR from the first day of delay, once per invoice
     * @param principalOpen what the part payments left of the principal
     * @param interestOpen what they left of the interest
     * @param stop the judgment that ended the count before the day asked about
     */
    record Counted(
            Money interest,
            Money recoveryFee,
            Money principalOpen,
            Money interestOpen,
            List<Period> periods,
            Optional<InsolvencyStop> stop,
            List<Warning> warnings)
            implements LateInterest {}

    /** Refused: the table of law has no rate for this half-year, and nothing is extrapolated. */
    record RateUnknown(Regime regime, HalfYear halfYear) implements LateInterest {
        public String in(Language language) {
            return Texts.in(language).say("claims.rate.unknown", halfYear.display(language), regime.code());
        }
    }

    /**
     * Days at one rate on one principal.
     *
     * @param from the first day that counts
     * @param to the last day that counts
     * @param interest what the rounded total grew by, so that the periods add up to it exactly
     * @param source where the rate comes from
     */
    record Period(LocalDate from, LocalDate to, int days, Rate rate, Money principal, Money interest, Source source) {}

    /** Where a rate comes from: the contract, or the law with how sure the table is of it. */
    enum Source {
        CONTRACT,
        SEVERAL_SOURCES,
        ONE_SOURCE,
        CALCULATED
    }

    /** What the reader has to know before using the amounts. */
    sealed interface Warning {
        String in(Language language);

        /** The agreed rate is below what the law allows; it was used all the same, never raised in silence. */
        record BelowMinimum(HalfYear halfYear, Rate agreed, Rate minimum) implements Warning {
            @Override
            public String in(Language language) {
                return Texts.in(language)
                        .say(
                                "claims.warning.below-minimum",
                                agreed.display(language),
                                minimum.display(language),
                                halfYear.display(language));
            }
        }

        /** The legal minimum of a half-year is not in the table: the agreed rate was not compared with it. */
        record MinimumUnknown(HalfYear halfYear) implements Warning {
            @Override
            public String in(Language language) {
                return Texts.in(language).say("claims.warning.minimum-unknown", halfYear.display(language));
            }
        }
    }

    /** Counts until the day of payment, or of the statement; wrong part payments are refused as {@code InvalidValue}. */
    static LateInterest of(LateDebt debt, LocalDate until) {
        return InterestRules.count(debt, until, StatutoryRates.IN_FORCE);
    }

    /** At the statutory rate, nothing paid before. */
    static LateInterest of(Regime regime, Money principal, LocalDate dueOn, LocalDate until) {
        return of(LateDebt.of(regime, principal, dueOn), until);
    }
}
