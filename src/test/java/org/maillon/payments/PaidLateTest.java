package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.claims.Claim;
import org.maillon.claims.ClaimAnswer;
import org.maillon.claims.ClaimFilter;
import org.maillon.claims.ClaimTotal;
import org.maillon.claims.Claims;
import org.maillon.claims.LateInterest;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.ledger.Ledger;
import org.maillon.registers.Insolvencies;
import org.maillon.registers.InsolvencyAnswer;
import org.maillon.registers.InsolvencyKind;
import org.maillon.registers.NewInsolvency;
import org.maillon.steering.Steering;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows a late payment: interest and fee stay owed, and the e-invoice's life cycle is told what came in. */
class PaidLateTest extends DatabaseTest {
    private static final LocalDate DAY = PaidCompany.DAY;
    private static final Author CLAIRE = new Author("Claire", "10.0.0.1");

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
    private Adjustments adjustments;

    @Autowired
    private Insolvencies insolvencies;

    @Autowired
    private Steering steering;

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
        assertThat(waive(fee.id(), 1_000, " ")).isEqualTo(new ClaimAnswer.Refused(ClaimAnswer.Why.NO_REASON));
        assertThat(waive(fee.id(), 4_001, "geste")).isEqualTo(new ClaimAnswer.Refused(ClaimAnswer.Why.TOO_MUCH));
        assertThat(waive(fee.id(), 0, "geste")).isEqualTo(new ClaimAnswer.Refused(ClaimAnswer.Why.TOO_MUCH));
        assertThat(claims.waive(newTenant(), fee.id(), 1, "somebody else's", DAY, "Claire"))
                .isEqualTo(new ClaimAnswer.Refused(ClaimAnswer.Why.UNKNOWN));
        assertThat(waive(fee.id(), 1_000, "geste")).isInstanceOf(ClaimAnswer.Done.class);
        assertThat(claim("recovery-fee").openCents()).isEqualTo(3_000);
        assertThat(waive(fee.id(), 3_000, "geste")).isInstanceOf(ClaimAnswer.Done.class);
        assertThat(listed(DAY)).extracting(claim -> claim.kind().code()).containsExactly("interest");
    }

    @Test
    void aFeeIsPaidWithWhatIsLeftOfAReceiptAndTheLedgerHasItAsUsed() {
        long invoice = company.invoice(durand, "F104211", 1_234_500);
        var receipt = company.receive(1_238_500, "facture F104211 et indemnite", null);
        lay(receipt, invoice, 1_234_500);
        var fee = claim("recovery-fee");
        var spare = claims.spare(tenant(), fee).getFirst();
        assertThat(spare.cents()).isEqualTo(4_000);
        assertThat(claims.payWith(tenant(), fee.id(), spare.id(), 4_001, DAY, "Claire"))
                .isEqualTo(new ClaimAnswer.Refused(ClaimAnswer.Why.TOO_MUCH));
        var paid = (ClaimAnswer.Done) claims.payWith(tenant(), fee.id(), spare.id(), 4_000, DAY, "Claire");
        assertThat(paid.claim().state()).isEqualTo(Claim.State.PAID);
        assertThat(claims.spare(tenant(), fee)).isEmpty();
        assertThat(company.open(invoice)).as("the invoice stays paid").isZero();
        assertThat(claims.payWith(tenant(), claim("interest").id(), spare.id(), 100, DAY, "Claire"))
                .as("its money is used")
                .isEqualTo(new ClaimAnswer.Refused(ClaimAnswer.Why.NO_MONEY));
        assertThat(claims.undo(newTenant(), paid.payment(), DAY, "Claire"))
                .as("somebody else's")
                .isEqualTo(refused(ClaimAnswer.Why.UNKNOWN));
        assertThat(claims.undo(tenant(), paid.payment(), DAY, "Claire")).isInstanceOf(ClaimAnswer.Done.class);
        assertThat(claims.undo(tenant(), paid.payment(), DAY, "Claire"))
                .isEqualTo(new ClaimAnswer.Refused(ClaimAnswer.Why.UNDONE));
        assertThat(claim("recovery-fee").openCents()).isEqualTo(4_000);
        assertThat(claims.spare(tenant(), fee)).containsExactly(spare);
    }

    @Test
    void whoeverFreesTheMoneyOnTheReceiptOpensTheClaimAgain() {
        long invoice = company.invoice(durand, "F104211", 1_234_500);
        var receipt = company.receive(1_238_500, "facture F104211 et indemnite", null);
        lay(receipt, invoice, 1_234_500);
        claims.payWith(tenant(), claim("recovery-fee").id(), receipt.id(), 4_000, DAY, "Claire");
        var made = adjustments.of(tenant(), receipt.id()).getFirst();
        assertThat(made.kind()).isEqualTo(Adjustment.Kind.CLAIM);
        adjustments.undo(tenant(), made.id(), DAY, "Karim");
        assertThat(claim("recovery-fee").openCents()).isEqualTo(4_000);
    }

    @Test
    void aClaimIsNotedPaidByHandInPartsAndTheTotalsAgree() {
        company.invoice(durand, "F104211", 1_234_500);
        var fee = claim("recovery-fee");
        assertThat(pay(fee.id(), 1_000, DAY.plusDays(1))).as("to come").isEqualTo(refused(ClaimAnswer.Why.WRONG_DAY));
        assertThat(pay(fee.id(), 1_000, fee.dueOn())).as("not late").isEqualTo(refused(ClaimAnswer.Why.WRONG_DAY));
        assertThat(pay(fee.id(), 4_001, DAY)).isEqualTo(refused(ClaimAnswer.Why.TOO_MUCH));
        assertThat(claims.pay(newTenant(), fee.id(), 1, DAY, "", DAY, "Claire"))
                .isEqualTo(refused(ClaimAnswer.Why.UNKNOWN));
        assertThat(pay(fee.id(), 1_000, DAY)).isInstanceOf(ClaimAnswer.Done.class);
        waive(fee.id(), 500, "geste");
        var left = claim("recovery-fee");
        assertThat(left.openCents()).isEqualTo(2_500);
        var total = claims.totals(tenant(), ClaimFilter.open(Optional.of(durand)), DAY);
        var interest = claim("interest").countedCents();
        assertThat(total).containsExactly(new ClaimTotal("EUR", 2, interest + 4_000, 500, 1_000, interest + 2_500));
        pay(fee.id(), 2_500, DAY);
        assertThat(states()).containsExactly("interest running", "recovery-fee paid");
    }

    private List<String> states() {
        var all = new ClaimFilter(Optional.of(durand), Set.of(Claim.State.values()), Optional.empty());
        return claims.list(tenant(), all, DAY, 0, 50).claims().stream()
                .map(claim -> claim.kind().code() + " " + claim.state().code())
                .toList();
    }

    @Test
    void theLinesOfAClaimAddUpToIt() {
        company.invoice(durand, "F104211", 1_234_500);
        var found = claims.find(tenant(), claim("interest").id(), DAY).orElseThrow();
        assertThat(found.lines().stream()
                        .mapToLong(line -> line.interest().cents())
                        .sum())
                .isEqualTo(found.claim().countedCents());
        assertThat(found.lines().stream().mapToInt(LateInterest.Period::days).sum())
                .isEqualTo(40);
        assertThat(claims.find(newTenant(), found.claim().id(), DAY))
                .as("somebody else's")
                .isEmpty();
    }

    @Test
    void aJudgmentThatBecomesKnownMakesWhatWasCountedForGoodSmaller() {
        company.invoice(durand, "F104211", 1_234_500);
        company.receive(1_234_500, "facture F104211", null);
        var before = claim("interest");
        var judged = before.dueOn().plusDays(11);
        var noted = (InsolvencyAnswer.Done) insolvencies.note(
                tenant(),
                new NewInsolvency(durand, InsolvencyKind.SAFEGUARD, judged, judged, "Lyon", Optional.empty()),
                CLAIRE,
                DAY);
        var stopped = claim("interest");
        assertThat(stopped.daysLate()).as("until the eve").isEqualTo(10);
        assertThat(stopped.stop().orElseThrow().judgedOn()).isEqualTo(judged);
        assertThat(stopped.countedCents()).isLessThan(before.countedCents());
        insolvencies.end(tenant(), noted.insolvency().id(), "autre société du même nom", true, CLAIRE, DAY);
        assertThat(claim("interest")).as("noted by mistake").isEqualTo(before);
    }

    @Test
    void whatMayBeClaimedOfTheAccountStopsOnTheSameDay() {
        company.invoice(durand, "F104211", 1_234_500);
        var judged = claim("interest").dueOn().plusDays(11);
        insolvencies.note(
                tenant(),
                new NewInsolvency(durand, InsolvencyKind.SAFEGUARD, judged, judged, "Lyon", Optional.empty()),
                CLAIRE,
                DAY);
        var claimable = steering.claimable(tenant(), durand, DAY);
        assertThat(claimable.interestCents()).hasValue(claim("interest").openCents());
        assertThat(claimable.recoveryFeeCents()).isEqualTo(4_000);
    }

    @Test
    void anInsolvencyThatIsOverStillStopsTheInterestOfWhatWasOwedBefore() {
        company.invoice(durand, "F104211", 1_234_500);
        var judged = claim("interest").dueOn().plusDays(11);
        var noted = (InsolvencyAnswer.Done) insolvencies.note(
                tenant(),
                new NewInsolvency(durand, InsolvencyKind.SAFEGUARD, judged, judged, "Lyon", Optional.empty()),
                CLAIRE,
                DAY);
        insolvencies.end(tenant(), noted.insolvency().id(), "plan exécuté", false, CLAIRE, DAY);
        assertThat(claim("interest").daysLate()).isEqualTo(10);
    }

    @Test
    void ofTwoWhoGiveUpTheSameFeeOneIsTold() throws Exception {
        company.invoice(durand, "F104211", 1_234_500);
        long fee = claim("recovery-fee").id();
        try (var people = Executors.newFixedThreadPool(4)) {
            Callable<ClaimAnswer> all = () -> waive(fee, 4_000, "geste");
            var answers = people.invokeAll(List.of(all, all, all, all));
            long done = 0;
            for (var answer : answers) if (answer.get() instanceof ClaimAnswer.Done) done++;
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
        return claims.list(tenant(), ClaimFilter.open(Optional.of(durand)), asOf, 0, 50).claims().stream()
                .map(claim -> new Claim(
                        claim.id(),
                        claim.openItem(),
                        claim.account(),
                        claim.reference(),
                        claim.kind(),
                        claim.regime(),
                        claim.currency(),
                        claim.countedCents(),
                        claim.waivedCents(),
                        claim.paidCents(),
                        claim.dueOn(),
                        claim.countedUntil(),
                        true,
                        claim.stop()))
                .toList();
    }

    private Claim claim(String kind) {
        return listed(DAY).stream()
                .filter(claim -> claim.kind().code().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private void lay(Receipt receipt, long invoice, long cents) {
        if (company.open(invoice) > 0)
            settlements.lay(tenant(), receipt.id(), List.of(new Settlements.Part(invoice, cents)), "Claire");
    }

    private ClaimAnswer pay(long claim, long cents, LocalDate on) {
        return claims.pay(tenant(), claim, cents, on, "espèces", DAY, "Claire");
    }

    private static ClaimAnswer refused(ClaimAnswer.Why why) {
        return new ClaimAnswer.Refused(why);
    }

    private ClaimAnswer waive(long claim, long cents, String reason) {
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
