package org.maillon.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.imports.FileProblem.Code;

class FecReaderTest {
    private static final String HEADER =
            "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum"
                    + "|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise";
    private static final String INVOICE = """
            VE|Ventes|1|20260110|411000|Clients|C001|Société Générale d’Épicerie|FA1|20260110|Prêt à façon n° 1|1200,00|0,00|A|20260325|20260131||
            VE|Ventes|1|20260110|706000|Prestations|||FA1|20260110|Forêt, île, œuvre|0,00|1000,00|||20260131||
            VE|Ventes|1|20260110|445710|TVA collectée|||FA1|20260110|TVA|0,00|200,00|||20260131||
            """;
    private static final String RECEIPT = """
            BQ|Banque|2|20260325|512000|Banque|||R1|20260325|Règlement|1200,00|0,00|||20260331||
            BQ|Banque|2|20260325|411000|Clients|C001|Société Générale d’Épicerie|R1|20260325|Règlement|0,00|1200,00|A|20260325|20260331||
            """;
    private static final String LEDGER = HEADER + "\n" + INVOICE + RECEIPT;

    @TempDir
    Path directory;

    private final List<FecLine> lines = new ArrayList<>();

    private FecSummary read(byte[] bytes) throws IOException {
        lines.clear();
        var file = directory.resolve("file.txt");
        Files.write(file, bytes);
        return FecReader.read(file, "123456789FEC20261231.txt", lines::add);
    }

    private FecSummary read(String text) throws IOException {
        return read(text.getBytes(UTF_8));
    }

    private List<Code> codes(String text) throws IOException {
        return codes(read(text));
    }

    private static List<Code> codes(FecSummary summary) {
        return summary.problems().stream().map(FileProblem::code).toList();
    }

    private static String changed(String from, String to) {
        assertThat(LEDGER).contains(from);
        return LEDGER.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
    }

    private List<FecLine> expected() throws IOException {
        read(LEDGER);
        return List.copyOf(lines);
    }

    @Test
    void a_line_has_all_its_values() throws IOException {
        var summary = read(LEDGER.replace(
                "|20260131||\nVE|Ventes|1|20260110|706", "|20260131|-1300,50|USD\nVE|Ventes|1|20260110|706"));
        var first = lines.getFirst();

        assertThat(first)
                .isEqualTo(new FecLine(
                        2,
                        first.entryKey(),
                        false,
                        "VE",
                        "Ventes",
                        "1",
                        LocalDate.of(2026, 1, 10),
                        "411000",
                        "Clients",
                        "C001",
                        "Société Générale d’Épicerie",
                        "FA1",
                        LocalDate.of(2026, 1, 10),
                        "Prêt à façon n° 1",
                        120_000,
                        0,
                        "A",
                        LocalDate.of(2026, 3, 25),
                        -130_050L,
                        "USD"));
        assertThat(summary.problems()).isEmpty();
        assertThat(summary.refused()).isFalse();
        assertThat(summary.lines()).isEqualTo(5);
        assertThat(summary.debitCents()).isEqualTo(240_000);
        assertThat(summary.siren()).isEqualTo("123456789");
        assertThat(summary.closingOn()).isEqualTo("2026-12-31");
        assertThat(summary.firstOn()).isEqualTo("2026-01-10");
        assertThat(summary.lastOn()).isEqualTo("2026-03-25");
    }

