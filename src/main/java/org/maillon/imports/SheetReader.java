package org.maillon.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.maillon.imports.FileProblem.Code;

/**
 * Reads open-item lists and aged balances, CSV or XLSX: first a look, which proposes what each column holds, then the items.
 * A row with a problem is left out and the reading goes on.
 */
public final class SheetReader {
    private static final char[] SEPARATORS = {';', '\t', ',', '|'};
    private static final int LINES_BEFORE_HEADER = 20;
    private static final int SAMPLE = 50;
    private static final int MOST_SHEETS = 20;

    private SheetReader() {}

    /** What the file is and what its columns hold, as far as can be told without asking. */
    public static SheetLook look(Path file) throws IOException {
        try {
            if (Files.size(file) > FecReader.LARGEST) return nothing(FileProblem.of(0, 0, Code.TOO_LARGE));
            var encoding = encoding(file);
            var refusal = encoding.refusal();
            if (refusal == Code.NOT_TEXT_XLSX || refusal == Code.NOT_TEXT_ZIP) return workbook(file, refusal);
            if (refusal != null) return nothing(FileProblem.of(0, 0, refusal));
            return text(file, encoding);
        } catch (SheetRows.Unreadable e) {
            return nothing(e.problem());
        }
    }

    /**
     * Reads all items of a file by a look that was taken at it before, corrected or not.
     *
     * @throws IOException when the file cannot be read from its disk; never for what stands in it
     */
    public static SheetSummary read(Path file, String name, SheetLook look, Consumer<OpenItemLine> sink)
            throws IOException {
        var problems = new ProblemList();
        look.problems().forEach(problems::add);
        if (!problems.refused()) {
            look.layout()
                    .missing()
                    .forEach(field ->
                            problems.add(FileProblem.of(look.headerLine(), 0, Code.MISSING_COLUMN, field.canonical())));
        }
        var counts = new int[2];
        var totals = Map.<String, Long>of();
        if (!problems.refused()) totals = items(file, look, problems, counts, sink);
        return new SheetSummary(
                name,
                counts[0],
                counts[1],
                totals,
                look.layout(),
                problems.kept(),
                problems.more(),
                problems.refused());
    }

    private static Map<String, Long> items(
            Path file, SheetLook look, ProblemList problems, int[] counts, Consumer<OpenItemLine> sink)
            throws IOException {
        var habits = new ColumnHabits();
        var parse = new OpenItemParse(look.layout(), habits, problems);
        try {
            var rows = rows(file, look);
            walk(rows, look, habits::see);
            for (var column : look.layout().fields().entrySet()) {
                if (habits.ambiguous(column.getValue())) {
                    problems.add(FileProblem.of(
                            0,
                            column.getKey() + 1,
                            Code.AMBIGUOUS_DATES,
                            look.layout().header(column.getValue())));
                }
            }
            walk(rows, look, line -> {
                counts[0]++;
                var item = parse.item(line);
                if (item == null) counts[1]++;
                else sink.accept(item);
            });
            if (counts[0] == 0) problems.add(FileProblem.of(look.headerLine(), 0, Code.NO_LINES));
        } catch (SheetRows.Unreadable e) {
            problems.add(e.problem());
        }
        return parse.totals();
    }

    private static void walk(SheetRows rows, SheetLook look, Consumer<SheetLine> sink)
            throws IOException, SheetRows.Unreadable {
        rows.walk((line, values) -> {
            var row = look.layout().values(values);
            if (line > look.headerLine() && !row.isEmpty()) sink.accept(new SheetLine(line, row, beyond(look, values)));
            return true;
        });
    }

    /** In a text a value beyond the header means that a separator moved the others; beside a table in a sheet it does not. */
    private static int beyond(SheetLook look, List<String> values) {
        int headers = look.layout().headers().size();
        if (look.separator() == 0 || values.size() <= headers) return 0;
        var rest = values.subList(headers, values.size());
        return rest.stream().allMatch(String::isBlank) ? 0 : rest.size();
    }

