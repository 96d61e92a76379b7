package org.maillon.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maillon.imports.FileProblem.Code;

/** Real receivables of two companies, under headers nobody prepared for us. */
class SheetCorpusTest {
    private static Path file(String name) {
        var path = Path.of(System.getProperty("maillon.corpus", "no-corpus"))
                .resolve("ar-history")
                .resolve(name);
        assumeTrue(Files.exists(path), "corpus file " + path + " is not here");
        return path;
    }

    @Test
    void a_history_with_american_dates_is_read_as_proposed() throws IOException {
        var file = file("ibm/ibm-ar-known-at-2013-04-01.csv");
        var items = new ArrayList<OpenItemLine>();
        var look = SheetReader.look(file);
        var summary = SheetReader.read(file, "ibm.csv", look, items::add);

        assertThat(look.layout().certain()).isTrue();
        assertThat(summary.problems()).isEmpty();
        assertThat(items)
                .hasSize((int) Files.lines(file).filter(line -> !line.isBlank()).count() - 1);
        assertThat(items.stream().filter(item -> item.settledOn() == null)).hasSize(72);
        assertThat(items)
                .allSatisfy(
                        item -> assertThat(item.dueOn()).isEqualTo(issued(item).plusDays(30)));
        assertThat(items.getFirst().amountCents()).isEqualTo(5_594);
        assertThat(items.getFirst().country()).as("391 is no country").isEmpty();
    }

    private static LocalDate issued(OpenItemLine item) {
        var issued = item.issuedOn();
        assertThat(issued).isNotNull();
        return issued == null ? LocalDate.EPOCH : issued;
    }

    @Test
    void a_list_with_a_column_without_name_is_read_with_a_mapping() throws IOException {
        var file = file("highradius-open/open-invoices-dev.csv");
        var look = SheetReader.look(file);
        var mapping = new HashMap<>(look.layout().fields());
        assertThat(mapping.values())
                .contains(
                        SheetField.ACCOUNT,
                        SheetField.NAME,
                        SheetField.REFERENCE,
                        SheetField.ISSUED_ON,
                        SheetField.DUE_ON);
        mapping.put(look.layout().headers().indexOf("converted_usd"), SheetField.AMOUNT);

        var items = new ArrayList<OpenItemLine>();
        var summary = SheetReader.read(file, "open.csv", look.with(look.layout().withMapping(mapping)), items::add);

        assertThat(summary.lines()).isEqualTo(5_663);
        assertThat(summary.problems()).extracting(FileProblem::code).containsOnly(Code.TOO_MANY_DECIMALS);
        assertThat(items).hasSize(5_663 - summary.skipped());
        assertThat(List.of(items.get(1).account(), items.get(1).reference()))
                .containsExactly("200418007", "1930610806");
        assertThat(items.get(1).issuedOn()).isEqualTo("2020-03-11");
        assertThat(items.get(1).amountCents()).isEqualTo(352_559);
    }
}