    @Test
    void each_entry_tells_what_its_lines_touched() throws IOException {
        var kinds = read(LEDGER).kinds();

        assertThat(kinds.of(lines.getFirst().entryKey())).isEqualTo(EntryKinds.SALES | EntryKinds.CUSTOMER);
        assertThat(kinds.of(lines.getLast().entryKey())).isEqualTo(EntryKinds.BANK | EntryKinds.CUSTOMER);
        assertThat(kinds.entries()).isEqualTo(2);
        assertThat(kinds.of(42)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ISO-8859-15", "windows-1252", "IBM850", "IBM437", "x-MacRoman", "UTF-8", "UTF-16LE", "UTF-16BE"
            })
    void the_same_ledger_in_another_encoding_gives_the_same_lines(String name) throws IOException {
        var charset = Charset.forName(name);
        var text = LEDGER.replace('’', '\'')
                .replace("œ", "oe")
                .replace("île", "ïle")
                .replace("d'É", "d'é");
        read(text);
        var expected = List.copyOf(lines);
        var summary = read(text.getBytes(charset));

        assertThat(lines).isEqualTo(expected);
        assertThat(summary.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            windows-1252, ’œ€
            ISO-8859-15,  œ€
            ISO-8859-15,  éàç
            UTF-8,        ’œ€
            IBM850,       éÀÈ
            IBM437,       éèà
            """)
    void letters_tell_the_code_page(String name, String letters) throws IOException {
        var text = new StringBuilder(LEDGER.replace("’", "'").replace("œ", "oe").replace("É", "E"));
        for (char letter : letters.toCharArray()) {
            var sample = letter == '€'
                    ? "12 €"
                    : letter == 'œ'
                            ? "nœud"
                            : letter == '’'
                                    ? "l’an"
                                    : Character.isUpperCase(letter) ? "A " + letter + " LA" : "m" + letter + "l";
            text.append("OD|Divers|9|20260401|471|Attente|||P|20260401|")
                    .append(sample)
                    .append("|0,00|0,00|||||\n");
        }
        read(text.toString());
        var expected = List.copyOf(lines);
        var summary = read(text.toString().getBytes(Charset.forName(name)));

        assertThat(lines).isEqualTo(expected);
        if (!name.equals("IBM437")) assertThat(summary.encoding()).isEqualTo(name);
    }

    @Test
    void byte_order_marks_are_no_part_of_the_header() throws IOException {
        var expected = expected();
        for (var charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            var summary = read(("\uFEFF" + LEDGER).getBytes(charset));
            assertThat(summary.problems()).as(charset.name()).isEmpty();
            assertThat(summary.encoding()).isEqualTo(charset.name());
            assertThat(lines).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", "|"})
    void any_separator_gives_the_same_lines(String separator) throws IOException {
        var expected = expected();
        var summary = read(LEDGER.replace("|", separator));

        assertThat(lines).isEqualTo(expected);
        assertThat(summary.separator()).isEqualTo(separator.charAt(0));
    }

    @Test
    void commas_separate_where_amounts_have_points_or_quotes() throws IOException {
        var expected = expected();
        read(LEDGER.replaceAll("(\\d+),(\\d\\d)\\b", "\"$1,$2\"")
                .replace("Forêt, île, œuvre", "\"Forêt, île, œuvre\"")
                .replace("|", ","));

        assertThat(lines).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\r\r\n", "\n\n", "\r\n\r\n"})
    void any_line_end_gives_the_same_lines(String end) throws IOException {
        var expected = expected();
        var summary = read(LEDGER.replace("\n", end) + "\u001A");

        assertThat(summary.problems()).isEmpty();
        assertThat(withoutNumbers(lines)).isEqualTo(withoutNumbers(expected));
    }

    private static List<String> withoutNumbers(List<FecLine> lines) {
        return lines.stream()
                .map(line -> line.toString().replaceFirst("line=\\d+", ""))
                .toList();
    }

    @Test
    void the_last_line_needs_no_line_end() throws IOException {
        assertThat(read(LEDGER.stripTrailing()).problems()).isEmpty();
        assertThat(lines).hasSize(5);
    }

    @Test
    void header_names_count_without_case_accents_quotes_and_in_any_order() throws IOException {
        assertThat(
                        codes(
                                "\"crédit\";DEBIT;\"Compte Num\";Écriture_Date;Journal-Code;Autre\n\"1,00\";;411;31/01/2026;VE;x\n;1;706;2026-01-31;VE;y\n"))
                .isEmpty();
        assertThat(lines).extracting(FecLine::account).containsExactly("411", "706");
        assertThat(lines).extracting(FecLine::creditCents).containsExactly(100L, 0L);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            D,     C
            d,     c
            +,     -
            +1,    -1
            1,     -1
            Debit, Credit
            Débit, Crédit
            """)
    void an_amount_and_a_side_stand_for_debit_and_credit(String debit, String credit) throws IOException {
        var header = HEADER.replace("|Debit|Credit|", "|Montant|Sens|");
        read(header + "\nVE|V|1|20260110|411|C|||F|20260110|l|12,50|" + debit
                + "|||||\nVE|V|1|20260110|706|P|||F|20260110|l|12,50|" + credit + "|||||\n");

        assertThat(lines).extracting(FecLine::debitCents).containsExactly(1250L, 0L);
        assertThat(lines).extracting(FecLine::creditCents).containsExactly(0L, 1250L);
    }

    @Test
    void a_side_that_says_nothing_is_a_problem() throws IOException {
        var header = HEADER.replace("|Debit|Credit|", "|Montant|Sens|");
        assertThat(codes(header + "\nVE|V|1|20260110|411|C|||F|20260110|l|12,50|X|||||\n"))
                .containsExactly(Code.BAD_SIDE);
    }

    @Test
    void negative_debits_and_credits_are_kept() throws IOException {
        var summary = read(
                HEADER
                        + "\nVE|V|1|20260110|411|C|||F|20260110|l|-12,50|0|||||\nVE|V|1|20260110|706|P|||F|20260110|l|0|-12,50|||||\n");

        assertThat(summary.problems()).isEmpty();
        assertThat(lines.getFirst().debitCents()).isEqualTo(-1250);
        assertThat(summary.kinds().of(lines.getFirst().entryKey()))
                .isEqualTo(EntryKinds.CUSTOMER | EntryKinds.SALES_REVERSED);
    }

    @Test
    void what_is_no_text_is_refused_by_what_it_is() throws IOException {
        assertThat(codes("")).containsExactly(Code.EMPTY);
        assertThat(codes("\n \r\n")).containsExactly(Code.EMPTY);
        assertThat(codes("PK\u0003\u0004 data.txt")).containsExactly(Code.NOT_TEXT_ZIP);
        assertThat(codes("PK\u0003\u0004 [Content_Types].xml")).containsExactly(Code.NOT_TEXT_XLSX);
        assertThat(codes("%PDF-1.7")).containsExactly(Code.NOT_TEXT_PDF);
        assertThat(codes("<?xml version=\"1.0\"?><comptabilite/>")).containsExactly(Code.XML_FEC);
        assertThat(codes("\uFEFF <comptabilite/>")).containsExactly(Code.XML_FEC);
        assertThat(codes("ab\u0000\u0001\u0002cd\u0000\u0000")).containsExactly(Code.NOT_TEXT_BINARY);
        assertThat(codes(read("ÐÏ\u0011à".getBytes(ISO_8859_1)))).containsExactly(Code.NOT_TEXT_XLS);
        assertThat(codes("Bonjour,\nvoici le fichier\n")).containsExactly(Code.NO_HEADER);
        assertThat(codes(HEADER + "\n")).containsExactly(Code.NO_LINES);
    }

    @Test
    void a_file_larger_than_a_gibibyte_is_refused_unread() throws IOException {
        var file = directory.resolve("large.txt");
        try (var large = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(FecReader.LARGEST + 1);
        }
        assertThat(codes(FecReader.read(file, "large.txt", lines::add))).containsExactly(Code.TOO_LARGE);
    }

    @Test
    void a_column_that_is_missing_is_named() throws IOException {
        var summary = read(LEDGER.replace("|Credit|", "|Solde|"));
        assertThat(summary.problems()).containsExactly(FileProblem.of(1, 0, Code.MISSING_COLUMN, "Credit"));
        assertThat(summary.refused()).isTrue();
        assertThat(lines).isEmpty();
    }

    @Test
    void without_header_the_order_of_the_law_is_assumed_and_said() throws IOException {
        var summary = read(INVOICE + RECEIPT);
        assertThat(codes(summary)).containsExactly(Code.HEADER_ASSUMED);
        assertThat(summary.refused()).isFalse();
        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst().letter()).isEqualTo("A");
    }

