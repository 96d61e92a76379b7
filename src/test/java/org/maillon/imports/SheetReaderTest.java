package org.maillon.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.imports.FileProblem.Code;
import org.maillon.imports.SheetLayout.Confidence;

class SheetReaderTest {
    private static final String CANONICAL =
            "account;name;email;language;country;iban;reference;issuedOn;dueOn;currency;amount;structuredReference\n";

    @TempDir
    Path directory;

    private final List<OpenItemLine> items = new ArrayList<>();
    private SheetLook look =
            new SheetLook("", "", ';', 0, SheetLayout.proposed(List.of(), List.of()), List.of(), List.of());

    private SheetSummary read(byte[] bytes) throws IOException {
        items.clear();
        var file = directory.resolve("list.csv");
        Files.write(file, bytes);
        look = SheetReader.look(file);
        return SheetReader.read(file, "list.csv", look, items::add);
    }

    private SheetSummary read(String text) throws IOException {
        return read(text.getBytes(UTF_8));
    }

    private static List<Code> codes(SheetSummary summary) {
        return summary.problems().stream().map(FileProblem::code).toList();
    }

    @Test
    void the_canonical_header_needs_no_mapping() throws IOException {
        var summary = read(CANONICAL
                + "C001;Café de l’Été;compta@cafe.example;fr;FR;FR76 3000 6000 0112 3456 7890 189;FA1;2026-01-31;2026-03-02;EUR;1200.50;RF18539007547034\n"
                + "C001;;;;;;AV1;2026-02-01;;EUR;-200;\n");

        assertThat(summary.problems()).isEmpty();
        assertThat(look.layout().certain()).isTrue();
        assertThat(look.layout().unknown()).isEmpty();
        assertThat(items.getFirst())
                .isEqualTo(new OpenItemLine(
                        2,
                        "C001",
                        "Café de l’Été",
                        "compta@cafe.example",
                        "fr",
                        "FR",
                        "FR7630006000011234567890189",
                        "FA1",
                        LocalDate.of(2026, 1, 31),
                        LocalDate.of(2026, 3, 2),
                        null,
                        "EUR",
                        120_050,
                        null,
                        "RF18539007547034",
                        ""));
        assertThat(items.getLast().amountCents()).isEqualTo(-20_000);
        assertThat(items.getLast().dueOn()).isNull();
        assertThat(summary.totals()).containsExactly(Map.entry("EUR", 100_050L));
    }

