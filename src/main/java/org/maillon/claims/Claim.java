package org.maillon.claims;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;

/**
 * What a late invoice bore beside its principal.
 *
 * @param id the same for an invoice and kind, whether it is still open or paid
 * @param reference of the invoice
 * @param countedCents all that was borne until that day, minor units
 * @param waivedCents what was given up of it
 * @param paidCents what was paid of it
 * @param settled whether the invoice is paid, so that it grows no more
 * @param stop what ended the course of interest before the invoice was paid
 */
public record Claim(
        long id,
        long openItem,
        AccountId account,
        String reference,
        Kind kind,
        Regime regime,
        String currency,
        long countedCents,
        long waivedCents,
        long paidCents,
        LocalDate dueOn,
        LocalDate countedUntil,
        boolean settled,
        Optional<InsolvencyStop> stop) {
    /** What is borne. */
    public enum Kind {
        INTEREST,
        RECOVERY_FEE;

        /** interest, recovery-fee. */
        public String code() {
            return Code.of(this);
        }

        static Kind of(String code) {
            return Code.read(Kind.class, code);
        }

        /** An invoice has at most one claim of each kind, so its number and the kind are the claim's. */
        long idOf(long openItem) {
            return openItem * values().length + ordinal();
        }

        static long itemOf(long claim) {
            return claim / values().length;
        }
    }

    /** Where a claim stands. */
    public enum State {
        /** The invoice is open: its interest grows from day to day. */
        RUNNING,
        /** The invoice is paid, the claim is not. */
        DUE,
        /** Nothing is left, and some of it was paid. */
        PAID,
        /** All of it was given up. */
        WAIVED;

        /** running, due, paid, waived. */
        public String code() {
            return Code.of(this);
        }
    }

    /** What is left of it after what was given up and paid, 0 or more. */
    public long openCents() {
        return Math.max(0, countedCents - waivedCents - paidCents);
    }

    public Money open() {
        return money(openCents());
    }

    public State state() {
        if (openCents() > 0) return settled ? State.DUE : State.RUNNING;
        return paidCents > 0 ? State.PAID : State.WAIVED;
    }

    /** Days past the due day that count. */
    public long daysLate() {
        return ChronoUnit.DAYS.between(dueOn, countedUntil);
    }

    /** The article it rests on. */
    public String law(Language language) {
        return Texts.in(language).say("claims.law." + regime.code() + "." + kind.code());
    }

    Money money(long cents) {
        return new Money(cents, Currency.getInstance(currency));
    }

    Claim less(long waived, long paid) {
        return with(countedCents, countedUntil, waived, paid);
    }

    /** As it was counted for good. */
    Claim counted(long cents, LocalDate until) {
        return with(cents, until, waivedCents, paidCents);
    }

    private Claim with(long counted, LocalDate until, long waived, long paid) {
        return new Claim(
                id, openItem, account, reference, kind, regime, currency, counted, waived, paid, dueOn, until, settled,
                stop);
    }
}
