package org.maillon.bank;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/**
 * What is wrong with a bank's file or with one statement of it, where, and (in words) how to mend it.
 *
 * @param line 1 for the first line of the file, 0 when all of it is meant
 * @param column 1 for the first character of the line, 0 when the whole line is meant
 * @param arguments put into the sentence after line and column: {2}, {3} …
 */
public record BankProblem(int line, int column, Code code, List<String> arguments) {
    public enum Severity {
        /** The statement, or where none could be told the file, is not taken. */
        REFUSES,
        /** The statement is taken and the user is told. */
        WARNS
    }

    /** Each has its sentence under {@code bank.problem.CODE}. */
    public enum Code {
        EMPTY(Severity.REFUSES),
        UNREADABLE(Severity.REFUSES),
        TOO_LARGE(Severity.REFUSES, "T"),
        TOO_MANY_LINES(Severity.REFUSES, "T"),
        /** Neither the name nor the beginning tells which format it is. */
        UNKNOWN_FORMAT(Severity.REFUSES),
        PACKED(Severity.REFUSES),
        /** Bytes that are no text in the character set which the file claims. */
        NOT_TEXT(Severity.REFUSES),
        BROKEN_XML(Severity.REFUSES),
        /** A document type declaration: never needed in a statement, and the way in for entity attacks. */
        DTD_FOUND(Severity.REFUSES),
        TOO_DEEP(Severity.REFUSES),
        VALUE_TOO_LONG(Severity.REFUSES),
        /** XML, but another message: what was found. */
        NOT_A_STATEMENT(Severity.REFUSES, "T"),
        /** A version of camt that is not read: the one found. */
        WRONG_VERSION(Severity.REFUSES, "T"),
        /** An entry that stands in no statement. */
        ENTRY_OUTSIDE(Severity.REFUSES),
        NO_STATEMENT(Severity.REFUSES),
        MISSING_FIELD(Severity.REFUSES, "T"),
        MISSING_CURRENCY(Severity.REFUSES),
        BAD_CURRENCY(Severity.REFUSES, "T"),
        BAD_AMOUNT(Severity.REFUSES, "T"),
        /** More decimals than the currency has: amount, currency. */
        TOO_MANY_DECIMALS(Severity.REFUSES, "TT"),
        /** Neither credit nor debit: what stands there. */
        BAD_SIDE(Severity.REFUSES, "T"),
        BAD_DATE(Severity.REFUSES, "T"),
        /** A day we can do without: the line is kept without it. */
        DATE_LEFT_OUT(Severity.WARNS, "T"),
        /** No day of booking is given; the one taken. */
        DATE_ASSUMED(Severity.WARNS, "D"),
        /** A day that the calendar does not have, by a bank's usage: written, the one meant. */
        DAY_MOVED(Severity.WARNS, "TD"),
        /** What stands there instead of a balance. */
        BAD_BALANCE(Severity.REFUSES, "T"),
        CLOSING_MISSING(Severity.WARNS),
        /** A balance, a format or a list without currency: the one taken. */
        CURRENCY_ASSUMED(Severity.WARNS, "T"),
        /** Opening, entries, closing, difference. */
        UNBALANCED(Severity.WARNS, "AAAA"),
        /** A balance in another currency than the account's is not compared: found, the account's. */
        BALANCE_CURRENCY(Severity.WARNS, "TT"),
        /** A line in another currency than the account's does not count in the balance: found, the account's. */
        LINE_CURRENCY(Severity.WARNS, "TT"),
        /** Entries announced and not booked. */
        PENDING_LEFT_OUT(Severity.WARNS, "T"),
        /** A structured reference whose check digits do not fit: kept as it is. */
        REFERENCE_CHECK(Severity.WARNS, "T"),
        /** A record of a kind that the format does not have: how it begins. */
        UNKNOWN_RECORD(Severity.REFUSES, "T"),
        /** A statement that ends without its closing balance: the file was cut. */
        NOT_CLOSED(Severity.REFUSES),
        /** A closing balance of an account of which no statement is open. */
        CLOSING_OUTSIDE(Severity.REFUSES),
        /** The closing balance names another account: found, the statement's. */
        ACCOUNT_DIFFERS(Severity.WARNS, "TT"),
        /** An operation of which it is not known whether money came or went: its code. */
        UNKNOWN_OPERATION(Severity.REFUSES, "T"),
        /** A total that the file states: stated, found. */
        TOTAL_DIFFERS(Severity.WARNS, "AA"),
        /** The details of a totalled amount do not make it up: total, details. */
        DETAILS_DIFFER(Severity.WARNS, "AA"),
        /** A version of CODA that is not read: the one found. */
        CODA_VERSION(Severity.REFUSES, "T"),
        /** Sequence and detail numbers that are none, or belong to no movement. */
        BAD_SEQUENCE(Severity.REFUSES, "T"),
        /** A message of the bank to its customer. */
        BANK_SAYS(Severity.WARNS, "T"),
        /** Every day of a file can be read in two ways: how it was read. */
        AMBIGUOUS_DATES(Severity.WARNS, "T"),
        /** No row of a list names a day and an amount. */
        NO_COLUMNS(Severity.REFUSES),
        /** What a list's header lacks: day, amount or the provider's reference. */
        NO_DAY_COLUMN(Severity.REFUSES),
        NO_AMOUNT_COLUMN(Severity.REFUSES),
        NO_REFERENCE_COLUMN(Severity.REFUSES),
        /** A header with nothing below it. */
        NO_LINES(Severity.REFUSES),
        /** A quote that opens a value and is never closed. */
        UNCLOSED_QUOTE(Severity.REFUSES),
        WORKBOOK_UNREADABLE(Severity.REFUSES),
        WORKBOOK_TOO_LARGE(Severity.REFUSES),
        /** The balance beside a line does not follow from the line before: expected, found. */
        BALANCE_BREAK(Severity.WARNS, "AA"),
        /** An accounting file (FEC) that has no line on a bank account. */
        NO_BANK_LINES(Severity.REFUSES),
        /** An accounting file (FEC) that cannot be read: the line of the first problem is told. */
        BOOKS_UNREADABLE(Severity.REFUSES);

