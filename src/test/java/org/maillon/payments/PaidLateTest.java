package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.claims.Claim;
import org.maillon.claims.Claims;
import org.maillon.claims.WaiverAnswer;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.ledger.Ledger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows a late payment: interest and fee stay owed, and the e-invoice's life cycle is told what came in. */
class PaidLateTest extends DatabaseTest {
    private static final LocalDate DAY = PaidCompany.DAY;

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
    private Claims claims;

    @Autowired
    private JdbcClient sql;

    private PaidCompany company;
    private AccountId durand;

    @BeforeEach
    void open() {
        company = new PaidCompany(tenant(), tenants, customers, ledger, statements, receipts, sql);
        durand = company.customer("DURAND");
    }

    /** PaidCompany's invoices are due forty days before its day. */
    @Test
    void thePrincipalPaidInterestAndFeeAreStillOwed() {
        long invoice = company.invoice(durand, "F104211", 1_234_500);
        var before = listed(DAY);
        company.receive(1_234_500, "facture F104211", null);
        assertThat(company.open(invoice)).isZero();
        assertThat(listed(DAY.plusYears(1))).isEqualTo(before).hasSize(2);
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void whatWasUndoneIsCountedAnewWhenItIsPaidAgain() {
        long invoice = company.invoice(durand, "F104211", 1_234_500);
        var receipt = company.receive(1_234_500, "facture F104211", null);
        settlements.undo(tenant(), receipt.id(), "Claire");
        assertThat(kept()).isZero();
        settlements.lay(tenant(), receipt.id(), List.of(new Settlements.Part(invoice, 1_234_500)), "Claire");
        assertThat(kept()).isEqualTo(2);
        assertThat(queuedCents()).as("told, taken back, told again").isEqualTo(1_234_500);
    }

    @Test
    void aClaimIsGivenUpWithAReasonAndNeverBeyondWhatIsOpen() {
        company.invoice(durand, "F104211", 1_234_500);
        company.receive(1_234_500, "facture F104211", null);
        var fee = claim("recovery-fee");
        assertThat(waive(fee.id(), 1_000, " ")).isEqualTo(new WaiverAnswer.Refused(WaiverAnswer.Why.NO_REASON));
        assertThat(waive(fee.id(), 4_001, "geste")).isEqualTo(new WaiverAnswer.Refused(WaiverAnswer.Why.TOO_MUCH));
        assertThat(waive(fee.id(), 0, "geste")).isEqualTo(new WaiverAnswer.Refused(WaiverAnswer.Why.TOO_MUCH));
        assertThat(claims.waive(newTenant(), fee.id(), 1, "somebody else's", DAY, "Claire"))
                .isEqualTo(new WaiverAnswer.Refused(WaiverAnswer.Why.UNKNOWN));
        assertThat(waive(fee.id(), 1_000, "geste")).isInstanceOf(WaiverAnswer.Done.class);
        assertThat(claim("recovery-fee").openCents()).isEqualTo(3_000);
        assertThat(waive(fee.id(), 3_000, "geste")).isInstanceOf(WaiverAnswer.Done.class);
        assertThat(listed(DAY)).extracting(claim -> claim.kind().code()).containsExactly("interest");
    }

    @Test
    void ofTwoWhoGiveUpTheSameFeeOneIsTold() throws Exception {
        company.invoice(durand, "F104211", 1_234_500);
        long fee = claim("recovery-fee").id();
        try (var people = Executors.newFixedThreadPool(4)) {
            Callable<WaiverAnswer> all = () -> waive(fee, 4_000, "geste");
            var answers = people.invokeAll(List.of(all, all, all, all));
            long done = 0;
            for (var answer : answers) if (answer.get() instanceof WaiverAnswer.Done) done++;
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void moneyThatCameBackIsToldToTheInvoiceToo() {
        company.invoice(durand, "F104211", 10_000);
        company.take(PaidCompany.statement(
                "camt.053",
                UUID.randomUUID().toString(),
                PaidCompany.line(1, 10_000, "facture F104211", "FR7699999000010000000001007")));
        receipts.matchNew(tenant());
        assertThat(queuedCents()).isEqualTo(10_000);
        settlements.reverse(
                tenant(),
                company.all().getFirst().allocations().getFirst().allocation().orElseThrow(),
                "Claire");
        assertThat(queuedCents()).isZero();
        assertThat(company.number("select count(*) from payments.collected_status where tenant_id = :tenant"))
                .as("nothing is erased")
                .isEqualTo(2);
    }

    private List<Claim> listed(LocalDate asOf) {
        return claims.list(tenant(), Optional.of(durand), asOf, 0, 50).claims().stream()
                .map(claim -> new Claim(
                        claim.id(),
                        claim.openItem(),
                        claim.account(),
                        claim.reference(),
                        claim.kind(),
                        claim.currency(),
                        claim.countedCents(),
                        claim.openCents(),
                        claim.countedUntil(),
                        true))
                .toList();
    }

    private Claim claim(String kind) {
        return listed(DAY).stream()
                .filter(claim -> claim.kind().code().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private WaiverAnswer waive(long claim, long cents, String reason) {
        return claims.waive(tenant(), claim, cents, reason, DAY, "Claire");
    }

    private long kept() {
        return company.number("select count(*) from claims.claim where tenant_id = :tenant and ended_at is null");
    }

    private long queuedCents() {
        return company.number(
                "select coalesce(sum(cents), 0)::bigint from payments.collected_status where tenant_id = :tenant");
    }
}
