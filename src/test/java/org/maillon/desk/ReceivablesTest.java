package org.maillon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.DatabaseTest;
import org.maillon.demo.DemoCompany;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.Money;
import org.maillon.kernel.PaymentTerms;
import org.springframework.beans.factory.annotation.Autowired;

class ReceivablesTest extends DatabaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int ALL = 100_000;

    @Autowired
    private Receivables receivables;

    @Autowired
    private Imports imports;

    @TempDir
    private Path folder;

    @Test
    void onAnyDayCustomersAndItemsAddUpToTheTotals() throws IOException {
        bringIn();
        for (var day : List.of(TODAY, TODAY.minusDays(45), TODAY.minusMonths(6))) {
            var lines = receivables.accounts(tenant(), Money.EUR, day, "", ReceivablesOrder.NAME, 0, ALL);
            var totals = receivables.totals(tenant(), Money.EUR, day);
            assertThat(totals.stream().mapToLong(AgedTotal::cents).sum()).isPositive();
            for (var total : totals) {
                var items = receivables.items(tenant(), Money.EUR, day, null, total.age(), 0, ALL);
                assertThat(items).as("%s on %s", total.age(), day).hasSize((int) total.items());
                assertThat(items.stream().mapToLong(ItemLine::openCents).sum()).isEqualTo(total.cents());
                assertThat(lines.stream()
                                .mapToLong(line -> line.cents().get(total.age().ordinal()))
                                .sum())
                        .isEqualTo(total.cents());
            }
        }
    }

    @Test
    void aNameIsFoundAsItIsWrittenNotAsAPattern() throws IOException {
        bringIn();
        assertThat(receivables.accounts(tenant(), Money.EUR, TODAY, "%", ReceivablesOrder.OVERDUE, 0, ALL))
                .allMatch(line -> line.name().contains("%"));
        var first = receivables
                .accounts(tenant(), Money.EUR, TODAY, "", ReceivablesOrder.OVERDUE, 0, 1)
                .getFirst();
        assertThat(receivables.accounts(
                        tenant(), Money.EUR, TODAY, first.code().toLowerCase(), ReceivablesOrder.OVERDUE, 0, 1))
                .containsExactly(first);
    }

    private void bringIn() throws IOException {
        var company = DemoCompany.of(7, TODAY);
        var file = folder.resolve(company.fecName(2026));
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            company.writeFec(2026, out);
        }
        var options = new ImportOptions(PaymentTerms.parse("30"), false);
        var given = List.of(new Imports.Given(file.getFileName().toString(), file));
        var id = imports.ask(tenant(), Import.Kind.FEC, given, options, "test");
        assertThat(imports.run(tenant(), id, (_, _) -> {}).state()).isEqualTo(Import.State.DONE);
    }
}
