package org.maillon.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;
import org.maillon.bank.BankSheetReader.Row;

/** The rows of one list, made into a statement for each account and currency that they name. */
final class BankSheet {
    private static final Pattern LEFT_OUT = Pattern.compile(
            "(?:refus|rejet|geweiger|reject|declin|fail|pend|en attente|in afwachting|revert|cancel|annul).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DEBIT = Pattern.compile("(?:d|af|s|-|cargo).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CREDIT = Pattern.compile("(?:c|bij|h|\\+|abono).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOTAL = Pattern.compile("(?:sub|sous.?)?tota[al]l?\\b.*", Pattern.CASE_INSENSITIVE);
    private static final String ASSUMED = "EUR";

    private final String format;
    private final ColumnMapping mapping;
    private final SheetColumns columns;
    private final int headerLine;
    private final List<Row> rows = new ArrayList<>();
    private final SheetSurroundings around = new SheetSurroundings();
    private final DecimalMark mark = new DecimalMark();
    private int negativeDebits;
    private int positiveDebits;

    BankSheet(String format, BankSheetLook look) {
        this.format = format;
        this.mapping = look.mapping();
        this.columns = new SheetColumns(look.mapping());
        this.headerLine = look.headerLine();
    }

    /** Takes the next row of the file, also those before the header and below the list. */
    void add(Row row) {
        if (row.line() < headerLine) around.see(row);
        if (row.line() <= headerLine) return;
        if (rows.size() == BankFiles.MOST_LINES) throw StatementDraft.tooMany(row.line());
        var day = written(row);
        if (day.isEmpty()) {
            beside(row);
        } else if (Character.isDigit(day.charAt(0)) || !around.see(row)) {
            rows.add(row);
            seeAmounts(row);
        }
    }

    private void seeAmounts(Row row) {
        for (var column : List.of(BankColumn.AMOUNT, BankColumn.DEBIT, BankColumn.CREDIT, BankColumn.BALANCE)) {
            mark.see(columns.value(column, row.values()));
        }
        var debit = columns.value(BankColumn.DEBIT, row.values());
        if (debit.startsWith("-") || debit.startsWith("(")) negativeDebits++;
        else if (!debit.isEmpty()) positiveDebits++;
    }

    private String written(Row row) {
        var booked = columns.value(BankColumn.BOOKED_ON, row.values());
        return booked.isEmpty() ? columns.value(BankColumn.VALUE_ON, row.values()) : booked;
    }

    /** A row without a day is no movement: a balance, a sum or a note; an amount that is none of these is an error. */
    private void beside(Row row) {
        if (around.see(row) || TOTAL.matcher(row.values().getFirst().strip()).matches()) return;
        if (columns.hasMoney(row.values()))
            throw BankFileRefused.at(row.line(), columns.number(BankColumn.BOOKED_ON), Code.MISSING_FIELD, "date");
    }

    List<BankStatement> statements() {
        if (rows.isEmpty()) throw BankFileRefused.at(headerLine, 0, Code.NO_LINES);
        var written = rows.stream().map(this::written).toList();
        var order = mapping.dayOrder() == null ? DayOrder.of(written) : new DayOrder.Found(mapping.dayOrder(), false);
        var statements = new LinkedHashMap<String, Part>();
        for (var row : rows) {
            var account = account(row);
            var currency = currency(row);
            statements
                    .computeIfAbsent(account + " " + currency, key -> new Part(row, account, currency, order))
                    .take(row);
        }
        return statements.values().stream()
                .map(part -> part.done(statements.size()))
                .toList();
    }

    private @Nullable String account(Row row) {
        var named = columns.value(BankColumn.SOME_ACCOUNT, row.values());
        return named.isEmpty() ? around.account() : Coda.account(named.replace(" ", ""));
    }

    private String currency(Row row) {
        var named = columns.value(BankColumn.CURRENCY, row.values());
        if (!named.isEmpty()) return named.toUpperCase(Locale.ROOT);
        var told = told();
        return told == null ? ASSUMED : told;
    }

    private @Nullable String told() {
        if (mapping.currency() != null) return mapping.currency();
        boolean euros = mapping.headers().stream().anyMatch(SheetSurroundings::namesEuros);
        return euros ? ASSUMED : around.currency();
    }

    /** The rows of one account in one currency. */
    private final class Part {
        private final StatementDraft draft;
        private final String currency;
        private final DayOrder order;
        private final RunningBalance running = new RunningBalance();
        private int leftOut;

        Part(Row first, @Nullable String account, String currency, DayOrder.Found order) {
            this.draft = new StatementDraft(format, first.line());
            this.currency = currency;
            this.order = order.order();
            draft.account = account;
            draft.take(() -> draft.currency = Values.currency(currency, first.line(), 0));
            if (!columns.has(BankColumn.CURRENCY) && told() == null) {
                draft.problem(headerLine, 0, Code.CURRENCY_ASSUMED, ASSUMED);
            }
            if (order.ambiguous()) draft.problem(headerLine, 0, Code.AMBIGUOUS_DATES, this.order.shown());
        }

        void take(Row row) {
            var status = columns.value(BankColumn.STATUS, row.values());
            if (LEFT_OUT.matcher(status).matches()) leftOut++;
            else draft.take(() -> line(row));
        }

        private void line(Row row) {
            var line = new LineDraft(row.line(), day(BankColumn.BOOKED_ON, row), cents(row), currency);
            var values = row.values();
            if (!columns.value(BankColumn.VALUE_ON, values).isEmpty()) line.valueOn = day(BankColumn.VALUE_ON, row);
            line.payer = columns.value(BankColumn.PAYER, values);
            line.payerIban = columns.value(BankColumn.PAYER_ACCOUNT, values);
            line.reference = columns.value(BankColumn.REFERENCE, values);
            line.structuredReference =
                    StructuredReferences.field(columns.value(BankColumn.STRUCTURED_REFERENCE, values));
            line.text = columns.value(BankColumn.TEXT, values);
            line.endToEndId = columns.value(BankColumn.END_TO_END, values);
            line.mandateId = columns.value(BankColumn.MANDATE, values);
            line.bankReference = columns.value(BankColumn.BANK_REFERENCE, values);
            line.returned = ReturnRules.returned(line.amountCents, line.text);
            draft.number = number(draft.number, columns.value(BankColumn.STATEMENT_NUMBER, values));
            draft.add(line);
            running.see(line, balance(row));
        }

        /** The number is the statement's only where all rows bear the same. */
        private @Nullable String number(@Nullable String before, String now) {
            return draft.lineCount() == 0 || now.equals(before) ? now : null;
        }

        private LocalDate day(BankColumn column, Row row) {
            var written = columns.value(column, row.values());
            var shown = written.isEmpty() ? written(row) : written;
            var day = order.day(shown);
            if (day == null) {
                throw BankFileRefused.at(row.line(), columns.number(column), Code.BAD_DATE, shown);
            }
            return day;
        }

        private long cents(Row row) {
            if (!columns.has(BankColumn.AMOUNT)) return sides(row);
            var written = columns.value(BankColumn.AMOUNT, row.values());
            if (written.isEmpty()) throw missing(row);
            long cents = cents(BankColumn.AMOUNT, row);
            return columns.has(BankColumn.SIDE) ? sided(row, cents) : cents;
        }

        private long sided(Row row, long cents) {
            var side = columns.value(BankColumn.SIDE, row.values());
            if (DEBIT.matcher(side).matches()) return -Math.abs(cents);
            if (CREDIT.matcher(side).matches()) return Math.abs(cents);
            throw BankFileRefused.at(row.line(), columns.number(BankColumn.SIDE), Code.BAD_SIDE, side);
        }

        /** Debits stand with or without their sign: told by most of them, since one may be a correction. */
        private long sides(Row row) {
            var debit = columns.value(BankColumn.DEBIT, row.values());
            var credit = columns.value(BankColumn.CREDIT, row.values());
            if (debit.isEmpty() && credit.isEmpty()) throw missing(row);
            long out = debit.isEmpty() ? 0 : cents(BankColumn.DEBIT, row);
            long in = credit.isEmpty() ? 0 : cents(BankColumn.CREDIT, row);
            return negativeDebits > positiveDebits ? in + out : in - out;
        }

        private BankFileRefused missing(Row row) {
            return BankFileRefused.at(row.line(), 0, Code.MISSING_FIELD, "amount");
        }

        private long cents(BankColumn column, Row row) {
            var written = columns.value(column, row.values());
            return DecimalMark.cents(written, mark.mark(), currency, row.line(), columns.number(column));
        }

        private @Nullable Long balance(Row row) {
            return columns.value(BankColumn.BALANCE, row.values()).isEmpty() ? null : cents(BankColumn.BALANCE, row);
        }

        BankStatement done(int statements) {
            if (leftOut > 0) draft.problem(headerLine, 0, Code.PENDING_LEFT_OUT, Integer.toString(leftOut));
            if (statements == 1) draft.take(() -> around.balances(draft, mark.mark(), currency));
            running.settle(draft);
            return draft.done();
        }
    }
}
