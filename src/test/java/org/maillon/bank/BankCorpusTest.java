package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Bank files that others published: each is read, or refused for a reason. */
class BankCorpusTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            camt-genkgo
            camt-subite
            bankstatementparser
            oca-bank-statement-import
            """)
    void every_file_is_read_or_refused(String family) throws IOException {
        for (var file : files(family))
            assertThat(outcome(file)).as(file.toString()).isNotBlank();
    }

    private static String outcome(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return BankFiles.read(file.getFileName().toString(), in).stream()
                    .map(BankCorpusTest::told)
                    .collect(Collectors.joining("\n   "));
        } catch (BankFileRefused no) {
            return "REFUSED " + no.problem().code() + " " + no.getMessage();
        }
    }

    private static String told(BankStatement statement) {
        return statement.format() + " " + statement.account() + " " + statement.currency() + " #" + statement.number()
                + " " + statement.firstOn() + ".." + statement.lastOn() + " " + statement.openingCents() + " -> "
                + statement.closingCents() + " lines " + statement.lines().size() + " balanced "
                + statement.balanced() + " "
                + statement.problems().stream()
                        .map(each -> each.say(Texts.in(Language.FR)))
                        .toList()
                + statement.lines().stream()
                        .limit(3)
                        .map(line -> "\n      " + line)
                        .collect(Collectors.joining());
    }

    private static List<Path> files(String family) throws IOException {
        var corpus = System.getProperty("maillon.corpus");
        Assumptions.assumeTrue(corpus != null, "the corpus is not here");
        try (var files = Files.walk(Path.of(corpus, "bank", family))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
