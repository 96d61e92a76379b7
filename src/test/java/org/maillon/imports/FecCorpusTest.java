package org.maillon.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.imports.FileProblem.Code;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of other people, with control totals that were computed apart from this code. */
class FecCorpusTest {
    private static final Path FEC =
            Path.of(System.getProperty("maillon.corpus", "no-corpus")).resolve("fec");

    private record Reading(FecSummary summary, List<FecLine> lines) {}

    private static Reading read(String file) throws IOException {
        var path = FEC.resolve(file);
        assumeTrue(Files.exists(path), "corpus file " + path + " is not here");
        var lines = new ArrayList<FecLine>();
        return new Reading(FecReader.read(path, path.getFileName().toString(), lines::add), lines);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            neolegal/0000000001FEC20220831.txt
            neolegal/000000000FEC20231231.txt
            berlitopyth-synthetic/generated_fecs__FEC_GENERATED.csv
            berlitopyth-synthetic/output_fecs__FEC_GENERATED_1_2023.csv
            """)
    void rows_sums_days_and_every_customer_agree_with_the_control_totals(String file) throws IOException {
        var reading = read(file);
        var expected = expected(file);
        var summary = reading.summary();

        assertThat(summary.problems())
                .as("the synthetic years have entries whose lines bear different days")
                .allMatch(problem -> file.startsWith("berlitopyth") && problem.code() == Code.ENTRY_ACROSS_DAYS);
        assertThat(summary.refused()).isFalse();
        assertThat(summary.lines()).isEqualTo(expected.get("rows").asInt());
        assertThat(summary.skipped()).isEqualTo(expected.get("ragged_rows").asInt());
        assertThat(summary.columns()).hasSize(expected.get("columns").asInt());
        assertThat(summary.debitCents())
                .isEqualTo(expected.get("sum_debit_cents").asLong());
        assertThat(summary.creditCents())
                .isEqualTo(expected.get("sum_credit_cents").asLong());
        assertThat(summary.firstOn()).isEqualTo(day(expected.get("first_date").asString()));
        assertThat(summary.lastOn()).isEqualTo(day(expected.get("last_date").asString()));
        assertThat(customers(reading.lines())).isEqualTo(expectedCustomers(expected));
    }

    @Test
    void a_file_written_again_in_iso_8859_15_with_bars_gives_the_same_lines() throws IOException {
        var original = read("neolegal/000000000FEC20231231.txt");
        var derived = read("derived/000000000FEC20231231-iso8859-15-pipe.txt");

        assertThat(derived.summary().encoding()).isEqualTo("ISO-8859-15");
        assertThat(derived.summary().separator()).isEqualTo('|');
        assertThat(derived.lines()).isEqualTo(original.lines());
        assertThat(derived.summary().siren()).isEqualTo("000000000");
        assertThat(derived.summary().closingOn()).isEqualTo("2023-12-31");
    }

    @Test
    void a_file_that_lost_a_line_is_refused_and_its_lines_are_those_of_the_original() throws IOException {
        var original = read("neolegal/0000000001FEC20220831.txt");
        var derived = read("derived/000000000FEC20220831-unbalanced.txt");

        assertThat(derived.summary().refused()).isTrue();
        assertThat(derived.summary().balanced()).isFalse();
        assertThat(derived.summary().problems().getFirst().code()).isEqualTo(Code.UNBALANCED_FILE);
        assertThat(derived.summary().problems().stream().skip(1))
                .extracting(problem -> problem.arguments().get(1))
                .containsExactlyInAnyOrder("15", "88", "89");
        assertThat(contents(original.lines())).containsAll(contents(derived.lines()));
        assertThat(derived.lines()).hasSize(398);
    }

    @Test
    void a_header_longer_than_its_lines_is_read_with_a_warning() throws IOException {
        var reading = read("benjamincpa94/mini_fec_complet.txt");

        assertThat(reading.summary().refused()).isFalse();
        assertThat(reading.summary().balanced()).isTrue();
        assertThat(reading.summary().problems())
                .containsExactly(FileProblem.of(1, 0, Code.VALUES_UNDER_HEADERS, "17", "13"));
        assertThat(reading.lines()).hasSize(22);
        assertThat(reading.lines().getFirst().party()).isEqualTo("411");
    }

    @Test
    void tryton_writes_its_opening_journal_as_deferral() throws IOException {
        var reading = read("tryton/FEC.csv");

        assertThat(reading.summary().problems()).isEmpty();
        assertThat(reading.lines()).extracting(FecLine::opening).containsExactly(true, true, false, false);
        assertThat(reading.lines().get(1).accountName()).isEqualTo("Autres comptes débiteurs");
    }

    @Test
    void two_lines_in_a_file_are_enough() throws IOException {
        var reading = read("berlitopyth-synthetic/output_csv__FEC_GENERATED.csv");

        assertThat(reading.summary().problems()).isEmpty();
        assertThat(reading.lines()).extracting(FecLine::debitCents).containsExactly(126_662L, 0L);
        assertThat(reading.summary().kinds().of(reading.lines().getFirst().entryKey()))
                .isEqualTo(EntryKinds.SALES_REVERSED | EntryKinds.BANK);
    }

    @Test
    void openings_and_kinds_of_the_real_ledgers_are_recognised() throws IOException {
        var first = read("neolegal/0000000001FEC20220831.txt");
        var second = read("neolegal/000000000FEC20231231.txt");

        assertThat(openings(first.lines())).containsExactly("ANO");
        assertThat(openings(second.lines())).containsExactly("AD");
        var kinds = first.summary().kinds();
        var customerLines = first.lines().stream()
                .filter(line -> line.account().startsWith("411") && !line.opening())
                .toList();
        assertThat(customerLines).allMatch(line -> kinds.has(line.entryKey(), EntryKinds.CUSTOMER));
        assertThat(customerLines.stream().filter(line -> kinds.has(line.entryKey(), EntryKinds.SALES)))
                .hasSizeGreaterThan(100);
        assertThat(customerLines.stream().filter(line -> kinds.has(line.entryKey(), EntryKinds.BANK)))
                .hasSizeGreaterThan(100);
    }

    private static List<String> openings(List<FecLine> lines) {
        return lines.stream()
                .filter(FecLine::opening)
                .map(FecLine::journal)
                .distinct()
                .toList();
    }

    private static List<String> contents(List<FecLine> lines) {
        return lines.stream()
                .map(line -> line.toString().replaceFirst("line=\\d+, ", ""))
                .toList();
    }

    private static LocalDate day(String basic) {
        return LocalDate.parse(basic, DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static JsonNode expected(String file) throws IOException {
        var name = Path.of(file).getFileName() + ".expected.json";
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(FEC.resolve("expected").resolve(name)));
    }

    /** By customer: debit, credit, and those without letter. */
    private static TreeMap<String, List<Long>> customers(List<FecLine> lines) {
        var sums = new TreeMap<String, List<Long>>();
        for (var line : lines) {
            if (!line.account().startsWith("411")) continue;
            boolean open = line.letter().isEmpty();
            var own = List.of(
                    line.debitCents(), line.creditCents(), open ? line.debitCents() : 0, open ? line.creditCents() : 0);
            sums.merge(line.party(), own, FecCorpusTest::plus);
        }
        return sums;
    }

    private static List<Long> plus(List<Long> some, List<Long> more) {
        var sum = new ArrayList<Long>();
        for (int i = 0; i < some.size(); i++) sum.add(some.get(i) + more.get(i));
        return sum;
    }

    private static TreeMap<String, List<Long>> expectedCustomers(JsonNode expected) {
        var sums = new TreeMap<String, List<Long>>();
        expected.get("customers_411").properties().forEach(customer -> {
            var values = customer.getValue();
            sums.put(
                    customer.getKey(),
                    List.of(
                            values.get("debit").asLong(),
                            values.get("credit").asLong(),
                            values.get("unlettered_debit").asLong(),
                            values.get("unlettered_credit").asLong()));
        });
        return sums;
    }
}
