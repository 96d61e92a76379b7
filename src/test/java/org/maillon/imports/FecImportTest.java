package org.maillon.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.imports.Import.State;
import org.maillon.kernel.PaymentTerms;
import org.maillon.ledger.Ledger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class FecImportTest extends DatabaseTest {
    private static final String HEADER =
            "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib"
                    + "\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n";

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    Ledger ledger;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Test
    void anInvoiceALetteredPaymentAndWhatIsStillOwed() throws IOException {
        run(
                false,
                file(
                        "2026.txt",
                        invoice("1", "20260110", "C001", "FA1", "1200,00", "A"),
                        receipt("2", "20260325", "C001", "1200,00", "A"),
                        invoice("3", "20260401", "C001", "FA2", "600,00", "")));
        assertThat(items())
                .containsExactly(
                        "C001 invoice FA1 2026-01-10 2026-02-09 0/120000 closed 2026-03-25",
                        "C001 invoice FA2 2026-04-01 2026-05-01 60000/60000");
        assertThat(balance("C001")).isEqualTo(60_000);
    }

    @Test
    void theSameFileAgainAddsNothing() throws IOException {
        var file = file(
                "2026.txt",
                invoice("1", "20260110", "C001", "FA1", "1200,00", "A"),
                receipt("2", "20260325", "C001", "1200,00", "A"),
                invoice("3", "20260401", "C001", "FA2", "600,00", ""),
                receipt("4", "20260402", "C001", "100,00", ""));
        run(false, file);
        var before = allocations();
        var again = run(false, file);
        assertThat(again.counts().entries()).isZero();
        assertThat(again.counts().known()).isEqualTo(4);
        assertThat(allocations()).isEqualTo(before);
    }

    @Test
    void theNextMonthsExportAddsOnlyWhatIsNewAndItsLettersPrevailOverWhatWasDeduced() throws IOException {
        run(
                false,
                file(
                        "june.txt",
                        invoice("1", "20260110", "C001", "FA1", "500,00", ""),
                        invoice("2", "20260111", "C001", "FA2", "500,00", ""),
                        receipt("3", "20260210", "C001", "500,00", "")));
        assertThat(items()).first().asString().contains("0/50000");
        var july = run(
                false,
                file(
                        "july.txt",
                        invoice("1", "20260110", "C001", "FA1", "500,00", ""),
                        invoice("2", "20260111", "C001", "FA2", "500,00", "B"),
                        receipt("3", "20260210", "C001", "500,00", "B"),
                        invoice("4", "20260711", "C001", "FA3", "70,00", "")));
        assertThat(july.counts().entries()).isEqualTo(1);
        assertThat(items())
                .containsExactly(
                        "C001 invoice FA1 2026-01-10 2026-02-09 50000/50000",
                        "C001 invoice FA2 2026-01-11 2026-02-10 0/50000 closed 2026-02-10",
                        "C001 invoice FA3 2026-07-11 2026-08-10 7000/7000");
    }

    @Test
    void whatAPersonUndidIsNotDeducedAgain() throws IOException {
        run(
                false,
                file(
                        "june.txt",
                        invoice("1", "20260110", "C001", "FA1001", "500,00", ""),
                        receipt("2", "20260210", "C001", "500,00", "")));
        assertThat(ledger.reverse(tenant(), allocation())).isTrue();
        run(
                false,
                file(
                        "july.txt",
                        invoice("1", "20260110", "C001", "FA1001", "500,00", ""),
                        receipt("2", "20260210", "C001", "500,00", ""),
                        invoice("3", "20260711", "C001", "FA1003", "70,00", "")));
        assertThat(items())
                .containsExactly(
                        "C001 invoice FA1001 2026-01-10 2026-02-09 50000/50000",
                        "C001 invoice FA1003 2026-07-11 2026-08-10 7000/7000");
    }

    @Test
    void openingsThatRepeatTheYearBeforeAreNotCountedTwiceWhateverTheOrderOfTheFiles() throws IOException {
        var first = file(
                "2025.txt",
                invoice("1", "20251110", "C001", "FA1", "1200,00", ""),
                invoice("2", "20251111", "C001", "FA2", "800,00", ""));
        var second = file(
                "2026.txt",
                opening("1", "20260101", "C001", "FA1", "1200,00", "A"),
                opening("1", "20260101", "C001", "FA2", "800,00", ""),
                receipt("2", "20260125", "C001", "1200,00", "A"));
        run(false, second, first);
        assertThat(balance("C001")).isEqualTo(80_000);
        assertThat(items())
                .containsExactly(
                        "C001 invoice FA1 2025-11-10 2025-12-10 0/120000 closed 2026-01-25",
                        "C001 invoice FA2 2025-11-11 2025-12-11 80000/80000");
    }

    @Test
    void aYearThatComesLaterReplacesTheOpeningsThatStoodForIt() throws IOException {
        run(
                false,
                file(
                        "2026.txt",
                        opening("1", "20260101", "C001", "FA1", "1200,00", "A"),
                        opening("1", "20260101", "C001", "FA2", "800,00", ""),
                        receipt("2", "20260125", "C001", "1200,00", "A")));
        assertThat(balance("C001")).isEqualTo(80_000);
        run(
                false,
                file(
                        "2025.txt",
                        invoice("1", "20251110", "C001", "FA1", "1200,00", ""),
                        invoice("2", "20251111", "C001", "FA2", "800,00", "")));
        assertThat(balance("C001")).isEqualTo(80_000);
        assertThat(items().stream().filter(item -> item.contains("invoice")))
                .containsExactly(
                        "C001 invoice FA1 2025-11-10 2025-12-10 0/120000 closed 2026-01-25",
                        "C001 invoice FA2 2025-11-11 2025-12-11 80000/80000");
        assertThat(items().stream().filter(item -> item.contains("opening"))).allMatch(item -> item.contains(" 0/"));
    }

    @Test
    void anUnbalancedFileLeavesNothingUnlessItsProblemsAreAccepted() throws IOException {
        var file = file(
                "2026.txt",
                invoice("1", "20260110", "C001", "FA1", "1200,00", ""),
                List.of(line("VE", "2", "20260111", "411000", "C002", "FA2", "10,00", "0,00", "")));
        var refused = run(false, file);
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.files().getFirst().problems()).isNotEmpty();
        assertThat(items()).isEmpty();
        assertThat(run(true, file).state()).isEqualTo(State.DONE);
        assertThat(balance("C002")).isEqualTo(1_000);
    }

    private Import run(boolean acceptProblems, Path... files) {
        var given = Stream.of(files)
                .map(file -> new Imports.Given(file.getFileName().toString(), file))
                .toList();
        var id = imports.ask(
                tenant(), Import.Kind.FEC, given, new ImportOptions(PaymentTerms.parse("30"), acceptProblems), "test");
        return imports.run(tenant(), id, (_, _) -> {});
    }

    private List<String> items() {
        return scope.in(
                tenant(),
                () -> sql.sql("""
                select a.code, i.kind, i.reference, i.issued_on, i.due_on, i.open_cents, i.amount_cents, i.closed_on
                  from ledger.open_item i join customers.customer_account a on a.tenant_id = i.tenant_id and a.id = i.account_id
                 where i.tenant_id = :tenant order by i.reference, i.issued_on, i.kind""")
                        .param("tenant", tenant().value())
                        .query((row, _) -> "%s %s %s %s %s %d/%d%s"
                                .formatted(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getLong(6),
                                        row.getLong(7),
                                        row.getString(8) == null ? "" : " closed " + row.getString(8)))
                        .list());
    }

    private long balance(String code) {
        return scope.in(
                tenant(),
                () -> sql.sql("""
                select coalesce(sum(e.exposure_cents), 0) from ledger.exposure e
                  join customers.customer_account a on a.tenant_id = e.tenant_id and a.id = e.account_id
                 where e.tenant_id = :tenant and a.code = :code""")
                        .param("tenant", tenant().value())
                        .param("code", code)
                        .query(Long.class)
                        .single());
    }

    private long allocation() {
        return scope.in(
                tenant(),
                () -> sql.sql("select id from ledger.allocation where tenant_id = :tenant and amount_cents > 0")
                        .param("tenant", tenant().value())
                        .query(Long.class)
                        .single());
    }

    private long allocations() {
        return scope.in(
                tenant(),
                () -> sql.sql("select count(*) from ledger.allocation where tenant_id = :tenant")
                        .param("tenant", tenant().value())
                        .query(Long.class)
                        .single());
    }

    @SafeVarargs
    private Path file(String name, List<String>... entries) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                HEADER + Stream.of(entries).flatMap(List::stream).collect(java.util.stream.Collectors.joining()));
    }

    private static List<String> invoice(
            String number, String day, String account, String reference, String amount, String letter) {
        return List.of(
                line("VE", number, day, "411000", account, reference, amount, "0,00", letter),
                line("VE", number, day, "706000", "", reference, "0,00", amount, ""));
    }

    private static List<String> receipt(String number, String day, String account, String amount, String letter) {
        return List.of(
                line("BQ", number, day, "512000", "", "VIR", amount, "0,00", ""),
                line("BQ", number, day, "411000", account, "VIR", "0,00", amount, letter));
    }

    private static List<String> opening(
            String number, String day, String account, String reference, String amount, String letter) {
        return List.of(
                line("AN", number, day, "411000", account, reference, amount, "0,00", letter),
                line("AN", number, day, "890000", "", reference, "0,00", amount, ""));
    }

    private static String line(
            String journal,
            String number,
            String day,
            String account,
            String aux,
            String reference,
            String debit,
            String credit,
            String letter) {
        var name = journal.equals("AN") ? "A nouveaux" : journal;
        return String.join(
                        "\t",
                        journal,
                        name,
                        number,
                        day,
                        account,
                        "Clients",
                        aux,
                        aux.isEmpty() ? "" : "Client " + aux,
                        reference,
                        day,
                        "Facture " + reference,
                        debit,
                        credit,
                        letter,
                        "",
                        day,
                        "",
                        "")
                + "\r\n";
    }
}
