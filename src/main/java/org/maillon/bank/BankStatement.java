package org.maillon.bank;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a bank's file, with what is wrong with it. A refused one holds no lines.
 *
 * @param format such as {@code camt.053.001.02}, {@code mt940}, {@code cfonb120}, {@code coda}
 * @param account IBAN without blanks, else the account's number as the bank writes it
 * @param currency ISO 4217, of the account and the balances
 * @param number the bank's number of the statement
 * @param firstOn first day: of the period stated, else of the opening balance, else of the lines
 * @param lastOn last day, alike
 * @param openingCents minor units, below 0 when overdrawn; null where the bank does not say
 * @param closingCents alike
 */
public record BankStatement(
        String format,
        @Nullable String account,
        @Nullable String currency,
        @Nullable String number,
        @Nullable LocalDate firstOn,
        @Nullable LocalDate lastOn,
        @Nullable Long openingCents,
        @Nullable Long closingCents,
        List<StatementLine> lines,
        List<BankProblem> problems) {
    public BankStatement {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /** Whether it may not be taken; why stands in its problems. */
    public boolean refused() {
        return problems.stream().anyMatch(BankProblem::refuses);
    }

    /** Whether both balances are known, so that something can be checked. */
    public boolean checkable() {
        return openingCents != null && closingCents != null && !refused();
    }

    /** Whether opening and lines make the closing, to the cent; true also where the bank tells no balances. */
    public boolean balanced() {
        if (openingCents == null || closingCents == null) return !refused();
        return !refused() && openingCents + movedCents() == closingCents;
    }

    /** What came in, in the account's currency. */
    public long creditCents() {
        return own().filter(cents -> cents > 0).sum();
    }

    /** What went out, as a positive amount, in the account's currency. */
    public long debitCents() {
        return -own().filter(cents -> cents < 0).sum();
    }

    private long movedCents() {
        return own().sum();
    }

    private java.util.stream.LongStream own() {
        return lines.stream()
                .filter(line -> currency == null || line.currency().equals(currency))
                .mapToLong(StatementLine::amountCents);
    }
}
