package org.maillon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.DatabaseTest;
import org.maillon.demo.DemoCompany;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.Money;
import org.maillon.kernel.PaymentTerms;
import org.maillon.steering.AccountOrder;
import org.maillon.steering.AgedItem;
import org.maillon.steering.Steering;
import org.springframework.beans.factory.annotation.Autowired;

class ReceivablesTest extends DatabaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int ALL = 100_000;

    @Autowired
    private Steering steering;

    @Autowired
    private Imports imports;

    @TempDir
    private Path folder;

    @Test
    void onAnyDayCustomersAndItemsAddUpToTheTotals() throws IOException {
        bringIn();
        for (var day : List.of(TODAY, TODAY.minusDays(45), TODAY.minusMonths(6))) {
            var lines = steering.agedBalanceByAccount(tenant(), Money.EUR, day, "", AccountOrder.NAME, 0, ALL);
            var totals = AgedTotal.of(steering.agedBalance(tenant(), Money.EUR, day));
            assertThat(totals.stream().mapToLong(AgedTotal::cents).sum()).isPositive();
            for (var total : totals) {
                var items =
                        steering.items(tenant(), Optional.empty(), Optional.of(total.age()), Money.EUR, day, 0, ALL);
                assertThat(items).as("%s on %s", total.age(), day).hasSize((int) total.items());
                assertThat(items.stream().mapToLong(AgedItem::openCents).sum()).isEqualTo(total.cents());
                assertThat(lines.stream()
                                .mapToLong(
                                        line -> line.balance().of(total.age()).cents())
                                .sum())
                        .isEqualTo(total.cents());
            }
        }
    }

    @Test
    void aNameIsFoundAsItIsWrittenNotAsAPattern() throws IOException {
        bringIn();
        assertThat(steering.agedBalanceByAccount(tenant(), Money.EUR, TODAY, "%", AccountOrder.OVERDUE, 0, ALL))
                .allMatch(line -> line.name().contains("%"));
        var first = steering.agedBalanceByAccount(tenant(), Money.EUR, TODAY, "", AccountOrder.OVERDUE, 0, 1)
                .getFirst();
        assertThat(steering.agedBalanceByAccount(
                        tenant(), Money.EUR, TODAY, first.code().toLowerCase(), AccountOrder.OVERDUE, 0, 1))
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