    private static SheetRows rows(Path file, SheetLook look) throws IOException, SheetRows.Unreadable {
        if (look.separator() != 0) return new SheetRows.Csv(file, encoding(file), look.separator());
        return new SheetRows.Xlsx(file, Math.max(0, SheetRows.Xlsx.sheets(file).indexOf(look.sheet())));
    }

    private static TextEncoding encoding(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return TextEncoding.sniff(in);
        }
    }

    private static SheetLook nothing(FileProblem problem) {
        return new SheetLook(
                "", "", (char) 0, 0, new SheetLayout(List.of(), Map.of(), Map.of()), List.of(), List.of(problem));
    }

    /** The separator by which the header has the most names that we know, else the most columns. */
    private static SheetLook text(Path file, TextEncoding encoding) throws IOException, SheetRows.Unreadable {
        SheetLook best = null;
        SheetRows.Unreadable unreadable = null;
        for (char separator : SEPARATORS) {
            try {
                var look = look(new SheetRows.Csv(file, encoding, separator), "", encoding.name(), separator);
                if (best == null || score(look) > score(best)) best = look;
            } catch (SheetRows.Unreadable e) {
                unreadable = e;
            }
        }
        if (best != null && (unreadable == null || !best.layout().fields().isEmpty())) return best;
        throw unreadable == null ? new SheetRows.Unreadable(FileProblem.of(0, 0, Code.EMPTY)) : unreadable;
    }

    private static int score(SheetLook look) {
        return look.layout().fields().size() * 1_000 + look.layout().headers().size();
    }

    /** The first sheet that can be read as it is, else the one with the most rows. */
    private static SheetLook workbook(Path file, Code refusal) throws IOException, SheetRows.Unreadable {
        var sheets = SheetRows.Xlsx.sheets(file);
        SheetLook longest = null;
        int most = -1;
        for (int i = 0; i < Math.min(sheets.size(), MOST_SHEETS); i++) {
            var rows = new SheetRows.Xlsx(file, i);
            var look = look(rows, sheets.get(i), "", (char) 0);
            if (look.problems().isEmpty() && look.layout().missing().isEmpty()) return look;
            int count = count(rows);
            if (count > most) {
                longest = look;
                most = count;
            }
        }
        return longest == null ? nothing(FileProblem.of(0, 0, refusal)) : longest;
    }

    private static int count(SheetRows rows) throws IOException, SheetRows.Unreadable {
        var count = new int[1];
        rows.walk((line, values) -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    /** A row among the first. */
    private record FirstRow(int line, List<String> values) {}

    private static SheetLook look(SheetRows rows, String sheet, String encoding, char separator)
            throws IOException, SheetRows.Unreadable {
        var first = new ArrayList<FirstRow>();
        rows.walk((line, values) -> {
            if (values.stream().anyMatch(value -> !value.isBlank())) first.add(new FirstRow(line, List.copyOf(values)));
            return first.size() < LINES_BEFORE_HEADER + SAMPLE;
        });
        var header = header(first);
        if (header == null) {
            var empty = new SheetLayout(List.of(), Map.of(), Map.of());
            return new SheetLook(
                    sheet, encoding, separator, 0, empty, List.of(), List.of(FileProblem.of(0, 0, Code.EMPTY)));
        }
        var sample = first.stream()
                .filter(row -> row.line > header.line)
                .limit(SAMPLE)
                .map(FirstRow::values)
                .toList();
        var layout = SheetLayout.proposed(header.values, sample);
        return new SheetLook(sheet, encoding, separator, header.line, layout, sample, List.of());
    }

    /** Among the first rows the one with the most names that we know; without any, the first with several values. */
    private static @Nullable FirstRow header(List<FirstRow> rows) {
        FirstRow best = null;
        long most = 1;
        for (var row : rows.subList(0, Math.min(rows.size(), LINES_BEFORE_HEADER))) {
            long known = row.values.stream()
                    .filter(value -> SheetField.of(value).isPresent())
                    .count();
            if (known > most) {
                best = row;
                most = known;
            }
        }
        if (best != null) return best;
        return rows.stream()
                .filter(row ->
                        row.values.stream().filter(value -> !value.isBlank()).count() > 1)
                .findFirst()
                .orElse(rows.isEmpty() ? null : rows.getFirst());
    }
}
