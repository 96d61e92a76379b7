package org.maillon.bank;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a file on its way, it is read or refused; nothing else, and never with lines that were refused. */
class MutatedFilesTest {
    private static final int TIMES = 300;
    private static final List<String> ENDINGS = List.of(".txt", ".cod", ".qif", ".csv", ".xlsx", ".xls", ".ofx");

    private static final String CODA = """
            0000021052600105        FILE000001ACME NV                                                                                  2
            """;
    private static final String OFX =
            "OFXHEADER:100\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>7</BANKACCTFROM><BANKTRANLIST>"
                    + "<STMTTRN><DTPOSTED>20260520<TRNAMT>-1.5<FITID>A<NAME>B&#65;&amp;</STMTTRN></BANKTRANLIST>"
                    + "<LEDGERBAL><BALAMT>3<DTASOF>20260521</LEDGERBAL></STMTRS></OFX>";
    private static final String QIF = "!Type:Bank\nD12/8/2026\nT-1,000.00\nPX\n^\nD15/8'26\nT1\n^\n";
    private static final String CSV = "Date;Libellé;Débit;Crédit;Solde\n21/05/2026;\"A;B\";;1 234,56;2 000,00\n"
            + "22/05/2026;C;50,00;;1 950,00\n";

    static Stream<Path> seeds() throws IOException {
        var corpus = Path.of(System.getProperty("maillon.corpus", "no-corpus")).resolve("bank");
        if (!Files.exists(corpus)) return Stream.empty();
        try (var files = Files.walk(corpus)) {
            return files
                    .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("seeds")
    void published_files_with_random_damage_are_read_or_refused(Path file) throws IOException {
        damage(file.getFileName().toString(), Files.readAllBytes(file), 25);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void small_files_with_random_damage_are_read_or_refused(String name, String content) {
        damage(name, content.getBytes(ISO_8859_1), TIMES);
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("a.ofx", OFX),
                Arguments.of("a.qif", QIF),
                Arguments.of("a.csv", CSV),
                Arguments.of("a.cod", CODA));
    }

    private static void damage(String name, byte[] content, int times) {
        var random = new Random(content.length);
        for (int i = 0; i < times; i++) {
            var damaged = damaged(content, random);
            try {
                GivenFile.read(name, damaged).forEach(statement -> assertSound(statement));
            } catch (BankFileRefused expected) {
                assertThat(expected.problem().refuses()).isTrue();
            } catch (RuntimeException | Error fault) {
                throw new AssertionError(name + " number " + i + ":\n" + new String(damaged, ISO_8859_1), fault);
            }
        }
    }

    private static void assertSound(BankStatement statement) {
        assertThat(statement.refused() && !statement.lines().isEmpty()).isFalse();
        for (var line : statement.lines()) assertThat(line.currency()).matches("[A-Z]{3}");
    }

    private static byte[] damaged(byte[] content, Random random) {
        var damaged = content.clone();
        for (int i = 1 + random.nextInt(8); i > 0; i--) damaged = once(damaged, random);
        return damaged;
    }

    private static byte[] once(byte[] content, Random random) {
        if (content.length < 4) return content;
        int at = random.nextInt(content.length);
        int length = 1 + random.nextInt(Math.min(200, content.length - at));
        return switch (random.nextInt(6)) {
            case 0 -> set(content, at, (byte) random.nextInt(256));
            case 1 -> set(content, at, (byte) "0123456789;,.<>\"'^!{}&\t\n ".charAt(random.nextInt(25)));
            case 2 -> Arrays.copyOf(content, at);
            case 3 -> without(content, at, length);
            case 4 -> twice(content, at, length);
            default -> swapped(content, at, random.nextInt(content.length));
        };
    }

    private static byte[] set(byte[] content, int at, byte value) {
        content[at] = value;
        return content;
    }

    private static byte[] without(byte[] content, int at, int length) {
        var rest = new byte[content.length - length];
        System.arraycopy(content, 0, rest, 0, at);
        System.arraycopy(content, at + length, rest, at, rest.length - at);
        return rest;
    }

    private static byte[] twice(byte[] content, int at, int length) {
        var longer = new byte[content.length + length];
        System.arraycopy(content, 0, longer, 0, at + length);
        System.arraycopy(content, at, longer, at + length, content.length - at);
        return longer;
    }

    private static byte[] swapped(byte[] content, int one, int other) {
        byte kept = content[one];
        content[one] = content[other];
        content[other] = kept;
        return content;
    }
}