    @Test
    void three_columns_are_enough() throws IOException {
        assertThat(read("reference,account,amount\nFA1,C001,12.5\n").problems()).isEmpty();
        assertThat(items).extracting(OpenItemLine::amountCents).containsExactly(1_250L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            Code client;Intitulé;N° pièce;Date pièce;Date échéance;Débit;Crédit                ! C1;Dupont;FA1;31/01/2026;02/03/2026;1 200,50;
            N° compte;Raison sociale;N° facture;Date;Échéance;Solde dû                          ! C1;Dupont;FA1;31/01/2026;02/03/2026;1 200,50 €
            Client;Nom du client;Numéro de facture;Date d'émission;Date d'échéance;Reste à payer ! C1;Dupont;FA1;2026-01-31;2026-03-02;1200,50
            Klantnummer;Klantnaam;Factuurnummer;Factuurdatum;Vervaldatum;Openstaand bedrag        ! C1;Dupont;FA1;31-01-2026;02-03-2026;1.200,50
            Customer ID;Customer name;Invoice number;Invoice date;Due date;Amount due            ! C1;Dupont;FA1;1/31/2026;3/2/2026;"1,200.50"
            Compte;Nom;Pièce;Date;Échéance;Montant;Sens                                           ! C1;Dupont;FA1;20260131;20260302;1200,50;D
            """)
    void the_headers_of_the_usual_programs_are_known(String header, String row) throws IOException {
        var summary = read(header + "\n" + row + "\n");

        assertThat(summary.problems()).isEmpty();
        assertThat(look.layout().certain()).isTrue();
        var item = items.getFirst();
        assertThat(item.account()).isEqualTo("C1");
        assertThat(item.name()).isEqualTo("Dupont");
        assertThat(item.reference()).isEqualTo("FA1");
        assertThat(item.issuedOn()).isEqualTo("2026-01-31");
        assertThat(item.dueOn()).isEqualTo("2026-03-02");
        assertThat(item.amountCents()).isEqualTo(120_050);
    }

    @Test
    void an_odoo_list_without_account_numbers_takes_the_partner_and_what_is_left() throws IOException {
        read("name,partner_id,invoice_date,invoice_date_due,amount_total,amount_residual,payment_reference\n"
                        .replace("name,", "Number,")
                + "FAC/2026/1,Dupont SA,2026-01-31,2026-03-02,1200.50,700.50,+++000/0000/00101+++\n");

        var item = items.getFirst();
        assertThat(item.account()).isEqualTo("Dupont SA");
        assertThat(item.amountCents()).isEqualTo(70_050);
        assertThat(item.totalCents()).isEqualTo(120_050);
        assertThat(item.structuredReference()).isEqualTo("+++000/0000/00101+++");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            1 234,56 €    ! 123456  ! EUR
            1234,56 EUR   ! 123456  ! EUR
            USD 1234,56   ! 123456  ! USD
            $ 1234,56     ! 123456  ! USD
            (1234,56)     ! -123456 ! EUR
            1234,56 CR    ! -123456 ! EUR
            1234,56 DR    ! 123456  ! EUR
            1234,56-      ! -123456 ! EUR
            JPY 1234      ! 1234    ! JPY
            """)
    void amounts_bear_signs_and_currencies_of_many_kinds(String amount, long cents, String currency)
            throws IOException {
        assertThat(read("account;reference;amount\nC1;FA1;" + amount + "\nC1;FA2;1,00\n")
                        .problems())
                .isEmpty();
        assertThat(items.getFirst().amountCents()).isEqualTo(cents);
        assertThat(items.getFirst().currency()).isEqualTo(currency);
    }

    @Test
    void the_decimal_mark_is_decided_over_the_whole_column() throws IOException {
        read("account;reference;amount\nC1;A;1,234\nC1;B;2,500.75\n");
        assertThat(items).extracting(OpenItemLine::amountCents).containsExactly(123_400L, 250_075L);
        read("account;reference;amount\nC1;A;1.234\nC1;B;2,50\n");
        assertThat(items).extracting(OpenItemLine::amountCents).containsExactly(123_400L, 250L);
        read("account;reference;amount\nC1;A;1,234\nC1;B;12,500\n");
        assertThat(items).extracting(OpenItemLine::amountCents).containsExactly(123_400L, 1_250_000L);
    }

    @Test
    void the_order_of_day_and_month_is_decided_over_the_whole_column() throws IOException {
        assertThat(read("account;reference;amount;issuedOn\nC1;A;1;01/02/2026\nC1;B;1;31/01/2026\n")
                        .problems())
                .isEmpty();
        assertThat(items)
                .extracting(OpenItemLine::issuedOn)
                .containsExactly(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 31));
        assertThat(read("account;reference;amount;issuedOn;dueOn\nC1;A;1;01/02/2026;3/4/26\nC1;B;1;1/31/2026;\n")
                        .problems())
                .isEmpty();
        assertThat(items)
                .extracting(OpenItemLine::issuedOn)
                .containsExactly(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 31));
        assertThat(items.getFirst().dueOn()).isEqualTo("2026-03-04");
        assertThat(codes(read("account;reference;amount;issuedOn\nC1;A;1;01/02/2026\n")))
                .containsExactly(Code.AMBIGUOUS_DATES);
        assertThat(items.getFirst().issuedOn()).isEqualTo("2026-02-01");
    }

    @Test
    void a_column_that_goes_both_ways_is_day_first_and_its_other_days_are_problems() throws IOException {
        assertThat(codes(read("account;reference;amount;issuedOn\nC1;A;1;13/02/2026\nC1;B;1;1/31/2026\n")))
                .containsExactly(Code.BAD_DATE);
    }

    @Test
    void serial_numbers_of_excel_are_days() throws IOException {
        read("account;reference;amount;issuedOn\nC1;A;1;46053\n");
        assertThat(items.getFirst().issuedOn()).isEqualTo("2026-01-31");
    }

    @Test
    void totals_of_an_aged_balance_are_left_out_with_a_warning() throws IOException {
        var summary = read("""
                account;name;reference;issuedOn;amount
                C1;Dupont;FA1;31/01/2026;10,00
                C1;Total Énergies;FA2;31/01/2026;20,00
                Sous-total C1;;;;30,00
                ;Total général;;;30,00
                """);
        assertThat(codes(summary)).containsExactly(Code.TOTAL_LEFT_OUT, Code.TOTAL_LEFT_OUT);
        assertThat(summary.refused()).isFalse();
        assertThat(summary.skipped()).isEqualTo(2);
        assertThat(items).extracting(OpenItemLine::reference).containsExactly("FA1", "FA2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            ;FA1;31/01/2026;EUR;1,00      ! NO_ACCOUNT        ! 1
            C1;;31/01/2026;EUR;1,00       ! NO_REFERENCE      ! 2
            C1;FA1;31/02/2026;EUR;1,00    ! BAD_DATE          ! 3
            C1;FA1;31/01/2026;écus;1,00   ! BAD_CURRENCY      ! 4
            C1;FA1;31/01/2026;EUR;        ! BAD_AMOUNT        ! 5
            C1;FA1;31/01/2026;EUR;un      ! BAD_AMOUNT        ! 5
            C1;FA1;31/01/2026;EUR;1,2345  ! TOO_MANY_DECIMALS ! 5
            C1;FA;1;31/01/2026;EUR;1,00   ! TOO_MANY_VALUES   ! 0
            """)
    void a_row_with_a_problem_is_left_out_and_the_reading_goes_on(String row, Code code, int column)
            throws IOException {
        var summary = read("account;reference;issuedOn;currency;amount\n" + row + "\nC2;FA2;31/01/2026;EUR;5,00\n");
        assertThat(summary.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.column()).isEqualTo(column);
        });
        assertThat(items).extracting(OpenItemLine::reference).containsExactly("FA2");
    }

    @Test
    void a_list_whose_columns_are_unknown_is_asked_about_and_read_as_told() throws IOException {
        var summary = read("Wer;Was;Wieviel\nC1;FA1;10,00\nC2;FA2;12,50\n");

        assertThat(codes(summary)).containsExactly(Code.MISSING_COLUMN, Code.MISSING_COLUMN);
        assertThat(look.layout().certain()).isFalse();
        assertThat(look.layout().fields()).containsExactly(Map.entry(2, SheetField.AMOUNT));
        assertThat(look.layout().confidence()).containsExactly(Map.entry(2, Confidence.GUESSED));
        assertThat(look.layout().unknown()).containsExactly(0, 1);
        assertThat(look.sample()).hasSize(2);

        var told =
                look.layout().withMapping(Map.of(0, SheetField.ACCOUNT, 1, SheetField.REFERENCE, 2, SheetField.AMOUNT));
        SheetReader.read(directory.resolve("list.csv"), "list.csv", look.with(told), items::add);
        assertThat(items).extracting(OpenItemLine::amountCents).containsExactly(1_000L, 1_250L);
    }

    @Test
    void titles_above_the_header_and_the_separator_line_of_excel_do_no_harm() throws IOException {
        assertThat(read("sep=;\nBalance âgée au 31/01/2026\n\nCompte;Pièce;Solde\nC1;FA1;10,00\n")
                        .problems())
                .isEmpty();
        assertThat(items.getFirst().line()).isEqualTo(5);
    }

    @Test
    void encodings_are_told_apart_as_for_a_ledger() throws IOException {
        var text = CANONICAL + "C1;Café Élysée;;;;;Réf 1;;;EUR;1,00;\n";
        for (var charset : List.of("windows-1252", "IBM850", "UTF-16LE", "UTF-8")) {
            assertThat(read(text.getBytes(Charset.forName(charset))).problems())
                    .as(charset)
                    .isEmpty();
            assertThat(items.getFirst().name()).as(charset).isEqualTo("Café Élysée");
        }
    }

    @Test
    void a_quote_that_is_never_closed_does_not_swallow_the_list() throws IOException {
        assertThat(codes(read("account;reference;amount\nC1;\"FA1;1\n" + "C1;FA2;1\n".repeat(200))))
                .containsExactly(Code.UNCLOSED_QUOTE);
        assertThat(codes(read("account;reference;amount\nC1;\"FA1;1\n" + "x".repeat(3_000_000))))
                .containsExactly(Code.UNCLOSED_QUOTE);
    }

    @Test
    void what_is_no_list_is_refused_by_what_it_is() throws IOException {
        assertThat(codes(read(""))).containsExactly(Code.EMPTY);
        assertThat(codes(read("%PDF-1.7"))).containsExactly(Code.NOT_TEXT_PDF);
        assertThat(codes(read("PK\u0003\u0004 xl/ not a workbook"))).containsExactly(Code.XLSX_UNREADABLE);
        assertThat(codes(read(CANONICAL))).containsExactly(Code.NO_LINES);
    }

    private byte[] workbook(Consumer<Workbook> filling) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Test", "1.0")) {
            filling.accept(workbook);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_workbook_gives_what_the_same_list_as_text_gives() throws IOException {
        var bytes = workbook(workbook -> {
            workbook.newWorksheet("Notes").value(0, 0, "À lire");
            var sheet = workbook.newWorksheet("Postes");
            var headers = "Compte,Nom,Pièce,Date,Échéance,Solde".split(",");
            for (int i = 0; i < headers.length; i++) sheet.value(0, i, headers[i]);
            sheet.value(1, 0, 411001);
            sheet.value(1, 1, "Dupont");
            sheet.value(1, 2, 2960623488L);
            sheet.value(1, 3, LocalDate.of(2026, 1, 31));
            sheet.style(1, 3).format("dd/mm/yyyy").set();
            sheet.value(1, 4, 46083);
            sheet.value(1, 5, 0.1 + 0.2);
            sheet.value(2, 0, "Total");
            sheet.formula(2, 5, "SUM(F2:F2)");
        });
        var summary = read(bytes);

        assertThat(look.sheet()).isEqualTo("Postes");
        assertThat(codes(summary)).containsExactly(Code.TOTAL_LEFT_OUT);
        var item = items.getFirst();
        assertThat(item.account()).isEqualTo("411001");
        assertThat(item.reference()).isEqualTo("2960623488");
        assertThat(item.issuedOn()).isEqualTo("2026-01-31");
        assertThat(item.dueOn()).isEqualTo("2026-03-02");
        assertThat(item.amountCents()).isEqualTo(30);
    }

    @Test
    void a_workbook_that_unpacks_to_gigabytes_is_refused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            fill(zip, SheetRows.Xlsx.MOST_SHARED_STRINGS + 1);
            zip.closeEntry();
        }
        assertThat(codes(read(bytes.toByteArray()))).containsExactly(Code.XLSX_TOO_LARGE);
    }

    private static void fill(OutputStream out, long size) throws IOException {
        var zeros = new byte[1 << 20];
        for (long left = size; left > 0; left -= zeros.length) out.write(zeros, 0, (int) Math.min(left, zeros.length));
    }

    @Test
    void entities_of_a_workbook_are_not_expanded() throws IOException {
        var good = workbook(workbook -> {
            var sheet = workbook.newWorksheet("A");
            sheet.value(0, 0, "account");
            sheet.value(0, 1, "reference");
            sheet.value(0, 2, "amount");
            sheet.value(1, 0, "C1");
        });
        var evil = rewritten(
                good,
                "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst("(<\\?xml[^>]*>)", "$1<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                        .replaceFirst(
                                "<sheetData>",
                                "<sheetData><row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is><t>&e;</t></is></c></row>"));
        var summary = read(evil);
        assertThat(summary.refused()).isTrue();
        assertThat(items).isEmpty();
        assertThat(look.sample().toString()).doesNotContain("root:");
    }

    private byte[] rewritten(byte[] zip, String name, UnaryOperator<String> change) throws IOException {
        var source = Files.write(directory.resolve("source.xlsx"), zip);
        var out = new ByteArrayOutputStream();
        try (var in = new ZipFile(source.toFile());
                var target = new ZipOutputStream(out)) {
            for (var entry : in.stream().toList()) {
                target.putNextEntry(new ZipEntry(entry.getName()));
                var bytes = in.getInputStream(entry).readAllBytes();
                target.write(
                        entry.getName().equals(name)
                                ? change.apply(new String(bytes, UTF_8)).getBytes(UTF_8)
                                : bytes);
                target.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void no_change_of_bytes_makes_the_reading_throw() throws IOException {
        var text = (CANONICAL
                        + "C001;\"Café; bar\";a@b.example;fr;FR;;FA1;31/01/2026;02/03/2026;EUR;\"1.200,50\";x\n"
                                .repeat(6))
                .getBytes(UTF_8);
        var book = workbook(workbook -> {
            var sheet = workbook.newWorksheet("A");
            for (int row = 0; row < 5; row++) {
                for (int column = 0; column < 3; column++)
                    sheet.value(
                            row,
                            column,
                            List.of("account", "reference", "amount").get(column) + row);
            }
        });
        var random = new Random(20261123);
        for (int round = 0; round < 200; round++) {
            for (var good : List.of(text, book)) {
                var bytes = good.clone();
                for (int i = 0; i < 1 + random.nextInt(6); i++)
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                var summary = read(
                        random.nextInt(5) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
                assertThat(summary.lines()).isEqualTo(items.size() + summary.skipped());
            }
        }
    }
}
