package org.maillon.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.credit.CreditDecision.Approved;
import org.maillon.credit.CreditDecision.Held;
import org.maillon.credit.CreditDecision.Referred;
import org.maillon.customers.AccountId;
import org.maillon.customers.Merges;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

class CreditDecisionsTest extends DatabaseTest {
    @Autowired
    private CreditDecisions decisions;

    @Autowired
    private Credit credit;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Merges merges;

    private SmallBooks books;
    private AccountId account;

    @BeforeEach
    void aCustomerWithALimitOfOneThousand() {
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("DURAND");
        limit(1_000_00);
    }

    @Test
    void anOrderWithinTheLimitGoesAheadAndCounts() {
        assertThat(order("order:1", 600_00)).isInstanceOfSatisfying(Approved.class, it -> {
            assertThat(it.exposureCents()).isEqualTo(600_00);
            assertThat(it.limitCents()).hasValue(1_000_00);
        });
        assertThat(order("order:2", 400_00)).isInstanceOf(Approved.class);
        assertThat(order("order:3", 1)).isInstanceOfSatisfying(Held.class, it -> {
            assertThat(it.reasons()).containsExactly(HoldReason.OVER_LIMIT);
            assertThat(it.exposureCents()).isEqualTo(1_000_00);
            assertThat(it.overrunCents()).isEqualTo(1);
        });
    }

    @Test
    void whatAnAccountThatWasJoinedOwesAndOrderedCountsWithTheOneThatGoesOn() {
        var former = books.customer("DURAND-2");
        books.invoice(former, "F9", LocalDate.of(2026, 12, 1), 300_00);
        merges.merge(tenant(), former, account, "Claire");

        var onFormer = new CreditRequest("order:1", former, 700_00, Money.EUR, false, Set.of(), "Anne");
        assertThat(decisions.decide(tenant(), onFormer)).isInstanceOfSatisfying(Approved.class, it -> {
            assertThat(it.exposureCents()).isEqualTo(1_000_00);
            assertThat(it.limitCents()).hasValue(1_000_00);
        });
        assertThat(order("order:2", 1)).isInstanceOf(Held.class);
        assertThat(credit.exposure(tenant(), account, Money.EUR).totalCents()).isEqualTo(1_000_00);
        assertThat(credit.limit(tenant(), former, LocalDate.of(2026, 11, 23))).isPresent();

        merges.undo(tenant(), former, "Claire");
        assertThat(order("order:2", 1_000_00)).isInstanceOf(Approved.class);
        assertThat(credit.exposure(tenant(), former, Money.EUR).totalCents()).isEqualTo(1_000_00);
    }

