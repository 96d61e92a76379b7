package org.maillon.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.maillon.kernel.IdentifierCheck.Kind;

/** Agreement with numbers collected by others: every row. */
class IdentifierCorpusTest {
    @Test
    void agreesWithEveryCollectedNumber() throws IOException {
        var file = Path.of(System.getProperty("maillon.corpus", "absent"), "identifiers/python-stdnum-vectors.csv");
        assumeTrue(Files.exists(file), "no corpus at " + file);
        var disagreements = new ArrayList<String>();
        int agreed = 0;
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : rows) {
                var verdict = IdentifierCheck.check(Kind.valueOf(row.getField("kind")), row.getField("value"));
                if (verdict.valid() == row.getField("verdict").equals("valid")) agreed++;
                else
                    disagreements.add(
                            row + " but " + verdict.reason(Language.EN).orElse("sound"));
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(agreed).isEqualTo(328);
    }
}
