package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bank files that others published ({@code -Dmaillon.corpus=…}): each is read, or refused for a reason. */
class BankCorpusTest {
    @ParameterizedTest(name = "{0}: {1} of {2} read")
    @CsvSource(delimiter = '|', textBlock = """
            camt-genkgo                           | 15 | 15 |
            camt-subite                           | 18 | 18 |
            bankstatementparser/*.xml             |  2 |  4 | BAD_AMOUNT NO_STATEMENT
            oca-bank-statement-import/camt*       |  5 |  5 |
            oca-bank-statement-import/mt940_base  |  3 |  3 |
            mt940-wolph/*.sta                     | 17 | 25 | ENTRY_OUTSIDE MISSING_FIELD NO_STATEMENT
            """)
    void every_file_is_read_or_refused_for_a_reason(String family, int read, int all, String reasons)
            throws IOException {
        var refused = new TreeMap<String, String>();
        var files = files(family);
        for (var file : files) {
            var why = refusals(file);
            if (!why.isEmpty()) refused.put(file.getFileName().toString(), String.join(" ", why));
        }
        var why = new TreeSet<String>();
        refused.values().forEach(each -> why.addAll(List.of(each.split(" "))));
        assertThat(files).hasSize(all);
        assertThat(all - refused.size()).as(refused.toString()).isEqualTo(read);
        assertThat(String.join(" ", why)).isEqualTo(reasons == null ? "" : reasons);
    }

    @Test
    void amounts_and_days_are_those_that_the_publisher_read() throws IOException {
        int compared = 0;
        for (var file : files("mt940-wolph/*.sta")) {
            var parse = Path.of(file.toString().replaceAll("sta$", "yml"));
            if (Files.notExists(parse)) continue;
            var ours = read(file).stream()
                    .flatMap(statement -> statement.lines().stream())
                    .map(Told::of)
                    .toList();
            var theirs = published(parse);
            compared += ours.size();
            assertThat(theirs.subList(0, ours.size())).as(file.toString()).isEqualTo(ours);
            if (refusals(file).isEmpty()) assertThat(ours).as(file.toString()).hasSameSizeAs(theirs);
        }
        assertThat(compared).isEqualTo(153);
    }

    /** Amount without its side where the publisher does not turn a reversal around, and the days. */
    private record Told(long cents, LocalDate valueOn, LocalDate bookedOn) {
        static Told of(StatementLine line) {
            return new Told(Math.abs(line.amountCents()), line.valueOn(), line.bookedOn());
        }
    }

    private static final Pattern AMOUNT = Pattern.compile("- '(-?[0-9.]+)'");
    private static final Pattern DAY = Pattern.compile("\\n    (date|guessed_entry_date): .*\\n.*\\n +(\\S+)");

    private static List<Told> published(Path parse) throws IOException {
        var told = new ArrayList<Told>();
        var text = Files.readString(parse);
        var entries =
                text.substring(text.indexOf("\ntransactions:")).split("- !!python/object:mt940.models.Transaction\n");
        for (var entry : List.of(entries).subList(1, entries.length)) {
            var amount = AMOUNT.matcher(entry);
            assertThat(amount.find()).isTrue();
            var days = new TreeMap<String, LocalDate>();
            var day = DAY.matcher(entry);
            while (day.find()) days.put(day.group(1), day(day.group(2)));
            var valueOn = days.get("date");
            told.add(new Told(
                    Math.abs(Values.cents(amount.group(1), "EUR", 0, 0)),
                    valueOn,
                    days.getOrDefault("guessed_entry_date", valueOn)));
        }
        return told;
    }

    /** Year in two bytes, month, day. */
    private static LocalDate day(String packed) {
        var bytes = Base64.getDecoder().decode(packed);
        return LocalDate.of(((bytes[0] & 0xFF) << 8) + (bytes[1] & 0xFF), bytes[2], bytes[3]);
    }

    private static List<String> refusals(Path file) throws IOException {
        try {
            return read(file).stream()
                    .flatMap(statement -> statement.problems().stream())
                    .filter(BankProblem::refuses)
                    .map(problem -> problem.code().name())
                    .distinct()
                    .toList();
        } catch (BankFileRefused no) {
            return List.of(no.problem().code().name());
        }
    }

    private static List<BankStatement> read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return BankFiles.read(file.getFileName().toString(), in);
        }
    }

    /** The files of a folder, or of those that match below it. */
    private static List<Path> files(String family) throws IOException {
        var corpus = System.getProperty("maillon.corpus");
        assumeThat(corpus).as("the corpus is not here").isNotNull();
        var bank = Path.of(corpus, "bank");
        var wanted = bank.getFileSystem().getPathMatcher("glob:" + bank + "/" + pattern(family));
        try (Stream<Path> files = Files.walk(bank)) {
            return files.filter(Files::isRegularFile)
                    .filter(wanted::matches)
                    .sorted()
                    .toList();
        }
    }

    private static String pattern(String family) {
        if (family.endsWith("/*.sta") || family.endsWith("/*.xml")) return family.replace("/*", "/{**/,}*");
        return family + "/**";
    }
}
