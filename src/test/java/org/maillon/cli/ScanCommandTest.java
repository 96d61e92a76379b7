package org.maillon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.DatabaseTest;
import org.maillon.Maillon;
import org.maillon.access.Tenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScanCommandTest extends DatabaseTest {
    @Autowired
    ConfigurableApplicationContext modules;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private long companiesBefore;

    @BeforeEach
    void countCompanies() {
        companiesBefore = companies.all().size();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(companies.all().size()).isEqualTo(companiesBefore);
    }

    @Test
    void saysWhoOwesWhatAndHowTheyPay() throws IOException {
        var file = Fec.file()
                .invoice("20260110", "C001", "FA1", 120_000, "A")
                .receipt("20260325", "C001", "FA1", 120_000, "A")
                .invoice("20260401", "C001", "FA2", 60_000, "")
                .invoice("20260601", "C002", "FA3", 36_500, "")
                .receipt("20260630", "C003", "AVANCE", 5_000, "")
                .write(folder.resolve("000000000FEC20261231.txt"));

        var answer = scan("--json", file.toString());

        assertThat(answer.get("asOf").asString()).isEqualTo("2026-06-30");
        assertThat(answer.get("currency").asString()).isEqualTo("EUR");
        assertThat(answer.at("/files/0/lines").asInt()).isEqualTo(10);
        assertThat(answer.at("/files/0/balanced").asBoolean()).isTrue();
        assertThat(answer.at("/files/0/problems")).isEmpty();
        assertThat(answer.get("accounts").asInt()).isEqualTo(3);
        assertThat(answer.get("openItems").asInt()).isEqualTo(2);
        assertThat(answer.get("openCents").asLong()).isEqualTo(96_500);
        assertThat(answer.get("overdueCents").asLong()).isEqualTo(60_000);
        assertThat(answer.get("unallocatedCents").asLong()).isEqualTo(5_000);
        assertThat(answer.get("ageing")).isEqualTo(json("""
                {"notDue": 36500, "d1to30": 0, "d31to60": 60000, "d61to90": 0, "over90": 0}"""));
        assertThat(answer.at("/history/paidInvoices").asInt()).isEqualTo(1);
        assertThat(answer.at("/history/averageDaysToPay").asDouble()).isEqualTo(74.0);
        assertThat(answer.at("/history/averageDaysLate").asDouble()).isEqualTo(44.0);
        assertThat(answer.at("/history/onTimeShare").asDouble()).isZero();
        assertThat(answer.at("/claimable/recoveryFeeCents").asLong()).isEqualTo(4_000);
        // 600,00 from 2 May to 30 June, 60 days at 12,15 % of the first half of 2026
        assertThat(answer.at("/claimable/interestCents").asLong()).isEqualTo(1_198);
        assertThat(answer.get("byAccount").get(0)).isEqualTo(json("""
                {"account": "C001", "name": "Client C001", "balanceCents": 60000, "openCents": 60000, "unallocatedCents": 0,
                 "overdueCents": 60000, "daysLateMax": 60, "averageDaysToPay": 74.0}"""));
        assertThat(balances(answer)).isEqualTo(Map.of("C001", 60_000L, "C002", 36_500L, "C003", -5_000L));
        assertThat(answer.at("/dso/simple").asDouble()).isEqualTo(72.69);
    }

    @Test
    void leavesOutWhatCameAfterTheDayAskedFor() throws IOException {
        var file = Fec.file()
                .invoice("20260110", "C001", "FA1", 120_000, "A")
                .receipt("20260325", "C001", "FA1", 120_000, "A")
                .invoice("20260401", "C002", "FA2", 60_000, "")
                .write(folder.resolve("2026.txt"));

        var answer = scan("--json", "--as-of", "2026-03-01", file.toString());

        assertThat(answer.get("asOf").asString()).isEqualTo("2026-03-01");
        assertThat(balances(answer)).isEqualTo(Map.of("C001", 120_000L));
        assertThat(answer.at("/ageing/d1to30").asLong()).isEqualTo(120_000);
        assertThat(answer.at("/history/paidInvoices").asInt()).isZero();
        assertThat(answer.at("/history/averageDaysToPay").isNull()).isTrue();
        assertThat(answer.get("reminders")).hasSize(1);
        assertThat(answer.at("/reminders/0/account").asString()).isEqualTo("C001");
        assertThat(answer.at("/reminders/0/items").asInt()).isOne();
        assertThat(answer.at("/reminders/0/amountCents").asLong()).isEqualTo(120_000);
        assertThat(answer.at("/reminders/0/reason").asString()).isNotBlank();
    }

    @Test
    void refusesAnUnbalancedFileWithItsProblemsUnlessTheyAreAccepted() throws IOException {
        var file = Fec.file()
                .invoice("20260110", "C001", "FA1", 120_000, "")
                .line("VE", "20260111", "411000", "C002", "FA2", 1_000, "")
                .write(folder.resolve("2026.txt"));

        assertThat(run("--json", file.toString())).isEqualTo(3);
        var refusal = json(out.toString());
        assertThat(refusal.get("refused").asString()).contains("2026.txt");
        assertThat(refusal.at("/files/0/balanced").asBoolean()).isFalse();
        assertThat(refusal.at("/files/0/problems/0/code").asString()).isEqualTo("unbalanced-file");
        assertThat(refusal.at("/files/0/problems/0/message").asString()).isNotBlank();

        assertThat(balances(scan("--json", "--accept-problems", file.toString())))
                .containsEntry("C001", 120_000L);
    }

    @Test
    void refusesAFileThatDoesNotExistInWords() {
        assertThat(run("--lang", "fr", folder.resolve("nulle-part.txt").toString()))
                .isEqualTo(3);
        assertThat(err.toString()).contains("nulle-part.txt n’existe pas").doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
        assertThat(run("--json", folder.toString())).isEqualTo(3);
        assertThat(json(out.toString()).get("refused").asString()).contains("pas un fichier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--as-of 31/12/2026 x",
                "--as-of 2026-02-30 x",
                "--terms demain x",
                "--lang de x",
                "--unknown x",
                "--keep= x"
            })
    void badArgumentsAreAnsweredWith2(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void keepsTheCompanyUnderANameWhereAsked() throws IOException {
        var file = Fec.file().invoice("20260110", "C001", "FA1", 120_000, "").write(folder.resolve("2026.txt"));

        var answer = scan("--json", "--keep", "Atelier Martin", file.toString());

        var kept = companies.all().getLast();
        assertThat(answer.get("tenant").asLong()).isEqualTo(kept.id().value());
        assertThat(kept.name()).isEqualTo("Atelier Martin");
        assertThat(kept.purpose()).isEqualTo(Tenant.Purpose.LIVE);
        companiesBefore++;
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "nl", "en"})
    void theReportsAreReadableAndAHostileNameIsOnlyAName(String language) throws IOException {
        var hostile = "<script>alert(1)</script>\u202E\u0007\u001b[31m";
        var fec = Fec.file().named("C001", "Client " + hostile);
        for (int i = 1; i <= 20; i++) {
            fec.invoice("20260%d10".formatted(1 + i % 6), "C0%02d".formatted(i), "FA" + i, 123_456_78L + i, "L" + i);
            if (i % 2 == 0) fec.receipt("20260715", "C0%02d".formatted(i), "V" + i, 123_456_78L + i, "L" + i);
        }
        var file = fec.write(folder.resolve("2026.txt"));

        assertThat(run(
                        "--lang",
                        language,
                        "--report",
                        folder.resolve("new/report").toString(),
                        file.toString()))
                .isZero();

        assertThat(out.toString())
                .doesNotContain("\u202E")
                .doesNotContain("\u0007")
                .doesNotContain("\u001b");
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        var page = Files.readString(folder.resolve("new/report/report.html"));
        assertThat(page)
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script")
                .doesNotContain("\u202E")
                .doesNotContain("style=\"")
                .contains("<svg");
    }

    private JsonNode scan(String... arguments) {
        assertThat(run(arguments)).as(() -> err.toString()).isZero();
        return json(out.toString());
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new ScanCommand(new Application(Maillon.class, modules)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static Map<String, Long> balances(JsonNode answer) {
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
}
