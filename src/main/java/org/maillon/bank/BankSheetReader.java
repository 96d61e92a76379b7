package org.maillon.bank;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;
import org.maillon.imports.FileProblem;
import org.maillon.imports.SheetRows;
import org.maillon.imports.TextEncoding;

/**
 * Lists that banks and payment providers offer for spreadsheets, CSV or XLSX: first a look, which tells the separator,
 * the header's row and what each column holds, then the rows.
 */
final class BankSheetReader implements StatementReader {
    private static final char[] SEPARATORS = {';', '\t', ',', '|'};
    private static final int ROWS_BEFORE_HEADER = 30;
    private static final int SAMPLE = 50;
    private static final int MOST_SHEETS = 20;
    private static final int MOST_COLUMNS = 300;
    private static final int FEWEST_COLUMNS = 2;
    private static final int LONGEST_VALUE = 10_000;
    private static final Pattern OTHER_FORMAT = Pattern.compile("^\\s*[{\\[<]");

    private final SheetMapping said;

    BankSheetReader(SheetMapping said) {
        this.said = said;
    }

    @Override
    public boolean reads(Sniffed file) {
        if (isWorkbook(file)) return true;
        if (file.binary() || OTHER_FORMAT.matcher(file.head()).find()) return false;
        return file.isNamed(".csv") || file.isNamed(".tsv") || isSeparated(file.head());
    }

    private static boolean isWorkbook(Sniffed file) {
        if (!file.startsWith('P', 'K', 3, 4)) return false;
        var names = new String(file.headBytes(), ISO_8859_1);
        return names.contains("[Content_Types].xml") || names.contains("xl/") || file.isNamed(".xlsx");
    }

    private static boolean isSeparated(String head) {
        for (char separator : SEPARATORS) {
            long lines = head.lines()
                    .limit(ROWS_BEFORE_HEADER)
                    .filter(line -> line.chars().filter(c -> c == separator).count() > 1)
                    .count();
            if (lines > 1) return true;
        }
        return false;
    }

    @Override
    public List<BankStatement> read(Sniffed file) {
        try {
            var found = find(file);
            var missing = found.look.mapping().missing();
            if (!missing.isEmpty()) {
                throw BankFileRefused.at(found.look.headerLine(), 0, lacking(missing.getFirst()));
            }
            return statements(isWorkbook(file) ? "xlsx" : "csv", found);
        } catch (SheetRows.Unreadable e) {
            throw refusal(e.problem());
        } catch (IOException e) {
            throw BankFileRefused.at(0, 0, Code.UNREADABLE);
        }
    }

    private static Code lacking(BankColumn column) {
        if (column.isDay()) return Code.NO_DAY_COLUMN;
        return column.isMoney() ? Code.NO_AMOUNT_COLUMN : Code.NO_REFERENCE_COLUMN;
    }

    /** What the columns hold, for a person to correct. */
    BankSheetLook look(Sniffed file) {
        try {
            var best = best(file);
            return best == null ? widest(file) : best.look;
        } catch (SheetRows.Unreadable e) {
            throw refusal(e.problem());
        } catch (IOException e) {
            throw BankFileRefused.at(0, 0, Code.UNREADABLE);
        }
    }

    private static BankFileRefused refusal(FileProblem problem) {
        return BankFileRefused.at(
                problem.line(),
                problem.column(),
                switch (problem.code()) {
                    case UNCLOSED_QUOTE -> Code.UNCLOSED_QUOTE;
                    case XLSX_TOO_LARGE -> Code.WORKBOOK_TOO_LARGE;
                    default -> Code.WORKBOOK_UNREADABLE;
                });
    }

    /** A row as it stands in the file. */
    record Row(int line, List<String> values) {}

    private record Found(SheetRows rows, BankSheetLook look, int score) {}

    private Found find(Sniffed file) throws IOException, SheetRows.Unreadable {
        var best = best(file);
        if (best == null) throw BankFileRefused.at(0, 0, Code.NO_COLUMNS);
        return best;
    }

    private @Nullable Found best(Sniffed file) throws IOException, SheetRows.Unreadable {
        Found best = null;
        for (var rows : candidates(file)) {
            var found = find(rows);
            if (found != null && (best == null || found.score > best.score)) best = found;
        }
        return best;
    }

