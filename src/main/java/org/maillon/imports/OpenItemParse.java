package org.maillon.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.imports.FileProblem.Code;

/** Turns the rows of one list into open items, collecting problems. */
final class OpenItemParse {
    private static final String DEFAULT_CURRENCY = "EUR";
    private static final int EXCERPT = 40;
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final Pattern SERIAL = Pattern.compile("([2-7]\\d{4})(?:[.,]\\d+)?");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})([/.\\-])(\\d{1,2})([/.\\-])(.*)");
    private static final Pattern SHORT_YEAR = Pattern.compile("(\\d{1,2}[/.\\-]\\d{1,2}[/.\\-])(\\d{2})");
    private static final Pattern LETTERS =
            Pattern.compile("(?<before>[A-Za-z$£€ .]*?)\\s*(?<number>[-+(−]?\\s*[\\d.,].*?)\\s*(?<after>[A-Za-z$£€]*)");
    private static final Pattern TOTAL = Pattern.compile(
            "(?:sous |sub|eind|grand )?(?:total|totaal|totaux|totals)(?: .*)?|subtotaal.*|solde total.*");
    private static final Set<String> CREDIT = Set.of("CR", "C", "CREDIT", "HAVE");
    private static final Set<String> DEBIT = Set.of("DR", "D", "DEBIT", "DB");
    private static final Map<String, String> CURRENCY_WORDS =
            Map.of("€", "EUR", "EURO", "EUR", "EUROS", "EUR", "$", "USD", "US$", "USD", "£", "GBP");

    private final SheetLayout layout;
    private final ColumnHabits habits;
    private final ProblemList problems;
    private final Map<String, Long> totals = new HashMap<>();

    OpenItemParse(SheetLayout layout, ColumnHabits habits, ProblemList problems) {
        this.layout = layout;
        this.habits = habits;
        this.problems = problems;
    }

    Map<String, Long> totals() {
        return totals;
    }

    /** The row's open item, or null with a problem told. */
    @Nullable
    OpenItemLine item(SheetLine line) {
        var total = totalRow(line);
        if (total != null) return problem(line, 0, Code.TOTAL_LEFT_OUT, total);
        if (line.beyond() > 0) {
            int headers = layout.headers().size();
            return problem(line, 0, Code.TOO_MANY_VALUES, count(headers), count(headers + line.beyond()));
        }
        if (!line.has(SheetField.ACCOUNT)) return problem(line, column(SheetField.ACCOUNT), Code.NO_ACCOUNT);
        if (!line.has(SheetField.REFERENCE)) return problem(line, column(SheetField.REFERENCE), Code.NO_REFERENCE);
        try {
            return read(line);
        } catch (Unread e) {
            return problem(line, column(e.field), e.code, excerpt(line.text(e.field)), layout.header(e.field));
        }
    }

    private static String count(int count) {
        return Integer.toString(count);
    }

    /** The words of a total or subtotal, which has no document of its own; null for any other row. */
    private static @Nullable String totalRow(SheetLine line) {
        if (line.has(SheetField.ACCOUNT)
                && line.has(SheetField.REFERENCE)
                && !isTotal(line.text(SheetField.REFERENCE))) {
            if (!isTotal(line.text(SheetField.ACCOUNT)) || line.has(SheetField.ISSUED_ON)) return null;
        }
        return line.values().values().stream()
                .filter(OpenItemParse::isTotal)
                .findFirst()
                .orElse(null);
    }

    private static boolean isTotal(String value) {
        return TOTAL.matcher(OpeningJournals.plain(value)).matches();
    }

    /** A value that cannot be read. */
    private static final class Unread extends Exception {
        private static final long serialVersionUID = 1L;
        private final SheetField field;
        private final Code code;

        Unread(SheetField field, Code code) {
            super(code.name(), null, false, false);
            this.field = field;
            this.code = code;
        }
    }

    private OpenItemLine read(SheetLine line) throws Unread {
        var currency = currency(line);
        long amount = amount(line, currency);
        var total =
                line.has(SheetField.TOTAL) && layout.column(SheetField.AMOUNT).isPresent()
                        ? Long.valueOf(amount(line, SheetField.TOTAL, currency))
                        : null;
        var item = new OpenItemLine(
                line.line(),
                line.text(SheetField.ACCOUNT),
                line.text(SheetField.NAME),
                line.text(SheetField.EMAIL),
                line.text(SheetField.LANGUAGE),
                line.text(SheetField.COUNTRY),
                line.text(SheetField.IBAN).replace(" ", ""),
                line.text(SheetField.REFERENCE),
                day(line, SheetField.ISSUED_ON),
                day(line, SheetField.DUE_ON),
                day(line, SheetField.SETTLED_ON),
                currency,
                amount,
                total,
                line.text(SheetField.STRUCTURED_REFERENCE),
                line.text(SheetField.PURCHASE_ORDER_NUMBER));
        totals.merge(currency, amount, Long::sum);
        return item;
    }

    private String currency(SheetLine line) throws Unread {
        if (line.has(SheetField.CURRENCY)) {
            var code = currencyOf(line.text(SheetField.CURRENCY));
            if (code == null) throw new Unread(SheetField.CURRENCY, Code.BAD_CURRENCY);
            return code;
        }
        for (var field : line.values().keySet()) {
            if (!field.isAmount()) continue;
            var letters = LETTERS.matcher(line.text(field));
            if (!letters.matches()) continue;
            var before = currencyOf(letters.group("before"));
            var code = before != null ? before : currencyOf(letters.group("after"));
            if (code != null) return code;
        }
        return DEFAULT_CURRENCY;
    }

    private static @Nullable String currencyOf(String text) {
        var word = text.strip().toUpperCase(Locale.ROOT);
        var code = CURRENCY_WORDS.getOrDefault(word, word);
        if (code.length() != 3) return null;
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What is open: one signed amount, an amount and its side, or debit less credit. */
    private long amount(SheetLine line, String currency) throws Unread {
        for (var field : new SheetField[] {SheetField.AMOUNT, SheetField.TOTAL}) {
            if (line.has(field)) return sided(line, amount(line, field, currency));
        }
        if (!line.has(SheetField.DEBIT) && !line.has(SheetField.CREDIT))
            throw new Unread(amountField(), Code.BAD_AMOUNT);
        long debit = line.has(SheetField.DEBIT) ? amount(line, SheetField.DEBIT, currency) : 0;
        long credit = line.has(SheetField.CREDIT) ? amount(line, SheetField.CREDIT, currency) : 0;
        return debit - credit;
    }

    private SheetField amountField() {
        return layout.column(SheetField.AMOUNT).isPresent()
                ? SheetField.AMOUNT
                : layout.column(SheetField.TOTAL).isPresent() ? SheetField.TOTAL : SheetField.DEBIT;
    }

    private static long sided(SheetLine line, long amount) throws Unread {
        if (!line.has(SheetField.SIDE)) return amount;
        var side = OpeningJournals.plain(line.text(SheetField.SIDE)).toUpperCase(Locale.ROOT);
        if (CREDIT.contains(side)) return -amount;
        if (DEBIT.contains(side)) return amount;
        throw new Unread(SheetField.SIDE, Code.BAD_SIDE);
    }

    private long amount(SheetLine line, SheetField field, String currency) throws Unread {
        var letters = LETTERS.matcher(line.text(field));
        if (!letters.matches() || !means(letters.group("before"), currency)) throw new Unread(field, Code.BAD_AMOUNT);
        var after = letters.group("after").toUpperCase(Locale.ROOT);
        boolean credit = CREDIT.contains(after);
        if (!credit && !DEBIT.contains(after) && !means(after, currency)) throw new Unread(field, Code.BAD_AMOUNT);
        var bytes = letters.group("number").getBytes(UTF_8);
        int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        long amount = Numerals.amount(bytes, 0, bytes.length, decimals, habits.decimalMark(field));
        if (amount == Numerals.BAD) throw new Unread(field, Code.BAD_AMOUNT);
        if (amount == Numerals.TOO_MANY_DECIMALS) throw new Unread(field, Code.TOO_MANY_DECIMALS);
        return credit ? -amount : amount;
    }

    /** Letters beside an amount are nothing, or its currency. */
    private static boolean means(String letters, String currency) {
        return letters.isBlank() || currency.equals(currencyOf(letters));
    }

    private @Nullable LocalDate day(SheetLine line, SheetField field) throws Unread {
        if (!line.has(field)) return null;
        var text = line.text(field);
        var serial = SERIAL.matcher(text);
        if (serial.matches()) return SERIAL_ZERO.plusDays(Integer.parseInt(serial.group(1)));
        if (habits.monthFirst(field)) text = MONTH_FIRST.matcher(text).replaceFirst("$3$2$1$4$5");
        var shortYear = SHORT_YEAR.matcher(text);
        if (shortYear.matches()) text = shortYear.group(1) + "20" + shortYear.group(2);
        var bytes = text.getBytes(UTF_8);
        int day = Numerals.day(bytes, 0, bytes.length);
        if (day < 0) throw new Unread(field, Code.BAD_DATE);
        return Numerals.date(day);
    }

    private int column(SheetField field) {
        return layout.column(field).map(column -> column + 1).orElse(0);
    }

    private static String excerpt(String value) {
        return value.length() > EXCERPT ? value.substring(0, EXCERPT) + "…" : value;
    }

    private @Nullable OpenItemLine problem(SheetLine line, int column, Code code, String... arguments) {
        problems.add(FileProblem.of(line.line(), column, code, arguments));
        return null;
    }
}
