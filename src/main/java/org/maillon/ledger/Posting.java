package org.maillon.ledger;

/**
 * The temporary table through which many lines enter the ledger at once. Who posts fills it by SQL inside the same
 * transaction, then calls {@link Ledger#post}. Columns:
 *
 * <ul>
 *   <li>{@code source_key uuid} what makes the line this line: posting it again adds nothing; unique
 *   <li>{@code account_code text} a customer account that exists
 *   <li>{@code kind text} as in {@code ledger.entry}
 *   <li>{@code ledger_account text} the class, one of {@link LedgerClass}
 *   <li>{@code booked_on, document_on date}; {@code due_on date} null where it is to be counted from the terms
 *   <li>{@code reference, label, journal, source text}
 *   <li>{@code currency text}, {@code amount_cents bigint} a debit is positive, never 0
 *   <li>{@code period int, letter text, lettered_on date} the accountant's mark, see {@link MatchingLine}
 *   <li>{@code ghost boolean} repeats a line of the year before: not entered, it lends its letter
 * </ul>
 */
public final class Posting {
    /** The period of the mark that joins a replaced opening with its opposite: it prevails over every other matching. */
    public static final int REPLACED = -1;

    static final String CREATE = """
            create temporary table if not exists posting (
                source_key uuid not null, account_code text not null, kind text not null, ledger_account text not null,
                booked_on date not null, document_on date not null, due_on date, reference text not null, label text not null,
                journal text not null, source text not null, currency text not null, amount_cents bigint not null,
                period int not null, letter text not null, lettered_on date, ghost boolean not null) on commit drop""";

    private Posting() {}
}
