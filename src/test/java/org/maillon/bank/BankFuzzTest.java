package org.maillon.bank;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.maillon.bank.Camt.details;
import static org.maillon.bank.Camt.entry;
import static org.maillon.bank.Camt.file;
import static org.maillon.bank.Camt.statement;
import static org.maillon.bank.Camt.transaction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that was damaged anyhow is read or refused, and what is read adds up: nothing else ever comes out. */
class BankFuzzTest {
    private static final String CAMT = file(
            statement(
                    "130.00",
                    entry(
                            "10.00",
                            "CRDT",
                            details(
                                    transaction(
                                            "<RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>"))),
                    entry(
                            "20.00",
                            "CRDT",
                            details(
                                    transaction(
                                            "<Amt Ccy=\"EUR\">5.00</Amt><RmtInf><Ustrd>+++010/8068/17183+++</Ustrd></RmtInf>"),
                                    transaction("<Amt Ccy=\"EUR\">15.00</Amt>")))),
            statement("70.00", entry("30.00", "DBIT", "<RvslInd>true</RvslInd>")));

    private static final String MT940 = """
            {1:F01BANKBEBB}{4:
            :20:REF
            :25:BE68539007547034
            :28C:12/1
            :60F:C260301EUR100,00
            :61:2603120312C30,00NTRFNONREF//B1
            :86:166?00GUTSCHRIFT?20EREF+E1?21SVWZ+Rechnung 7?30BIC?31DE123?32Muster
            :61:2603130313RC5,NRTINONREF
            :86:/ORDP//NAME/R. SMITH/REMI/factuur 9/RTRN/AC04
            :61:2603140314D1,5NMSCBE68539007547034
            naam
            :86:NAAM: Jan IBAN: BE68539007547034 OMSCHRIJVING: +++010/8068/17183+++
            :62F:C260331EUR123,50
            -}
            """;

    private static final int ROUNDS = 2_000;
    private static final int ROUNDS_A_FILE = 10;

    @ParameterizedTest
    @CsvSource({"camt, 1", "camt, 2", "mt940, 3", "mt940, 4"})
    void a_damaged_file_is_read_or_refused(String format, long seed) {
        var random = new Random(seed);
        var whole = (format.equals("camt") ? CAMT : MT940).getBytes(UTF_8);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (tried("statement", damaged(whole, random))) read++;
        }
        assertThat(read).isBetween(ROUNDS / 20, ROUNDS - 1);
    }

    @Test
    void a_damaged_file_that_a_bank_once_sent_is_read_or_refused() throws IOException {
        var corpus = System.getProperty("maillon.corpus");
        assumeThat(corpus).as("the corpus is not here").isNotNull();
        var random = new Random(5);
        try (var files = Files.walk(Path.of(corpus, "bank"))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var whole = Files.readAllBytes(file);
                for (int round = 0; round < ROUNDS_A_FILE; round++) {
                    tried(file.getFileName().toString(), damaged(whole, random));
                }
            }
        }
    }

    private static boolean tried(String name, byte[] damaged) {
        try {
            BankFiles.read(name, new ByteArrayInputStream(damaged)).forEach(BankFuzzTest::check);
            return true;
        } catch (BankFileRefused no) {
            assertThat(no.getMessage()).isNotBlank();
            return false;
        } catch (RuntimeException | Error fault) {
            return fail(name + " " + Base64.getEncoder().encodeToString(damaged), fault);
        }
    }

    private static void check(BankStatement statement) {
        if (statement.refused()) assertThat(statement.lines()).isEmpty();
        assertThat(statement.lines())
                .allSatisfy(line -> assertThat(line.place()).isPositive());
        statement.balanced();
        statement.creditCents();
        statement.debitCents();
    }

    /** Some bytes changed, cut, doubled, or put in from a list of what hurts. */
    private static byte[] damaged(byte[] whole, Random random) {
        var text = new StringBuilder(new String(whole, ISO_8859_1));
        for (int wound = random.nextInt(4); wound >= 0; wound--) wound(text, random);
        return text.toString().getBytes(ISO_8859_1);
    }

    private static final List<String> HURTFUL = List.of(
            "<",
            ">",
            "&",
            "\"",
            "<!--",
            "]]>",
            "<!DOCTYPE",
            "&#0;",
            "&#x10FFFF;",
            "\u0000",
            "\u00ff\u00fe",
            "\u00c3",
            "-",
            ":61:",
            ":86:",
            ":20:\n",
            "\n",
            "?20",
            "/REMI/",
            "99999999999999999999",
            "-1",
            ",",
            "2602301301",
            "+++",
            "RF18",
            "</Stmt>",
            "<Stmt>",
            "<Ntry>",
            "</Ntry>",
            "<TxDtls>",
            " Ccy=\"\"",
            "\u0085",
            "0230",
            "\r",
            "\t");

    private static void wound(StringBuilder text, Random random) {
        if (text.isEmpty()) return;
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(20) == 0 ? text.length() : 12));
        switch (random.nextInt(5)) {
            case 0 -> text.setCharAt(at, (char) random.nextInt(256));
            case 1 -> text.delete(at, to);
            case 2 -> text.insert(at, text.substring(at, to));
            case 3 -> text.insert(at, HURTFUL.get(random.nextInt(HURTFUL.size())));
            default -> text.replace(at, to, HURTFUL.get(random.nextInt(HURTFUL.size())));
        }
    }
}
