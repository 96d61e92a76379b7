package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.payments.Receipt.State.MATCHED;

import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.Applicant;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.FourEyesRules.Verdict;
import org.maillon.access.Members;
import org.maillon.access.Registration;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Ledger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer that suddenly pays from elsewhere may be somebody else: a person agrees before that account is believed. */
class PayerChangesTest extends DatabaseTest {
    private static final String KNOWN = "FR7699999000010000000001007";
    private static final String OTHER = "FR7699999000010000000009999";

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
    private Settlements settlements;

    @Autowired
    private Adjustments adjustments;

    @Autowired
    private PayerChanges changes;

    @Autowired
    private Members members;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient sql;

    private PaidCompany company;
    private AccountId durand;

    @BeforeEach
    void aCustomerWhoPaysFromOneAccount() {
        company = new PaidCompany(tenant(), tenants, customers, ledger, statements, receipts, sql);
        durand = company.customer("DURAND");
        pay("F104211", 12_345, KNOWN);
        assertThat(changes.waiting(tenant(), 10)).isEmpty();
    }

    @Test
    void anotherAccountIsNotBelievedBeforeSomebodyAgreed() {
        var claire = member(tenant(), Role.ACCOUNTANT);
        pay("F104212", 23_456, OTHER);
        assertThat(receive(777, OTHER)).isNotEqualTo(MATCHED);
        var waiting = changes.waiting(tenant(), 10);
        assertThat(waiting).extracting(PayerChange::iban).containsExactly(OTHER);
        assertThat(changes.approve(claire, waiting.getFirst().id(), "")).isEqualTo(Verdict.APPROVED);
        assertThat(receive(888, OTHER)).isEqualTo(MATCHED);
        assertThat(receive(999, KNOWN)).isEqualTo(MATCHED);
        assertThat(trail.list(tenant(), null, 10))
                .extracting(AuditTrail.Entry::act)
                .contains("payer-iban-seen", "payer-iban-approved");
    }

    @Test
    void whatWasRefusedIsNeverAskedNorBelievedAgain() {
        var reader = member(tenant(), Role.READ_ONLY);
        pay("F104212", 23_456, OTHER);
        long change = changes.waiting(tenant(), 10).getFirst().id();
        assertThat(changes.approve(reader, change, "")).isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(changes.refuse(reader, change)).isTrue();
        pay("F104213", 34_567, OTHER);
        assertThat(changes.waiting(tenant(), 10)).isEmpty();
        assertThat(receive(777, OTHER)).isNotEqualTo(MATCHED);
    }

    @Test
    void nothingIsRefundedToAnAccountThatNobodyElseHasApproved() {
        var claire = member(tenant(), Role.ACCOUNTANT);
        pay("F104212", 23_456, OTHER);
        long receipt = company.receive(5_000, "trop payé", OTHER).id();
        settlements.keepOnAccount(tenant(), receipt, durand, "Claire");
        assertThat(refund(receipt)).isEqualTo(new AdjustmentAnswer.Refused(SettlementAnswer.Why.PAYER_NOT_APPROVED));
        changes.approve(claire, changes.waiting(tenant(), 10).getFirst().id(), "");
        assertThat(refund(receipt)).isInstanceOf(AdjustmentAnswer.Done.class);
        assertThat(trail.list(tenant(), null, 10))
                .extracting(AuditTrail.Entry::act)
                .contains("refund-made");
    }

    private AdjustmentAnswer refund(long receipt) {
        return adjustments.refund(tenant(), receipt, OptionalLong.empty(), PaidCompany.DAY, "payé deux fois", "Claire");
    }

    @Test
    void everybodyIsTold() {
        member(tenant(), Role.OWNER);
        member(tenant(), Role.SALES);
        pay("F104212", 23_456, OTHER);
        assertThat(company.number("select count(*) from messages.notice where tenant_id = :tenant"))
                .isEqualTo(2);
    }

    @Test
    void anotherCompanysPeopleCannotSettleIt() {
        var neighbour = newTenant();
        var stranger = member(neighbour, Role.OWNER);
        pay("F104212", 23_456, OTHER);
        long change = changes.waiting(tenant(), 10).getFirst().id();
        assertThat(changes.approve(stranger, change, "")).isEqualTo(Verdict.GONE);
        assertThat(changes.refuse(stranger, change)).isFalse();
        companies.remove(neighbour);
    }

    /** It names its invoice, so it is laid whoever pays it. */
    private void pay(String invoice, long cents, String iban) {
        company.invoice(durand, invoice, cents);
        assertThat(company.receive(cents, "facture " + invoice, iban).state()).isEqualTo(MATCHED);
    }

    private Receipt.State receive(long cents, String iban) {
        company.invoice(durand, "F2" + cents, cents);
        return company.receive(cents, "merci", iban).state();
    }

    private CurrentMember member(TenantId tenant, Role role) {
        var email = "claire-" + UUID.randomUUID() + "@example.fr";
        var applicant = new Applicant("", "Claire", email, "une phrase assez longue", Language.FR);
        var found = ((Registration.Registered) members.register(tenant, role, applicant, "test")).membership();
        return new CurrentMember(CurrentMember.Kind.MEMBER, found.member().id(), "Claire", tenant, role, Language.FR);
    }
}
