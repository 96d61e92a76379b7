package org.maillon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.maillon.bank.BankFiles;
import org.maillon.bank.BankStatement;

class DemoStatementsTest {
    private static final DemoCompany COMPANY = DemoCompany.of(2026, LocalDate.of(2026, 11, 20));
    private static final List<DemoStatement> FILES = DemoStatements.of(2026, COMPANY);

    @Test
    void theMonthLiesInFourFormatsThatFollowEachOther() {
        var statements = FILES.stream().map(DemoStatementsTest::read).toList();
        assertThat(statements)
                .extracting(BankStatement::format)
                .doesNotHaveDuplicates()
                .hasSize(4);
        long closing = Objects.requireNonNull(statements.getFirst().openingCents());
        for (var statement : statements) {
            assertThat(statement.problems()).as(statement.format()).isEmpty();
            assertThat(statement.balanced()).as(statement.format()).isTrue();
            assertThat(statement.account()).isEqualTo(DemoStatements.IBAN);
            assertThat(statement.openingCents()).as(statement.format()).isEqualTo(closing);
            closing = Objects.requireNonNull(statement.closingCents());
        }
    }

    @Test
    void everyPayerIsNamedWithTheAccountItPaysFrom() {
        for (var file : FILES)
            for (var line : read(file).lines())
                if (line.amountCents() > 0) {
                    assertThat(line.payer()).as(file.fileName()).isNotBlank();
                    assertThat(line.payerIban()).as(file.fileName()).startsWith("FR76");
                }
    }

    @Test
    void theSameDayGivesTheSameBytes() {
        assertThat(DemoStatements.of(2026, COMPANY)).isEqualTo(FILES);
    }

    private static BankStatement read(DemoStatement file) {
        return BankFiles.read(file.fileName(), new ByteArrayInputStream(file.bytes()))
                .getFirst();
    }
}