    /** Of a list whose headings say nothing: the first of the rows with most values stands for its header. */
    private static BankSheetLook widest(Sniffed file) throws IOException, SheetRows.Unreadable {
        BankSheetLook widest = null;
        for (var rows : candidates(file)) {
            var first = firstRows(rows);
            for (int at = 0; at < Math.min(first.size(), ROWS_BEFORE_HEADER); at++) {
                var row = first.get(at);
                if (row.values.size() > MOST_COLUMNS || filled(row.values) < FEWEST_COLUMNS) continue;
                if (widest != null
                        && filled(row.values) <= filled(widest.mapping().headers())) continue;
                var sample = sample(first, at);
                widest = new BankSheetLook(ColumnMapping.proposed(row.values, sample), row.line, sample);
            }
        }
        if (widest == null) throw BankFileRefused.at(0, 0, Code.NO_COLUMNS);
        return widest;
    }

    private static long filled(List<String> values) {
        return values.stream().filter(value -> !value.isBlank()).count();
    }

    private static List<Row> firstRows(SheetRows rows) throws IOException {
        var first = new ArrayList<Row>();
        try {
            rows.walk((line, values) -> {
                if (isFilled(values)) first.add(new Row(line, List.copyOf(values)));
                return first.size() < ROWS_BEFORE_HEADER + SAMPLE;
            });
        } catch (SheetRows.Unreadable e) {
            return first;
        }
        return first;
    }

    private static List<List<String>> sample(List<Row> first, int header) {
        return first.subList(header + 1, Math.min(first.size(), header + 1 + SAMPLE)).stream()
                .map(Row::values)
                .toList();
    }

    /** By each separator that may be one, or each of the first worksheets. */
    private static List<SheetRows> candidates(Sniffed file) throws IOException, SheetRows.Unreadable {
        var candidates = new ArrayList<SheetRows>();
        if (isWorkbook(file)) {
            int sheets =
                    Math.min(MOST_SHEETS, SheetRows.Xlsx.sheets(file.path()).size());
            for (int sheet = 0; sheet < sheets; sheet++) candidates.add(new SheetRows.Xlsx(file.path(), sheet));
            return candidates;
        }
        var encoding = encoding(file);
        for (char separator : SEPARATORS) candidates.add(new SheetRows.Csv(file.path(), encoding, separator));
        return candidates;
    }

    private static TextEncoding encoding(Sniffed file) throws IOException {
        try (var in = file.open()) {
            var encoding = TextEncoding.sniff(in);
            if (encoding.refusal() != null) throw BankFileRefused.at(0, 0, Code.NOT_TEXT);
            return encoding;
        }
    }

    private @Nullable Found find(SheetRows rows) throws IOException {
        var first = firstRows(rows);
        Found best = null;
        for (int at = 0; at < Math.min(first.size(), ROWS_BEFORE_HEADER); at++) {
            var found = header(rows, first, at);
            if (found != null && (best == null || found.score > best.score)) best = found;
        }
        return best;
    }

    private static boolean isFilled(List<String> values) {
        return values.stream().anyMatch(value -> !value.isBlank());
    }

    /** Whether a row is a header: known as one, or at least a day or an amount and something else are named. */
    private @Nullable Found header(SheetRows rows, List<Row> first, int at) {
        var row = first.get(at);
        if (row.values.size() > MOST_COLUMNS) return null;
        var sample = sample(first, at);
        var remembered = said.of(ColumnMapping.fingerprint(row.values));
        var mapping = remembered.orElseGet(() -> ColumnMapping.proposed(row.values, sample));
        if (remembered.isEmpty() && (mapping.known() < 2 || !saysMoneyOrDay(mapping))) return null;
        var look = new BankSheetLook(mapping, row.line, sample);
        int certain = mapping.missing().isEmpty() ? 1_000 : 0;
        return new Found(rows, look, (remembered.isPresent() ? 10_000 : 0) + certain + mapping.known());
    }

    private static boolean saysMoneyOrDay(ColumnMapping mapping) {
        return mapping.columns().values().stream().anyMatch(column -> column.isMoney() || column.isDay());
    }

    private static List<BankStatement> statements(String format, Found found) throws IOException, SheetRows.Unreadable {
        var sheet = new BankSheet(format, found.look);
        var tooLong = new int[1];
        found.rows.walk((line, values) -> {
            if (values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) tooLong[0] = line;
            if (isFilled(values)) sheet.add(new Row(line, List.copyOf(values)));
            return tooLong[0] == 0;
        });
        if (tooLong[0] > 0) throw BankFileRefused.at(tooLong[0], 0, Code.VALUE_TOO_LONG);
        return sheet.statements();
    }
}
