package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.DatabaseTest;
import org.maillon.access.AuditTrail;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.ledger.Ledger;
import org.maillon.payments.ReceiptPolicy.CounterAccounts;
import org.maillon.payments.ReceiptPolicy.Thanks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a company settles about its receipts is what happens to them, and stands in the trail. */
class ReceiptPoliciesTest extends DatabaseTest {
    private static final String IBAN = "FR7699999000010000000001007";

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
    private ReceiptPolicies policies;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient sql;

    private PaidCompany company;
    private AccountId durand;

    @BeforeEach
    void open() {
        company = new PaidCompany(tenant(), tenants, customers, ledger, statements, receipts, sql);
        durand = company.customer("DURAND");
        company.invoice(durand, "F104200", 77_713);
        company.receive(77_713, "facture F104200", IBAN);
    }

    @Test
    void aDifferenceWithinTheToleranceGoesToTheAccountThatWasNamed() {
        settle(300, Optional.empty());
        long invoice = company.invoice(durand, "F104211", 12_345);
        assertThat(company.receive(12_045, "facture F104211", IBAN).state()).isEqualTo(Receipt.State.MATCHED);
        assertThat(company.open(invoice)).isZero();
        assertThat(counterAccounts()).containsExactly("6588 300");
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void withoutToleranceTheLastCentsStayOpen() {
        settle(0, Optional.empty());
        long invoice = company.invoice(durand, "F104211", 12_345);
        company.receive(12_340, "facture F104211", IBAN);
        assertThat(company.open(invoice)).isEqualTo(5);
        assertThat(counterAccounts()).isEmpty();
    }

    @Test
    void theUsualDiscountHoldsUnlessAnotherOneWasAgreed() {
        settle(0, Optional.of(new DiscountTerms(200, 60)));
        company.invoice(durand, "F104211", 123_400);
        assertThat(company.receive(120_932, "facture F104211", IBAN).state()).isEqualTo(Receipt.State.MATCHED);
        policies.agree(tenant(), durand, new DiscountTerms(300, 60), "Claire");
        long second = company.invoice(durand, "F104212", 123_400);
        company.receive(120_932, "facture F104212", IBAN);
        assertThat(company.open(second)).isEqualTo(2_468);
        assertThat(policies.end(tenant(), durand, "Claire")).isTrue();
        assertThat(policies.end(tenant(), durand, "Claire")).isFalse();
        company.invoice(durand, "F104213", 123_400);
        assertThat(company.receive(120_932, "facture F104213", IBAN).state()).isEqualTo(Receipt.State.MATCHED);
        assertThat(counterAccounts()).containsExactly("6650 2468", "6650 2468");
        assertThat(acts()).containsExactly("discount-ended", "discount-agreed", "receipt-policy-changed");
    }

    @Test
    void whoSaidNothingHasTheAccountsOfItsCountry() {
        assertThat(policies.of(tenant()).accounts()).isEqualTo(new CounterAccounts("658", "627", "665"));
        assertThat(policies.of(tenant()).thanks()).isEqualTo(Thanks.NEVER);
    }

    @ParameterizedTest
    @CsvSource({"100001, 0, 658", "-1, 0, 658", "0, 100001, 658", "0, 0, '6 58'", "0, 0, ''", "0, 0, '<script>'"})
    void whatCannotBeIsRefused(long tolerance, long fee, String account) {
        assertThatThrownBy(() -> new ReceiptPolicy(
                        tolerance, fee, new CounterAccounts(account, "627", "665"), Optional.empty(), Thanks.NEVER))
                .isInstanceOf(InvalidValue.class);
    }

    private void settle(long tolerance, Optional<DiscountTerms> discount) {
        var accounts = new CounterAccounts("6588", "6278", "6650");
        policies.change(tenant(), new ReceiptPolicy(tolerance, 2_500, accounts, discount, Thanks.NEVER), "Claire");
    }

    private List<String> counterAccounts() {
        return tenants.in(
                tenant(),
                () -> sql.sql("""
                        select counter_account || ' ' || cents from payments.booking
                         where tenant_id = :tenant and counter_account is not null order by id""")
                        .param("tenant", tenant().value())
                        .query(String.class)
                        .list());
    }

    private List<String> acts() {
        return trail.list(tenant(), null, 10).stream()
                .map(AuditTrail.Entry::act)
                .toList();
    }
}
