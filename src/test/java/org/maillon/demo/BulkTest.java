package org.maillon.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.imports.FecReader;
import org.maillon.kernel.Iban;
import org.maillon.kernel.StructuredCommunication;

class BulkTest {
    private static final LocalDate CLOSING = LocalDate.of(2026, 12, 31);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 35, 36, 51, 1_000, 9_999, 50_000})
    void a_bulk_fec_has_exactly_the_lines_asked_for_and_balances(long count) throws IOException {
        var lines = FecReading.lines(Files.readString(bulk(count, 1)));
        assertThat((long) lines.size()).isEqualTo(count);
        var entries = lines.stream().collect(groupingBy(FecReading.Line::entry, summingLong(FecReading.Line::cents)));
        assertThat(entries.entrySet())
                .filteredOn(entry -> entry.getValue() != 0)
                .isEmpty();
    }

    @Test
    void a_bulk_fec_is_made_like_a_real_ledger() throws IOException {
        var lines = FecReading.lines(Files.readString(bulk(100_000, 1)));
        var customers = lines.stream().filter(FecReading.Line::isCustomers).toList();
        var lettered =
                customers.stream().filter(line -> !line.letters().isEmpty()).toList();
        assertThat(customers.size() / 100_000.0).isBetween(0.32, 0.38);
        assertThat((double) lettered.size() / customers.size()).isBetween(0.77, 0.83);
        assertThat(customers.stream().map(FecReading.Line::party).distinct()).hasSizeBetween(1_600, 1_700);
        var groups = lettered.stream()
                .collect(groupingBy(line -> line.party() + line.letters(), summingLong(FecReading.Line::cents)));
        assertThat(groups.entrySet()).filteredOn(group -> group.getValue() != 0).isEmpty();
    }

    @Test
    void a_bulk_fec_runs_forward_from_the_first_day_of_the_year_to_the_last() throws IOException {
        var days = Files.readAllLines(bulk(20_000, 1)).stream()
                .skip(1)
                .map(line -> line.split("\t")[3])
                .toList();
        assertThat(days).isSorted().startsWith("20260102").endsWith("20261231");
    }

    @Test
    void the_import_finds_no_fault_in_a_bulk_fec() throws IOException {
        var summary = FecReader.read(bulk(30_000, 3), "000000000FEC20261231.txt", line -> {});
        assertThat(summary.problems()).isEmpty();
        assertThat(summary.lines()).isEqualTo(30_000);
    }

    @Test
    void the_same_seed_gives_the_same_bulk_and_another_seed_another() throws IOException {
        assertThat(bulk(5_000, 1)).hasSameBinaryContentAs(bulk(5_000, 1, "again"));
        assertThat(Files.readString(bulk(5_000, 1))).isNotEqualTo(Files.readString(bulk(5_000, 2)));
    }

    @Test
    void one_line_cannot_balance() {
        assertThatThrownBy(() -> bulk(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void open_items_are_spread_over_the_accounts_with_the_share_due() throws IOException {
        var on = LocalDate.of(2026, 11, 21);
        var items = items(20_000, 500, 0.3, on);
        assertThat(items).hasSize(20_000);
        assertThat(items.stream().map(column -> column[0]).distinct()).hasSize(500);
        assertThat(items.stream().map(column -> column[6]).distinct()).hasSize(20_000);
        var late = items.stream()
                .filter(column -> !LocalDate.parse(column[8]).isAfter(on.minusDays(3)))
                .count();
        assertThat(late / 20_000.0).isBetween(0.28, 0.32);
        assertThat(items).allMatch(column -> LocalDate.parse(column[7]).isBefore(LocalDate.parse(column[8])));
        assertThat(items).allMatch(column -> column[10].matches("\\d+\\.\\d\\d"));
        assertThat(items).allMatch(column -> column[2].endsWith(".example"));
    }

    @Test
    void ibans_and_structured_references_are_valid() throws IOException {
        for (var column : items(2_000, 300, 0.5, LocalDate.of(2026, 11, 21))) {
            assertThat(new Iban(column[5]).country()).isEqualTo(column[4]);
            if (column[4].equals("FR")) {
                assertThat(column[11]).isEmpty();
                continue;
            }
            assertThat(new StructuredCommunication(column[11]).display()).isEqualTo(column[11]);
        }
    }

    private Path bulk(long lines, long seed) throws IOException {
        return bulk(lines, seed, "fec");
    }

    private Path bulk(long lines, long seed, String name) throws IOException {
        var file = folder.resolve(name + seed + ".txt");
        BulkFec.write(file, lines, seed, CLOSING);
        return file;
    }

    private List<String[]> items(long count, int accounts, double shareDue, LocalDate on) throws IOException {
        var file = folder.resolve("items.csv");
        BulkItems.write(file, count, accounts, shareDue, on, 1);
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(";", -1))
                .toList();
    }
}
