package org.maillon.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.maillon.imports.FileProblem.Code;

/** The rows of a list of customers, CSV or XLSX, under the columns that its header names. */
final class AccountSheet {
    static final int MOST_ROWS = 20_000;

    private static final char[] SEPARATORS = {';', '\t', ',', '|'};

    /** A row: the line it stands on and what each known column holds. */
    record Row(int line, Map<AccountField, String> values) {
        String of(AccountField field) {
            return values.getOrDefault(field, "").strip();
        }
    }

    /** Where a column stands, 1 for the first. */
    private final Map<AccountField, Integer> columns = new EnumMap<>(AccountField.class);

    private final List<Row> rows = new ArrayList<>();

    private AccountSheet() {}

    /** @throws SheetRows.Unreadable with the problem, where the file is none of ours */
    static AccountSheet read(Path file) throws IOException, SheetRows.Unreadable {
        AccountSheet best = null;
        for (var candidate : candidates(file)) {
            var sheet = new AccountSheet();
            sheet.fill(candidate);
            if (best == null || sheet.columns.size() > best.columns.size()) best = sheet;
        }
        if (best == null || best.columns.isEmpty())
            throw new SheetRows.Unreadable(FileProblem.of(1, 0, Code.NO_HEADER));
        if (!best.columns.containsKey(AccountField.NAME))
            throw new SheetRows.Unreadable(FileProblem.of(1, 0, Code.MISSING_COLUMN, AccountField.NAME.canonical()));
        if (best.rows.isEmpty()) throw new SheetRows.Unreadable(FileProblem.of(1, 0, Code.NO_LINES));
        return best;
    }

    private static List<SheetRows> candidates(Path file) throws IOException, SheetRows.Unreadable {
        TextEncoding encoding;
        try (var in = Files.newInputStream(file)) {
            encoding = TextEncoding.sniff(in);
        }
        var refusal = encoding.refusal();
        if (refusal == Code.NOT_TEXT_XLSX || refusal == Code.NOT_TEXT_ZIP)
            return SheetRows.Xlsx.sheets(file).isEmpty() ? List.of() : List.of(new SheetRows.Xlsx(file, 0));
        if (refusal != null) throw new SheetRows.Unreadable(FileProblem.of(0, 0, refusal));
        var all = new ArrayList<SheetRows>();
        for (char separator : SEPARATORS) all.add(new SheetRows.Csv(file, encoding, separator));
        return all;
    }

    private void fill(SheetRows source) throws IOException, SheetRows.Unreadable {
        source.walk((line, values) -> {
            if (values.stream().allMatch(String::isBlank)) return true;
            if (columns.isEmpty()) {
                name(values);
                return !columns.isEmpty();
            }
            var row = new EnumMap<AccountField, String>(AccountField.class);
            columns.forEach((field, at) -> {
                if (at <= values.size()) row.put(field, values.get(at - 1));
            });
            rows.add(new Row(line, row));
            return rows.size() <= MOST_ROWS;
        });
        if (rows.size() > MOST_ROWS) throw new SheetRows.Unreadable(FileProblem.of(MOST_ROWS, 0, Code.TOO_LARGE));
    }

    private void name(List<String> headers) {
        for (int at = 0; at < headers.size(); at++) {
            @Nullable AccountField field = AccountField.of(headers.get(at)).orElse(null);
            if (field != null) columns.putIfAbsent(field, at + 1);
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** 0 where the list has no such column. */
    int column(AccountField field) {
        return columns.getOrDefault(field, 0);
    }
}
