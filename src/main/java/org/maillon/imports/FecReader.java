package org.maillon.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a FEC, or a file like one, line by line in bounded memory: any usual encoding, separator, line end, order of
 * columns and way to write days and amounts, found from the file itself. A line with a problem is left out and the reading
 * goes on; whether a file with problems is taken "all but these" is the caller's choice.
 */
public final class FecReader {
    /** A larger file is refused: split by year. */
    public static final long LARGEST = 1L << 30;

    private static final Pattern LAWFUL_NAME = Pattern.compile("(?i)(\\d{9})FEC(\\d{8})(?:\\D.*)?");

    private FecReader() {}

    /**
     * Reads the file to its end, whatever it holds.
     *
     * @param name the file's name as given by who sent it; {@code SIRENFECAAAAMMJJ.txt} tells the company and the year's
     *     last day
     * @throws IOException when the file cannot be read from its disk; never for what stands in it
     */
    public static FecSummary read(Path file, String name, FecSink sink) throws IOException {
        if (Files.size(file) > LARGEST) return refused(name, FileProblem.Code.TOO_LARGE);
        var encoding = encoding(file);
        var refusal = encoding.refusal();
        if (refusal != null) return refused(name, refusal);
        var finding = layout(file, encoding);
        var layout = finding.layout();
        if (layout == null || finding.refuses()) return refused(name, encoding, layout, finding.problems());
        var parse = new FecParse(layout, encoding, finding.problems());
        try (var lines = LineSource.of(Files.newInputStream(file), encoding)) {
            parse.read(lines, Files.size(file), sink);
        }
        parse.reportBalances(() -> LineSource.of(Files.newInputStream(file), encoding));
        return parse.summary(name, siren(name), closingOn(name));
    }

    private static TextEncoding encoding(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return TextEncoding.sniff(in);
        }
    }

    private static FecLayout.Finding layout(Path file, TextEncoding encoding) throws IOException {
        try (var lines = LineSource.of(Files.newInputStream(file), encoding)) {
            return FecLayout.find(lines, encoding.lineCharset());
        }
    }

    private static FecSummary refused(String name, FileProblem.Code code) {
        return refused(name, "", null, List.of(FileProblem.of(0, 0, code)));
    }

    private static FecSummary refused(
            String name, TextEncoding encoding, @Nullable FecLayout layout, List<FileProblem> problems) {
        return refused(name, encoding.name(), layout, problems);
    }

    private static FecSummary refused(
            String name, String encoding, @Nullable FecLayout layout, List<FileProblem> problems) {
        return new FecSummary(
                name,
                0,
                0,
                encoding,
                layout == null ? 0 : layout.separator(),
                0,
                0,
                null,
                null,
                siren(name),
                closingOn(name),
                layout == null ? List.of() : layout.headers(),
                problems,
                0,
                true,
                new EntryKinds());
    }

    private static @Nullable String siren(String name) {
        var matcher = LAWFUL_NAME.matcher(name);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static @Nullable LocalDate closingOn(String name) {
        var matcher = LAWFUL_NAME.matcher(name);
        try {
            return matcher.matches() ? LocalDate.parse(matcher.group(2), DateTimeFormatter.BASIC_ISO_DATE) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