    @Test
    void lines_that_stop_before_the_amounts_are_refused() throws IOException {
        var summary = read(HEADER + "\n" + "VE|Ventes|1|20260110|411|Clients|F1|20260110|l|12,00|0\n".repeat(4));
        assertThat(summary.problems()).containsExactly(FileProblem.of(1, 0, Code.TOO_FEW_VALUES, "18", "11"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            FA1|20260110|Prêt       ! FA1|20260110|Prêt | façon ! TOO_MANY_VALUES     ! 0
            FA1|20260110|Prêt       ! Prêt                       ! CUT_MID_LINE        ! 0
            1|20260110|411000       ! 1|20261310|411000          ! BAD_DATE            ! 4
            1|20260110|411000       ! 1||411000                  ! BAD_DATE            ! 4
            |411000|                ! ||                         ! NO_ACCOUNT          ! 5
            |1200,00|0,00|A         ! |12OO,00|0,00|A            ! BAD_AMOUNT          ! 12
            |1200,00|0,00|A         ! |1200,001|0,00|A           ! TOO_MANY_DECIMALS   ! 12
            """)
    void a_line_with_a_problem_is_left_out_and_the_reading_goes_on(String from, String to, Code code, int column)
            throws IOException {
        var summary = read(changed(from, to));

        assertThat(summary.refused()).isTrue();
        assertThat(summary.skipped()).isEqualTo(1);
        assertThat(lines).hasSize(4);
        var problem = summary.problems().stream()
                .filter(each -> each.line() == 2 && each.code() == code)
                .findFirst();
        assertThat(problem).isPresent();
        assertThat(problem.get().column()).isEqualTo(column);
    }

    @Test
    void a_third_decimal_of_zero_and_an_unreadable_piece_date_cost_nothing() throws IOException {
        assertThat(codes(changed("1200,00|0,00|A", "1200,000|0,00|A"))).isEmpty();
        assertThat(codes(changed("FA1|20260110", "FA1|janvier"))).containsExactly(Code.DATE_LEFT_OUT);
        assertThat(lines.getFirst().pieceOn()).isNull();
        assertThat(lines).hasSize(5);
    }

    @Test
    void a_file_cut_in_its_last_line_is_refused() throws IOException {
        var summary = read(LEDGER.substring(0, LEDGER.length() - 40));
        assertThat(codes(summary)).containsExactly(Code.UNBALANCED_FILE, Code.CUT_MID_LINE, Code.UNBALANCED_ENTRY);
        assertThat(summary.problems().get(1).line()).isEqualTo(6);
    }

    @Test
    void an_unbalanced_entry_is_named_with_its_difference() throws IOException {
        var summary = read(changed("|0,00|1000,00|", "|0,00|999,99|"));
        assertThat(summary.problems())
                .containsExactly(
                        FileProblem.of(0, 0, Code.UNBALANCED_FILE, "0.01", "2400.00", "2399.99"),
                        FileProblem.of(2, 0, Code.UNBALANCED_ENTRY, "VE", "1", "2026-01-10", "0.01"));
    }

    @Test
    void entries_need_not_stand_together() throws IOException {
        var parts = LEDGER.split("\n");
        assertThat(codes(String.join("\n", parts[0], parts[5], parts[1], parts[4], parts[3], parts[2])))
                .isEmpty();
    }

    @Test
    void without_entry_numbers_only_the_file_must_balance() throws IOException {
        assertThat(codes(LEDGER.replaceAll("(?m)^(VE|BQ)\\|(\\w+)\\|\\d\\|", "$1|$2|0|")
                        .replace("FA1|20260110|TVA", "FA2|20260110|TVA")))
                .isEmpty();
        assertThat(codes(LEDGER.replaceAll("(?m)^(VE|BQ)\\|(\\w+)\\|\\d\\|", "$1|$2||")
                        .replace("|200,00|", "|201,00|")))
                .containsExactly(Code.UNBALANCED_FILE);
    }

    @Test
    void an_entry_whose_lines_have_several_days_is_a_warning_when_it_balances() throws IOException {
        var summary = read(changed("BQ|Banque|2|20260325|512000", "BQ|Banque|2|20260324|512000"));
        assertThat(codes(summary)).containsExactly(Code.ENTRY_ACROSS_DAYS);
        assertThat(summary.refused()).isFalse();
    }

    @Test
    void a_letter_cut_in_two_is_shown_and_does_not_change_the_encoding() throws IOException {
        var bytes = (LEDGER + INVOICE.repeat(8)).getBytes(UTF_8);
        int accent = new String(bytes, ISO_8859_1).indexOf("Ã®");
        bytes[accent + 1] = 'x';
        var summary = read(bytes);

        assertThat(codes(summary)).containsExactly(Code.BAD_ENCODING);
        assertThat(summary.encoding()).isEqualTo("UTF-8");
        assertThat(lines.get(1).label()).contains("\uFFFD");
    }

    @Test
    void a_thousand_problems_are_kept_and_the_others_counted() throws IOException {
        var summary = read(HEADER + "\n" + "VE|V|1|20260110||C|||F|20260110|l|12,50|0|||||\n".repeat(1_500)
                + INVOICE.replace("1000,00", "900,00"));
        assertThat(summary.problems()).hasSize(1_000);
        assertThat(summary.moreProblems()).isEqualTo(502);
        assertThat(summary.problems().getFirst().code()).isEqualTo(Code.UNBALANCED_FILE);
        assertThat(lines).hasSize(3);
    }

    @Test
    void a_line_longer_than_any_ledgers_is_a_problem_of_its_own() throws IOException {
        for (int length : new int[] {70_000, 300_000, 1_000_000}) {
            var summary = read(LEDGER + "x".repeat(length) + "\n" + INVOICE);
            assertThat(codes(summary)).containsExactly(Code.LINE_TOO_LONG);
            assertThat(summary.problems().getFirst().line()).isEqualTo(7);
            assertThat(lines).hasSize(8);
        }
    }

    @Test
    void lines_across_the_edges_of_the_buffer_are_whole_with_any_line_end() throws IOException {
        for (var end : List.of("\n", "\r\n", "\r\r\n", "\r")) {
            var summary = read((HEADER + "\n" + INVOICE.repeat(4_000)).replace("\n", end));
            assertThat(summary.problems())
                    .as(end.replace("\r", "CR").replace("\n", "LF"))
                    .isEmpty();
            assertThat(lines).hasSize(12_000);
            assertThat(lines.getLast().line()).isEqualTo(12_001);
        }
    }

    @Test
    void progress_is_told_up_to_the_end() throws IOException {
        var file = directory.resolve("progress.txt");
        Files.writeString(file, HEADER + "\n" + INVOICE.repeat(4_000));
        var told = new ArrayList<Long>();
        FecReader.read(file, "x", new FecSink() {
            @Override
            public void take(FecLine line) {}

            @Override
            public void progress(long bytesRead, long bytesTotal) {
                told.add(bytesRead * 100 / bytesTotal);
            }
        });
        assertThat(told).hasSizeGreaterThan(3).isSorted().last().isEqualTo(100L);
    }

    @Test
    void no_change_of_bytes_makes_the_reading_throw_or_lose_count() throws IOException {
        var good = LEDGER.getBytes(UTF_8);
        var random = new Random(20261123);
        for (int round = 0; round < 4_000; round++) {
            var summary = read(mutated(good, random));
            assertThat(summary.lines()).as("round " + round).isEqualTo(lines.size() + summary.skipped());
            assertThat(lines.stream().mapToLong(FecLine::debitCents).sum()).isEqualTo(summary.debitCents());
            assertThat(summary.refused())
                    .isEqualTo(summary.problems().stream().anyMatch(p -> p.severity() == FileProblem.Severity.REFUSES));
        }
    }

    private static byte[] mutated(byte[] good, Random random) {
        var bytes = good.clone();
        int changes = 1 + random.nextInt(8);
        var odd = new byte[] {'|', '\n', '\r', '"', '-', ',', 0, (byte) 0xE9, (byte) 0xFF, 0x1A, ' ', '9'};
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = odd[random.nextInt(odd.length)];
                case 2 -> bytes = java.util.Arrays.copyOf(bytes, at + 1);
                default ->
                    System.arraycopy(
                            good,
                            random.nextInt(good.length / 2),
                            bytes,
                            at,
                            Math.min(bytes.length - at, good.length / 2));
            }
        }
        return bytes;
    }
}