        private final Severity severity;
        /** One letter an argument: A an amount like -1234.56, D an ISO day, T a text. */
        private final String shapes;

        Code(Severity severity) {
            this(severity, "");
        }

        Code(Severity severity, String shapes) {
            this.severity = severity;
            this.shapes = shapes;
        }

        public Severity severity() {
            return severity;
        }

        /** Arguments as a sentence of this code takes them. */
        List<String> examples() {
            return shapes.chars()
                    .mapToObj(shape -> shape == 'A' ? "12.50" : shape == 'D' ? "2026-01-31" : "x")
                    .toList();
        }
    }

    /** A value that a file holds is shown, but not pages of it. */
    private static final int LONGEST_SHOWN = 60;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    public BankProblem {
        arguments = List.copyOf(arguments);
    }

    static BankProblem of(int line, int column, Code code, String... arguments) {
        return new BankProblem(line, column, code, List.of(arguments));
    }

    public Severity severity() {
        return code.severity();
    }

    public boolean refuses() {
        return severity() == Severity.REFUSES;
    }

    /** The sentence for a person: what is wrong, where, how to mend it. */
    public String say(Texts texts) {
        var all = new Object[arguments.size() + 2];
        all[0] = Integer.toString(line);
        all[1] = Integer.toString(column);
        for (int i = 0; i < arguments.size(); i++) all[i + 2] = written(i, texts.language());
        return place(texts) + texts.say("bank.problem." + code.name(), all);
    }

    private String place(Texts texts) {
        if (line == 0) return "";
        var key = column == 0 ? "bank.place.line" : "bank.place.column";
        return texts.say(key, Integer.toString(line), Integer.toString(column)) + " ";
    }

    private String written(int index, Language language) {
        var argument = arguments.get(index);
        return switch (index < code.shapes.length() ? code.shapes.charAt(index) : 'T') {
            case 'A' -> {
                var amount = new BigDecimal(argument);
                var format = NumberFormat.getNumberInstance(language.locale());
                format.setMinimumFractionDigits(amount.scale());
                format.setMaximumFractionDigits(amount.scale());
                yield format.format(amount);
            }
            case 'D' -> DAY.format(LocalDate.parse(argument));
            default -> argument.length() <= LONGEST_SHOWN ? argument : argument.substring(0, LONGEST_SHOWN) + "…";
        };
    }
}
