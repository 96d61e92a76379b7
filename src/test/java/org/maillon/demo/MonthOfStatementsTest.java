package org.maillon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.bank.BankFiles;
import org.maillon.customers.Customers;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.maillon.payments.Receipt;
import org.maillon.payments.Receipt.State;
import org.maillon.payments.Receipts;
import org.maillon.payments.SettlementAnswer;
import org.maillon.payments.Settlements;
import org.maillon.payments.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A month of the invented company's bank account, in four formats: dropped, matched, undone and redone, to the cent. */
class MonthOfStatementsTest extends DatabaseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Autowired
    private TenantScope tenants;

    @Autowired
    private Customers customers;

    @Autowired
    private Imports imports;

    @Autowired
    private Statements statements;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Settlements settlements;

    @Autowired
    private JdbcClient sql;

    @TempDir
    private Path folder;

    @Test
    void aMonthIsDroppedMatchedUndoneAndRedone() throws IOException {
        var company = DemoCompany.of(2026, DAY);
        enterBooks(company);
        var before = openItems();
        long owed = owed();

        drop(company, new Random(1));
        var received = receipts.list(tenant(), List.of(State.values()), 0, 5_000).stream()
                .filter(receipt -> receipt.amountCents() > 0)
                .toList();
        assertThat(statements.breaks(tenant())).isEmpty();
        assertBooksBalance();

        settleByHand();
        var matched = openItems();
        long laid = owed - owed();
        assertThat(laid).isPositive();
        assertBooksBalance();

        drop(company, new Random(2));
        assertThat(openItems()).as("dropped again, nothing changes").isEqualTo(matched);

        received.forEach(receipt -> settlements.undo(tenant(), receipt.id(), "Claire"));
        assertThat(openItems()).as("undone, everything is as it was").isEqualTo(before);
        assertThat(owed()).isEqualTo(owed);
        assertBooksBalance();

        receipts.matchNew(tenant());
        settleByHand();
        assertThat(openItems()).as("redone, it is as it was matched").isEqualTo(matched);
        assertThat(owed()).isEqualTo(owed - laid);
        assertBooksBalance();
    }

    /** In any order, as files lie in a folder. */
    private void drop(DemoCompany company, Random dice) {
        var files = new ArrayList<>(DemoStatements.of(2026, company));
        Collections.shuffle(files, dice);
        for (var file : files)
            statements.take(
                    tenant(),
                    file.fileName(),
                    BankFiles.read(file.fileName(), new ByteArrayInputStream(file.bytes())),
                    "Claire");
        receipts.matchNew(tenant());
    }

    /** A person takes the first proposal of each, one after the other; what is laid meanwhile is refused and left. */
    private void settleByHand() {
        for (var receipt : receipts.list(tenant(), EnumSet.of(State.PROPOSED), 0, 5_000)) {
            var answer = settlements.accept(tenant(), receipt.id(), 1, "Claire");
            assertThat(answer).isInstanceOfAny(SettlementAnswer.Done.class, SettlementAnswer.Refused.class);
        }
    }

    private void assertBooksBalance() {
        assertThat(number("""
                select coalesce((select sum(amount_cents) from ledger.entry where tenant_id = :tenant), 0)
                     - coalesce((select sum(open_cents) from ledger.open_item where tenant_id = :tenant), 0)
                     + coalesce((select sum(unallocated_cents) from ledger.credit where tenant_id = :tenant), 0)""")).as("entries are what is open less what is free").isZero();
        for (var receipt : receipts.list(tenant(), EnumSet.of(State.MATCHED), 0, 5_000))
            assertThat(standing(receipt)).as(receipt.text()).isLessThanOrEqualTo(receipt.amountCents());
    }

    private static long standing(Receipt receipt) {
        return receipt.allocations().stream()
                .filter(laid -> !laid.reversed())
                .mapToLong(Receipt.Laid::amountCents)
                .sum();
    }

    private Map<Long, Long> openItems() {
        var open = new HashMap<Long, Long>();
        tenants.run(
                tenant(),
                () -> sql.sql(
                                "select id, open_cents from ledger.open_item where tenant_id = :tenant and kind <> 'transfer'")
                        .param("tenant", tenant().value())
                        .query((row, _) -> open.put(row.getLong(1), row.getLong(2)))
                        .list());
        return open;
    }

    private long owed() {
        return number("select sum(exposure_cents)::bigint from ledger.exposure where tenant_id = :tenant");
    }

    private long number(String query) {
        return tenants.in(
                tenant(),
                () -> sql.sql(query)
                        .param("tenant", tenant().value())
                        .query(Long.class)
                        .single());
    }

    private void enterBooks(DemoCompany company) throws IOException {
        tenants.run(tenant(), () -> {
            try (var names = customers.nameMany(tenant())) {
                for (var account : company.accounts()) {
                    names.add(account.code()).add(account.name());
                    names.add(account.language().code()).add(account.country());
                    names.add(account.terms().canonical());
                    for (int empty = 0; empty < 5; empty++) names.add((String) null);
                    names.endRow();
                }
                names.finish();
            }
            customers.openNamed(tenant(), Language.FR, "FR");
        });
        var files = new ArrayList<Imports.Given>();
        for (var year : company.fiscalYears()) {
            var file = folder.resolve(company.fecName(year));
            try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                company.writeFec(year, out);
            }
            files.add(new Imports.Given(company.fecName(year), file));
        }
        var asked = imports.ask(
                tenant(), Import.Kind.FEC, files, new ImportOptions(PaymentTerms.parse("30"), false), "Claire");
        assertThat(imports.run(tenant(), asked, (_, _) -> {}).state()).isEqualTo(Import.State.DONE);
    }
}
