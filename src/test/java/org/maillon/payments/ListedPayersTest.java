package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.payments.Receipt.State.MATCHED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.DatabaseTest;
import org.maillon.access.AuditTrail;
import org.maillon.access.TenantScope;
import org.maillon.customers.Customers;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.PaymentTerms;
import org.maillon.ledger.Ledger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An open-item list knows from where customers pay: believed the first time, and under four eyes when it changes. */
class ListedPayersTest extends DatabaseTest {
    private static final String HEADER =
            "account;name;email;language;country;iban;reference;issuedOn;dueOn;currency;amount;structuredReference\n";
    private static final String KNOWN = "FR7630006000011234567890189";
    private static final String OTHER = "BE68539007547034";

    @Autowired
    private TenantScope tenants;

    @Autowired
    private Customers customers;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Statements statements;

    @Autowired
    private Receipts receipts;

    @Autowired
    private PayerChanges changes;

    @Autowired
    private Imports imports;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient sql;

    @TempDir
    private Path folder;

    @Test
    void aCustomerIsKnownByTheIbanOfTheListFromItsFirstPayment() throws IOException {
        take("C1;Durand;;fr;FR;FR76 3000 6000 0112 3456 7890 189;F104211;2026-10-01;2026-10-31;EUR;777.13;");
        assertThat(receive(77_713)).isEqualTo(MATCHED);
        assertThat(trail.list(tenant(), null, 10))
                .extracting(AuditTrail.Entry::act)
                .contains("payer-ibans-imported");
        assertThat(payers("import")).isEqualTo(1);
    }

    @Test
    void theSameListAgainTeachesNothingAndAnotherIbanWaitsForASecondPerson() throws IOException {
        take("C1;Durand;;fr;FR;" + KNOWN + ";F104211;2026-10-01;2026-10-31;EUR;777.13;");
        take("C1;Durand;;fr;FR;" + KNOWN + ";F104211;2026-10-01;2026-10-31;EUR;777.13;");
        assertThat(payers("import")).isEqualTo(1);
        take("C1;Durand;;fr;FR;" + OTHER + ";F104212;2026-10-02;2026-10-31;EUR;888.17;");
        assertThat(changes.waiting(tenant(), 10)).singleElement().satisfies(change -> {
            assertThat(change.iban()).isEqualTo(OTHER);
            assertThat(change.isListed()).isTrue();
        });
        assertThat(payers("import")).isEqualTo(1);
    }

    @Test
    void aWrongIbanAndOneThatStandsBesideManyCustomersAreNobodys() throws IOException {
        var lines =
                new StringBuilder("C0;Dupont;;fr;FR;FR7630006000011234567890188;F2;2026-10-01;2026-10-31;EUR;9.13;\n");
        for (int number = 1; number <= 6; number++)
            lines.append("C%d;Client %d;;fr;FR;%s;F10%d;2026-10-01;2026-10-31;EUR;10.00;\n"
                    .formatted(number, number, KNOWN, number));
        take(lines.toString());
        assertThat(payers("import")).isZero();
    }

    private void take(String lines) throws IOException {
        var list = folder.resolve("list-%d.csv".formatted(lines.hashCode()));
        Files.writeString(list, HEADER + lines + "\n");
        var given = List.of(new Imports.Given("list.csv", list));
        var id = imports.ask(
                tenant(), Import.Kind.OPEN_ITEMS, given, new ImportOptions(PaymentTerms.parse("30"), false), "Claire");
        assertThat(imports.run(tenant(), id, (_, _) -> {}).state()).isEqualTo(Import.State.DONE);
    }

    private Receipt.State receive(long cents) {
        return company().receive(cents, "merci", KNOWN).state();
    }

    private PaidCompany company() {
        return new PaidCompany(tenant(), tenants, customers, ledger, statements, receipts, sql);
    }

    private long payers(String origin) {
        return company()
                .number("select count(*) from payments.payer where tenant_id = :tenant and origin = '" + origin + "'");
    }
}
