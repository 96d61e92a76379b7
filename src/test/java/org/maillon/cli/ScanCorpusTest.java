package org.maillon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.DatabaseTest;
import org.maillon.Maillon;
import org.maillon.demo.DemoCompany;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole scans of other people's ledgers, and of the demonstration's two years, against sums made apart from this code. */
class ScanCorpusTest extends DatabaseTest {
    private static final Path FEC =
            Path.of(System.getProperty("maillon.corpus", "no-corpus")).resolve("fec");

    @Autowired
    ConfigurableApplicationContext modules;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
            neolegal/0000000001FEC20220831.txt
            neolegal/000000000FEC20231231.txt
            berlitopyth-synthetic/generated_fecs__FEC_GENERATED.csv
            berlitopyth-synthetic/output_fecs__FEC_GENERATED_1_2023.csv
            """)
    void rowsSumsAndEveryCustomersBalanceAgreeWithTheControlTotals(String file) throws IOException {
        var expected = json(Files.readString(corpus("expected/" + Path.of(file).getFileName() + ".expected.json")));

        var answer = scan(corpus(file));

        var read = answer.at("/files/0");
        assertThat(read.get("lines").asInt()).isEqualTo(expected.get("rows").asInt());
        assertThat(read.get("debitCents").asLong())
                .isEqualTo(expected.get("sum_debit_cents").asLong());
        assertThat(read.get("creditCents").asLong())
                .isEqualTo(expected.get("sum_credit_cents").asLong());
        assertThat(read.get("lastOn").asString().replace("-", ""))
                .isEqualTo(expected.get("last_date").asString())
                .isEqualTo(answer.get("asOf").asString().replace("-", ""));
        assertThat(balances(answer)).isEqualTo(linesOf(corpus(file)));
        assertThat(balances(answer)).containsAllEntriesOf(expectedWhereOnly411(expected, corpus(file)));
        assertThat(answer.get("accounts").asInt())
                .isEqualTo(answer.get("byAccount").size());
        assertTotalsAreTheSumsOfTheAccounts(answer);
    }

    @Test
    void aFileThatLostALineIsRefused() throws IOException {
        var out = new StringWriter();
        assertThat(run(out, corpus("derived/000000000FEC20220831-unbalanced.txt")))
                .isEqualTo(3);
        var refusal = json(out.toString());
        assertThat(refusal.at("/files/0/balanced").asBoolean()).isFalse();
        assertThat(refusal.get("refused").asString()).contains("000000000FEC20220831-unbalanced.txt");
    }

    @Test
    void theSameLedgerInAnotherEncodingAndWithBarsSaysTheSame() throws IOException {
        var one = scan(corpus("neolegal/000000000FEC20231231.txt"));
        var other = scan(corpus("derived/000000000FEC20231231-iso8859-15-pipe.txt"));
        for (var field : List.of(
                "asOf", "openItems", "openCents", "ageing", "dso", "history", "claimable", "byAccount", "reminders")) {
            assertThat(other.get(field)).as(field).isEqualTo(one.get(field));
        }
    }

    @Test
    void openingsOfASecondYearAreNotCountedTwice() throws IOException {
        var company = DemoCompany.of(7, LocalDate.of(2026, 11, 20));
        var files = new ArrayList<Path>();
        var closing = new TreeMap<String, Long>();
        for (int year : company.fiscalYears()) {
            var file = folder.resolve(company.fecName(year));
            try (Writer out = Files.newBufferedWriter(file)) {
                company.writeFec(year, out);
            }
            files.add(file);
        }
        linesOf(files.getLast()).forEach(closing::put);

        var answer = scan(files.toArray(Path[]::new));

        var balances = balances(answer);
        closing.forEach((account, balance) -> assertThat(balances).containsEntry(account, balance));
        balances.keySet().removeAll(closing.keySet());
        assertThat(balances.values())
                .as("customers without a line in the last year")
                .allMatch(balance -> balance == 0);
        assertTotalsAreTheSumsOfTheAccounts(answer);
    }

    private static void assertTotalsAreTheSumsOfTheAccounts(JsonNode answer) {
        for (var field : List.of("openCents", "unallocatedCents", "overdueCents")) {
            long sum = 0;
            for (var account : answer.get("byAccount"))
                sum += account.get(field).asLong();
            assertThat(sum).as(field).isEqualTo(answer.get(field).asLong());
        }
        long aged = 0;
        for (var bucket : answer.get("ageing")) aged += bucket.asLong();
        assertThat(aged).isEqualTo(answer.get("openCents").asLong());
    }

    private JsonNode scan(Path... files) {
        var out = new StringWriter();
        assertThat(run(out, files)).isZero();
        return json(out.toString());
    }

    private int run(StringWriter out, Path... files) {
        var command = new CommandLine(new ScanCommand(new Application(Maillon.class, modules)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()));
        var arguments = new ArrayList<>(List.of("--json"));
        for (var file : files) arguments.add(file.toString());
        return command.execute(arguments.toArray(String[]::new));
    }

    private static TreeMap<String, Long> balances(JsonNode answer) {
        var balances = new TreeMap<String, Long>();
        for (var account : answer.get("byAccount")) {
            long balance = account.get("balanceCents").asLong();
            assertThat(account.get("openCents").asLong()
                            - account.get("unallocatedCents").asLong())
                    .isEqualTo(balance);
            balances.put(account.get("account").asString(), balance);
        }
        return balances;
    }

    /** Debit less credit of the lines on 411, 413, 416 and 4191, read the plain way. */
    private static TreeMap<String, Long> linesOf(Path file) throws IOException {
        var balances = new TreeMap<String, Long>();
        var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .split("\r?\n");
        var separator = lines[0].contains("\t") ? "\t" : lines[0].contains("|") ? "\\|" : ";";
        for (int i = 1; i < lines.length; i++) {
            var values = lines[i].replace("\"", "").split(separator, -1);
            if (values.length < 13 || !values[4].strip().matches("(411|413|416|4191).*")) continue;
            var party = values[6].isBlank() ? values[4].strip() : values[6].strip();
            balances.merge(party, cents(values[11]) - cents(values[12]), Long::sum);
        }
        return balances;
    }

    private static long cents(String amount) {
        var plain = amount.strip().replace(',', '.');
        return plain.isEmpty()
                ? 0
                : new java.math.BigDecimal(plain).movePointRight(2).longValueExact();
    }

    /** The control totals speak of 411 alone: of the customers that have lines elsewhere they do not give the balance. */
    private static TreeMap<String, Long> expectedWhereOnly411(JsonNode expected, Path file) throws IOException {
        var balances = new TreeMap<String, Long>();
        var all = linesOf(file);
        expected.get("customers_411").properties().forEach(customer -> {
            var sums = customer.getValue();
            balances.put(
                    customer.getKey(),
                    sums.get("debit").asLong() - sums.get("credit").asLong());
        });
        balances.entrySet().removeIf(customer -> hasOtherLines(file, customer.getKey()));
        assertThat(all.keySet()).containsAll(balances.keySet());
        return balances;
    }

    private static boolean hasOtherLines(Path file, String party) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .map(line -> line.replace("\"", "").split("[\t|;]", -1))
                    .anyMatch(values -> values.length > 6
                            && values[4].strip().matches("(413|416|4191).*")
                            && (values[6].isBlank() ? values[4] : values[6])
                                    .strip()
                                    .equals(party));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path corpus(String file) {
        var path = FEC.resolve(file);
        assumeTrue(Files.exists(path), "corpus file " + path + " is not here");
        return path;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