    @Test
    void whatIsOwedCountsAndCashOnAccountIsTakenOff() {
        books.invoice(account, "F1", LocalDate.of(2026, 12, 1), 900_00);
        assertThat(order("order:1", 200_00)).isInstanceOf(Held.class);
        books.receipt(account, LocalDate.of(2026, 11, 20), 100_00, Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(order("order:2", 1)).isInstanceOf(Held.class);
        assertThat(exposure().totalCents()).isEqualTo(1_000_00);
    }

    @Test
    void aPaymentReleasesByItself() {
        var item = books.invoice(account, "F1", LocalDate.of(2026, 12, 1), 900_00);
        order("order:1", 200_00);
        books.pay(account, item, LocalDate.of(2026, 11, 20), 900_00, Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(decisions.hold(tenant(), "order:1")).hasValueSatisfying(hold -> {
            assertThat(hold.state()).isEqualTo(HoldState.RELEASED);
            assertThat(hold.settlement().orElseThrow().by()).isEqualTo("Maillon");
        });
        assertThat(exposure().totalCents()).isEqualTo(200_00);
    }

    @Test
    void aHigherLimitReleasesTheOneThatWaitsLongestFirst() {
        order("order:1", 1_500_00);
        order("order:2", 1_400_00);
        limit(2_000_00);
        assertThat(decisions.hold(tenant(), "order:1").orElseThrow().isOpen()).isFalse();
        assertThat(decisions.hold(tenant(), "order:2").orElseThrow().isOpen()).isTrue();
    }

    @Test
    void askedAgainTheReservationIsReplaced() {
        order("order:1", 600_00);
        assertThat(order("order:1", 900_00)).isInstanceOf(Approved.class);
        assertThat(exposure().totalCents()).isEqualTo(900_00);
        assertThat(order("order:1", 1_100_00)).isInstanceOf(Held.class);
        assertThat(exposure().totalCents())
                .as("what was accepted stays accepted")
                .isEqualTo(900_00);
        order("order:1", 100_00);
        assertThat(exposure().totalCents()).isEqualTo(100_00);
        assertThat(decisions.hold(tenant(), "order:1").orElseThrow().isOpen()).isFalse();
    }

    @Test
    void deliveredInvoicedAndLapsedAreFactsThatAreNeverRefused() {
        order("order:1", 600_00);
        decisions.delivered(tenant(), "order:1", 200_00);
        assertThat(exposure())
                .extracting(Exposure::acceptedCents, Exposure::deliveredCents)
                .containsExactly(400_00L, 200_00L);
        limit(0);
        decisions.delivered(tenant(), "order:1", 500_00);
        decisions.invoiced(tenant(), "order:1", 200_00);
        assertThat(exposure())
                .extracting(Exposure::acceptedCents, Exposure::deliveredCents)
                .containsExactly(100_00L, 300_00L);
        decisions.lapse(tenant(), "order:1");
        assertThat(exposure())
                .extracting(Exposure::acceptedCents, Exposure::deliveredCents)
                .containsExactly(0L, 300_00L);
        decisions.invoiced(tenant(), "order:1", 500_00);
        assertThat(exposure().totalCents()).isZero();
    }

    @Test
    void aDepositOfItsOwnComesOffAsFarAsTheOrderGoes() {
        order("order:1", 600_00);
        decisions.deposited(tenant(), "order:1", 200_00);
        assertThat(exposure().totalCents()).isEqualTo(400_00);
        decisions.invoiced(tenant(), "order:1", 500_00);
        assertThat(exposure().totalCents()).isZero();
    }

    @Test
    void anOrderPaidInAdvanceTakesNothingOfTheLimitButItsGapsHoldItStill() {
        assertThat(decisions.decide(tenant(), request("order:1", 9_000_00, true, Set.of())))
                .isInstanceOf(Approved.class);
        assertThat(exposure().totalCents()).isZero();
        assertThat(decisions
                        .decide(tenant(), request("order:2", 1, true, Set.of(HoldReason.PURCHASE_ORDER_MISSING)))
                        .reasons())
                .containsExactly(HoldReason.PURCHASE_ORDER_MISSING);
    }

    @Test
    void withoutALimitNothingIsHeldUnlessThePolicySaysSo() {
        var other = books.customer("PETIT");
        assertThat(decisions.decide(
                        tenant(), new CreditRequest("order:9", other, 5_00, Money.EUR, false, Set.of(), "Anne")))
                .isInstanceOfSatisfying(
                        Approved.class, it -> assertThat(it.limitCents()).isEmpty());
        credit.changePolicy(tenant(), CreditPolicy.USUAL, "Anne");
        assertThat(decisions
                        .decide(
                                tenant(),
                                new CreditRequest("order:10", other, 5_00, Money.EUR, false, Set.of(), "Anne"))
                        .reasons())
                .containsExactly(HoldReason.NO_LIMIT);
        credit.holdForLimitOnly(tenant(), other);
        assertThat(decisions.decide(
                        tenant(), new CreditRequest("order:11", other, 5_00, Money.EUR, false, Set.of(), "Anne")))
                .isInstanceOf(Approved.class);
    }

    @Test
    void anotherCurrencyWithoutARateIsReferredAndNeverGuessed() {
        var dollars = Currency.getInstance("USD");
        var request = new CreditRequest("order:1", account, 500_00, dollars, false, Set.of(), "Anne");
        assertThat(decisions.decide(tenant(), request))
                .isInstanceOfSatisfying(
                        Referred.class, it -> assertThat(it.reasons()).containsExactly(HoldReason.RATE_MISSING));
        var today = LocalDate.now();
        rate(dollars, today.minusDays(300), "0.1");
        assertThat(decisions.decide(tenant(), request))
                .as("a rate of last year")
                .isInstanceOf(Referred.class);
        rate(dollars, today.minusDays(3), "0.9123456");
        assertThat(decisions.decide(tenant(), request))
                .isInstanceOfSatisfying(
                        Approved.class,
                        it -> assertThat(it.exposureCents())
                                .as("456.1728 rounded up")
                                .isEqualTo(456_18));
    }

    @Test
    void fromInsideATransactionTheAnswerFallsWithIt() {
        var lost = new ArrayList<CreditDecision>();
        try {
            scope.run(tenant(), () -> {
                lost.add(order("order:1", 600_00));
                throw new IllegalStateException("the order could not be kept");
            });
        } catch (IllegalStateException expected) {
            assertThat(lost).first().isInstanceOf(Approved.class);
        }
        assertThat(exposure().totalCents()).isZero();
    }

    @Test
    void anotherCompanysAccountIsUnknown() {
        var stranger = newTenant();
        try {
            assertThat(catchThrowable(() -> decisions.decide(
                            stranger, new CreditRequest("order:1", account, 1, Money.EUR, false, Set.of(), "Eve"))))
                    .isInstanceOf(InvalidValue.class);
        } finally {
            companies.remove(stranger);
        }
    }

    private void rate(Currency from, LocalDate on, String rate) {
        credit.enterRate(tenant(), new ExchangeRate(from, Money.EUR, on, new BigDecimal(rate), "BCE"), "Anne");
    }

    private CreditDecision order(String subject, long cents) {
        return decisions.decide(tenant(), request(subject, cents, false, Set.of()));
    }

    private CreditRequest request(String subject, long cents, boolean prepaid, Set<HoldReason> gaps) {
        return new CreditRequest(subject, account, cents, Money.EUR, prepaid, gaps, "Anne");
    }

    private void limit(long cents) {
        credit.setLimit(
                tenant(),
                account,
                new NewLimit(Money.euros(cents), false, LocalDate.of(2026, 1, 1), Optional.empty(), "three good years"),
                "Anne");
    }

    private Exposure exposure() {
        return credit.exposure(tenant(), account, Money.EUR);
    }
}
