package org.maillon.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.bank.GivenFile.codes;
import static org.maillon.bank.GivenFile.one;
import static org.maillon.bank.GivenFile.read;
import static org.maillon.bank.GivenFile.refusal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.bank.BankProblem.Code;

/** Lists as banks of France, Belgium, Spain and others offer them: a payment received of 1 234,56 and a debit of 50,00. */
class BankSheetReaderTest {
    private static final String BNP_FORTIS = """
            Nº de séquence;Date d'exécution;Date valeur;Montant;Devise du compte;Numéro de compte;Type de transaction;Contrepartie;Nom de la contrepartie;Communication;Détails;Statut;Motif du refus
            2026-00012;21/05/2026;21/05/2026;1.234,56;EUR;BE68539007547034;Virement en euros;BE71096123456769;DUPONT SPRL;***010/8068/17183***;VIREMENT;Accepté;
            2026-00011;20/05/2026;20/05/2026;-50,00;EUR;BE68539007547034;Domiciliation;BE62510007547061;PROXIMUS;FACTURE;;Accepté;
            2026-00010;20/05/2026;20/05/2026;-99,00;EUR;BE68539007547034;Domiciliation;BE62510007547061;PROXIMUS;FACTURE;;Refusé;Solde insuffisant
            """;

    private static void assertTheTwo(BankStatement statement) {
        assertThat(statement.refused()).as(statement.problems().toString()).isFalse();
        assertThat(statement.lines())
                .extracting(StatementLine::amountCents)
                .containsExactlyInAnyOrder(123_456L, -5_000L);
        var received = statement.lines().stream()
                .filter(line -> line.amountCents() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(received.bookedOn()).isEqualTo("2026-05-21");
        assertThat(received.text() + received.payer()).containsIgnoringCase("DUPONT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Belgium
                BNP_FORTIS,
                """
        Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;Valuta;Bedrag;Saldo;credit;debet;rekeningnummer tegenpartij;BIC tegenpartij;Naam tegenpartij;Adres tegenpartij;gestructureerde mededeling;Vrije mededeling
        BE68539007547034;;ACME NV;EUR;02026005;21/05/2026;OVERSCHRIJVING;21/05/2026;1234,56;2184,56;1234,56;;BE71096123456769;GKCCBEBB;DUPONT SPRL;;+++010/8068/17183+++;
        BE68539007547034;;ACME NV;EUR;02026005;20/05/2026;DOMICILIERING;20/05/2026;-50,00;950,00;;-50,00;BE62510007547061;;PROXIMUS;;;FACTUUR 7
        """,
                """
        Boekingsdatum vanaf;01/05/2026
        Boekingsdatum tot en met;31/05/2026
        ;
        Rekening;Boekingsdatum;Rekeninguittrekselnummer;Transactienummer;Rekening tegenpartij;Naam tegenpartij bevat;Straat en nummer;Postcode en plaats;Transactie;Valutadatum;Bedrag;Devies;BIC;Landcode;Mededelingen
        BE68 5390 0754 7034;21/05/2026;5;12;BE71 0961 2345 6769;DUPONT SPRL;;;STORTING VAN;21/05/2026;1.234,56;EUR;;BE;+++010/8068/17183+++
        BE68 5390 0754 7034;20/05/2026;5;11;BE62 5100 0754 7061;PROXIMUS;;;DOMICILIERING;20/05/2026;-50,00;EUR;;BE;FACTUUR
        """,
                """
        Numéro de compte;Nom du compte;Compte partie adverse;Numéro de mouvement;Date comptable;Date valeur;Montant;Devise;Libellés;Détails du mouvement;Message
        BE68 5390 0754 7034;ACME;BE71 0961 2345 6769;212;21/05/2026;21/05/2026;1234,56;EUR;Virement européen de DUPONT SPRL;F2026-00471;
        BE68 5390 0754 7034;ACME;BE62 5100 0754 7061;211;20/05/2026;20/05/2026;-50,00;EUR;Domiciliation;PROXIMUS;
        """,
                // France
                """
        Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations complementaires;Type operation;Categorie;Sous categorie;Debit;Credit;Date operation;Date de valeur;Pointage operation
        21/05/2026;DUPONT;VIR SEPA DUPONT;ABC12;F2026-00471;Virement recu;;;;+1234,56;21/05/2026;21/05/2026;0
        20/05/2026;EDF;PRLV EDF;ABC11;;Prelevement;;;-50,00;;20/05/2026;20/05/2026;0
        """,
                """
        Date;Libellé;Débit euros;Crédit euros;
        21/05/2026;"VIREMENT EN VOTRE FAVEUR
        DUPONT SARL
        F2026-00471";;1 234,56;
        20/05/2026;PRELEVEMENT EDF;50,00;;
        """,
                """
        Numéro Compte   :;12345678901X
        Type         :;CCP
        Compte tenu en  :;euros
        Date            :;31/05/2026
        Solde (EUROS)   :;2184,56
        Solde (FRANCS)  :;14329,77

        Date;Libellé;Montant(EUROS);Montant(FRANCS)
        21/05/2026;VIREMENT DE DUPONT;1234,56;8098,18
        20/05/2026;PRELEVEMENT DE EDF;-50,00;-327,98
        """,
                """
        Date d'opération;Date de valeur;Débit;Crédit;Libellé;Solde
        20/05/2026;20/05/2026;-50,00;;PRLV EDF;950,00
        21/05/2026;21/05/2026;;1 234,56;VIR DUPONT;2 184,56
        """,
                """
        dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;accountLabel;accountbalance
        2026-05-21;2026-05-21;"VIR SEPA DUPONT";x;y;dupont;"1 234,56";;00012345678;ACME;2184.56
        2026-05-20;2026-05-20;"PRLV EDF";x;y;edf;-50,00;;00012345678;ACME;2184.56
        """,
                // Spain
                """
        Fecha operación;Fecha valor;Concepto;Importe;Divisa;Saldo
        21/05/2026;21/05/2026;TRANSFERENCIA DE DUPONT;1.234,56;EUR;2.184,56
        20/05/2026;20/05/2026;RECIBO LUZ;-50,00;EUR;950,00
        """,
                "Fecha\\tF.Valor\\tConcepto\\tCargo\\tAbono\\n21-05-2026\\t21-05-2026\\tDUPONT\\t\\t1.234,56\\n20-05-2026\\t20-05-2026\\tLUZ\\t50,00\\t\\n",
                // elsewhere
                """
        "Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)","Mutatiesoort","Mededelingen"
        "20260521","DUPONT SPRL","NL91ABNA0417164300","BE71096123456769","OV","Bij","1234,56","Overschrijving","DUPONT F2026-00471"
        "20260520","KPN","NL91ABNA0417164300","NL20INGB0001234567","IC","Af","50,00","Incasso","KPN"
        """,
                """
        Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance
        TRANSFER,Current,2026-05-21 10:00:00,2026-05-21 10:00:01,From DUPONT,1234.56,0.00,EUR,COMPLETED,2184.56
        CARD_PAYMENT,Current,2026-05-19 10:00:00,2026-05-20 10:00:01,EDF,-50.00,0.00,EUR,COMPLETED,950.00
        CARD_PAYMENT,Current,2026-05-19 10:00:00,2026-05-20 10:00:01,SNCF,-80.00,0.00,EUR,REVERTED,950.00
        """,
                """
        Date,Description,Money Out,Money In,Balance,Currency
        05/21/2026,DUPONT,,"1,234.56","2,184.56",EUR
        05/20/2026,EDF,50.00,,950.00,EUR
        """
            })
    void the_lists_of_these_banks_need_no_help(String list) {
        assertTheTwo(one("export.csv", list.replace("\\t", "\t").replace("\\n", "\n")));
    }

    @Test
    void everything_a_list_names_is_taken() {
        var statement = one("export.csv", BNP_FORTIS);
        var received = statement.lines().getFirst();

        assertThat(statement.account()).isEqualTo("BE68539007547034");
        assertThat(received.payer()).isEqualTo("DUPONT SPRL");
        assertThat(received.payerIban()).isEqualTo("BE71096123456769");
        assertThat(received.structuredReference()).isEqualTo("010806817183");
        assertThat(received.valueOn()).isEqualTo("2026-05-21");
        assertThat(codes(statement)).as("what the bank refused").containsExactly(Code.PENDING_LEFT_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "ISO-8859-15", "windows-1252", "IBM850", "UTF-16LE"})
    void character_sets_are_told(String charset) {
        var mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        var list = mark
                + "Date;Libellé;Débit;Crédit\n21/05/2026;VIR DUPONT RÉGLÉ ÇÀ ÉTÉ à Liège;;1 234,56\n20/05/2026;EDF;50,00;\n";

        var statement = read("export.csv", list, Charset.forName(charset)).getFirst();

        assertTheTwo(statement);
        assertThat(statement.lines().getFirst().text()).isEqualTo("VIR DUPONT RÉGLÉ ÇÀ ÉTÉ à Liège");
    }

    @Test
    void the_balance_beside_each_line_tells_both_balances_newest_first_or_last() {
        var oldestFirst = """
                Date;Libellé;Montant;Solde
                20/05/2026;EDF;-50,00;950,00
                21/05/2026;DUPONT;1234,56;2184,56
                22/05/2026;LOYER;-184,56;2000,00
                """;
        var newestFirst = """
                Date;Libellé;Montant;Solde
                22/05/2026;LOYER;-184,56;2000,00
                21/05/2026;DUPONT;1234,56;2184,56
                20/05/2026;EDF;-50,00;950,00
                """;
        for (var list : new String[] {oldestFirst, newestFirst}) {
            var statement = one("export.csv", list);
            assertThat(statement.openingCents()).isEqualTo(100_000);
            assertThat(statement.closingCents()).isEqualTo(200_000);
            assertThat(statement.balanced()).isTrue();
        }
    }

    @Test
    void a_line_that_is_missing_is_seen_by_the_balance() {
        var statement = one("export.csv", """
                Date;Libellé;Montant;Solde
                20/05/2026;EDF;-50,00;950,00
                21/05/2026;DUPONT;1234,56;2184,56
                22/05/2026;LOYER;-184,56;2000,00
                24/05/2026;EAU;-10,00;1985,00
                """);

        assertThat(statement.balanced()).isFalse();
        assertThat(codes(statement)).contains(Code.BALANCE_BREAK, Code.UNBALANCED);
        assertThat(statement.problems())
                .filteredOn(problem -> problem.code() == Code.BALANCE_BREAK)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(5);
                    assertThat(problem.arguments()).containsExactly("1990.00", "1985.00");
                });
    }

    @Test
    void a_line_in_another_currency_or_account_is_another_statement() {
        var statements = read("export.csv", """
                Compte;Date;Libellé;Montant;Devise
                FR7630006000011234567890189;20/05/2026;A;1,00;EUR
                FR7630006000011234567890189;20/05/2026;B;2,00;USD
                FR7630006000011234567890189;21/05/2026;C;3,00;EUR
                """);

        assertThat(statements).extracting(BankStatement::currency).containsExactly("EUR", "USD");
        assertThat(statements).extracting(BankStatement::creditCents).containsExactly(400L, 200L);
    }

    @Test
    void a_workbook_is_read_like_a_list() throws IOException {
        assertTheTwo(read("export.xlsx", workbook()).getFirst());
        assertTheTwo(read("export", workbook()).getFirst());
    }

    private static byte[] workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Test", "1.0")) {
            workbook.newWorksheet("Lisez-moi").value(0, 0, "Export de votre banque");
            var sheet = workbook.newWorksheet("Opérations");
            sheet.value(1, 1, "Compte FR76 3000 6000 0112 3456 7890 189");
            var header = new String[] {"Date", "Libellé", "Débit", "Crédit"};
            for (int i = 0; i < header.length; i++) sheet.value(3, 1 + i, header[i]);
            sheet.value(4, 1, LocalDate.of(2026, 5, 21));
            sheet.style(4, 1).format("dd/mm/yyyy").set();
            sheet.value(4, 2, "VIR DUPONT");
            sheet.value(4, 4, 1234.56);
            sheet.value(5, 1, LocalDate.of(2026, 5, 20));
            sheet.style(5, 1).format("dd/mm/yyyy").set();
            sheet.value(5, 2, "EDF");
            sheet.value(5, 3, 50);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_workbook_that_unpacks_to_too_much_is_refused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 140; i++) zip.write(zeros);
        }

        assertThat(refusal("export.xlsx", bytes.toByteArray()).code()).isEqualTo(Code.WORKBOOK_TOO_LARGE);
        assertThat(refusal("export.xlsx", "PK\u0003\u0004 but no zip".getBytes(UTF_8))
                        .code())
                .isEqualTo(Code.WORKBOOK_UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            21/05/2026;A;1,00\\n30/02/2026;B;2,00 | BAD_DATE          | 3
            21/05/2026;A;1,00\\n22/05/2026;B;two  | BAD_AMOUNT        | 3
            21/05/2026;A;1,00\\n22/05/2026;B;     | MISSING_FIELD     | 3
            21/05/2026;A;1,12345                  | TOO_MANY_DECIMALS | 2
            """)
    void what_is_wrong_refuses_the_statement_with_its_place(String rows, Code code, int line) {
        var statement = one("export.csv", "Date;Libellé;Montant\n" + rows.replace("\\n", "\n"));

        assertThat(statement.refused()).isTrue();
        assertThat(statement.problems().getFirst().code()).isEqualTo(code);
        assertThat(statement.problems().getFirst().line()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a;b;c\\n1;2;3                           | NO_COLUMNS
            Date;Libellé\\n21/05/2026;A             | NO_AMOUNT_COLUMN
            Montant;Libellé\\n1,00;A                | NO_DAY_COLUMN
            Date;Libellé;Montant                    | NO_LINES
            Date;Libellé;Montant\\n;A;1,00\\n21/05/2026;B;2,00 | MISSING_FIELD
            """)
    void a_list_that_says_too_little_is_refused(String list, Code code) {
        assertThat(refusal("export.csv", list.replace("\\n", "\n")).code()).isEqualTo(code);
    }

    @Test
    void what_a_person_said_about_a_header_counts_for_every_list_that_has_it() {
        var list = "Quand;Quoi;Combien\n21/05/2026;VIR DUPONT;1 234,56\n20/05/2026;EDF;-50,00\n";
        assertThat(refusal("export.csv", list).code()).isEqualTo(Code.NO_COLUMNS);

        var header = new ColumnMapping(List.of("Quand", "Quoi", "Combien"), Map.of(), null, null);
        var said = header.with(Map.of(0, BankColumn.BOOKED_ON, 1, BankColumn.TEXT, 2, BankColumn.AMOUNT), "EUR", null);
        SheetMapping remembered =
                fingerprint -> fingerprint.equals(said.fingerprint()) ? Optional.of(said) : Optional.empty();
        var statements = BankFiles.read(
                "export.csv",
                new ByteArrayInputStream(
                        list.replace("Quand;Quoi", "QUAND;quoi").getBytes(UTF_8)),
                remembered);

        assertTheTwo(statements.getFirst());
        assertThat(statements.getFirst().problems()).isEmpty();
    }

    @Test
    void a_look_proposes_what_the_columns_hold() {
        var look =
                BankFiles.look("export.csv", new ByteArrayInputStream(BNP_FORTIS.getBytes(UTF_8)), SheetMapping.NONE);

        assertThat(look.headerLine()).isEqualTo(1);
        assertThat(look.sample()).hasSize(3);
        assertThat(look.mapping().missing()).isEmpty();
        assertThat(look.mapping().columns())
                .containsEntry(1, BankColumn.BOOKED_ON)
                .containsEntry(3, BankColumn.AMOUNT)
                .containsEntry(5, BankColumn.SOME_ACCOUNT)
                .containsEntry(8, BankColumn.PAYER);
    }
}
