package org.maillon.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.CurrentMember;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.credit.CreditDecision.Approved;
import org.maillon.credit.CreditDecision.Held;
import org.maillon.credit.HoldAnswer.AwaitsSecond;
import org.maillon.credit.HoldAnswer.Beyond;
import org.maillon.credit.HoldAnswer.Done;
import org.maillon.credit.HoldAnswer.SamePerson;
import org.maillon.credit.HoldAnswer.Settled;
import org.maillon.credit.HoldAnswer.StillHeld;
import org.maillon.credit.HoldAnswer.Unknown;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A company under the usual policy: collectors decide up to 2 000 euros, credit managers up to 100 000, two from 50 000. */
class HoldsTest extends DatabaseTest {
    @Autowired
    private Holds holds;

    @Autowired
    private CreditDecisions decisions;

    @Autowired
    private Credit credit;

    @Autowired
    private Covers covers;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    private SmallBooks books;
    private AccountId account;

    @BeforeEach
    void aCustomerWithALimitOfOneThousand() {
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("DURAND");
        credit.changePolicy(tenant(), CreditPolicy.USUAL, "Anne");
        limit(1_000_00);
    }

    @Test
    void anOrderReleasedOncePassesAndIsNotHeldAgainForTheSameReason() {
        long hold = held("order:1", 1_500_00);
        assertThat(holds.rule(manager(1), hold, once())).isInstanceOf(Done.class);
        assertThat(order("order:1", 1_500_00)).as("asked again at delivery").isInstanceOf(Approved.class);
        assertThat(order("order:1", 1_600_00)).as("changed to more").isInstanceOf(Held.class);
        assertThat(order("order:2", 1)).as("once is once").isInstanceOf(Held.class);
    }

    @Test
    void aReleaseForTheLimitDoesNotCoverWhatComesLater() {
        long hold = held("order:1", 1_500_00);
        holds.rule(manager(1), hold, once());
        books.invoice(account, "F1", LocalDate.now().minusDays(100), 1);
        assertThat(order("order:1", 1_500_00).reasons()).containsExactly(HoldReason.OLD_DEBT);
    }

    @Test
    void releasedUntilADayTheAccountsOrdersPassUpToAnExposure() {
        long hold = held("order:1", 1_500_00);
        var until = new NewRuling(
                RulingAct.RELEASE_UNTIL,
                OptionalLong.of(2_000_00),
                Optional.of(LocalDate.now().plusDays(7)),
                "peak season");
        assertThat(holds.rule(manager(1), hold, until)).isInstanceOf(Done.class);
        assertThat(order("order:2", 500_00)).isInstanceOf(Approved.class);
        assertThat(order("order:3", 1)).isInstanceOf(Held.class);
    }

    @Test
    void aLimitRaisedTooLittleLeavesTheOrderWaiting() {
        long hold = held("order:1", 1_500_00);
        assertThat(holds.rule(manager(1), hold, raise(1_200_00))).isInstanceOf(StillHeld.class);
        assertThat(holds.rule(manager(1), hold, raise(1_500_00))).isInstanceOf(Done.class);
        assertThat(holds.rule(manager(1), hold, once())).isEqualTo(new Settled(HoldState.RELEASED));
    }

    @Test
    void aRefusalFreesWhatHadBeenAcceptedOfIt() {
        order("order:1", 800_00);
        long hold = held("order:1", 1_500_00);
        holds.rule(
                manager(1), hold, new NewRuling(RulingAct.REFUSE, OptionalLong.empty(), Optional.empty(), "no more"));
        assertThat(holds.find(tenant(), hold).orElseThrow().state()).isEqualTo(HoldState.REFUSED);
        assertThat(credit.exposure(tenant(), account, Money.EUR).totalCents()).isZero();
    }

    @Test
    void askedForADepositItWaitsUntilThatIsThere() {
        long hold = held("order:1", 1_500_00);
        var ask = new NewRuling(RulingAct.ASK_DEPOSIT, OptionalLong.of(500_00), Optional.empty(), "a third first");
        assertThat(holds.rule(manager(1), hold, ask)).isInstanceOf(Done.class);
        assertThat(holds.find(tenant(), hold).orElseThrow().depositAskedCents()).hasValue(500_00);
        books.receipt(account, LocalDate.now(), 500_00, Instant.now());
        assertThat(holds.find(tenant(), hold).orElseThrow().state()).isEqualTo(HoldState.RELEASED);
    }

    @Test
    void whoDecidesDependsOnTheAmountAndTwoDecideWhatIsLarge() {
        long small = held("order:1", 1_500_00);
        long middle = held("order:2", 3_000_00);
        long large = held("order:3", 60_000_00);
        assertThat(holds.find(tenant(), small).orElseThrow().decider()).isEqualTo(Role.COLLECTOR);
        assertThat(holds.rule(member(7, Role.COLLECTOR), middle, once())).isEqualTo(new Beyond(Role.CREDIT_MANAGER));
        assertThat(holds.rule(member(7, Role.COLLECTOR), small, raise(90_000_00)))
                .as("a small order is no reason for a large limit")
                .isInstanceOf(Beyond.class);
        assertThat(holds.rule(manager(1), large, once())).isInstanceOf(AwaitsSecond.class);
        assertThat(holds.second(manager(1), large, true)).isInstanceOf(SamePerson.class);
        assertThat(holds.find(tenant(), large).orElseThrow().isOpen()).isTrue();
        assertThat(holds.second(manager(2), large, false)).isInstanceOf(Done.class);
        assertThat(holds.find(tenant(), large).orElseThrow().isOpen()).isTrue();
        holds.rule(manager(2), large, once());
        assertThat(holds.second(manager(1), large, true)).isInstanceOf(Done.class);
        assertThat(holds.find(tenant(), large)
                        .orElseThrow()
                        .settlement()
                        .orElseThrow()
                        .by())
                .isEqualTo("manager 2, manager 1");
    }

    @Test
    void aHeldOrderIsSomebodysTaskUntilItIsSettled() {
        long hold = held("order:1", 1_500_00);
        var approvals = TaskFilter.TO_DO.ofKind(TaskKind.APPROVE).ofAccount(account);
        assertThat(tasks.list(tenant(), approvals, null, 10).items()).hasSize(1);
        holds.rule(manager(1), hold, once());
        assertThat(tasks.list(tenant(), approvals, null, 10).items()).isEmpty();
    }

    @Test
    void aCoverTakenBackIsATaskAndADebtUnderItIsDeclaredInTime() {
        var today = LocalDate.now();
        var cover = covers.request(
                tenant(),
                account,
                new NewCover("Assureur", "A-1", Money.euros(5_000_00), today.minusYears(1), 90),
                "Anne");
        assertThat(cover.on(today).cents()).isZero();
        covers.said(
                tenant(),
                cover.id(),
                CoverState.GRANTED,
                OptionalLong.of(3_000_00),
                today.minusYears(1),
                Optional.empty(),
                "Anne",
                "");
        assertThat(covers.of(tenant(), account).getFirst().on(today).cents()).isEqualTo(3_000_00);
        books.invoice(account, "F1", today.minusDays(85), 100_00);
        assertThat(covers.watch(tenant(), today)).isEqualTo(1);
        assertThat(covers.watch(tenant(), today)).isZero();
        covers.said(
                tenant(), cover.id(), CoverState.CANCELLED, OptionalLong.empty(), today, Optional.empty(), "Anne", "");
        assertThat(tasks.list(tenant(), TaskFilter.TO_DO.ofKind(TaskKind.MANUAL).ofAccount(account), null, 10)
                        .items())
                .extracting(task -> task.facts().get("why"))
                .containsExactlyInAnyOrder("credit.task.declare", "credit.task.cover-reduced");
    }

    @Test
    void withoutAReasonOrWithADayThatIsPastNothingIsDecided() {
        long hold = held("order:1", 1_500_00);
        assertThatThrownBy(() -> new NewRuling(RulingAct.REFUSE, OptionalLong.empty(), Optional.empty(), " "))
                .isInstanceOf(InvalidValue.class);
        var past = new NewRuling(
                RulingAct.RELEASE_UNTIL,
                OptionalLong.empty(),
                Optional.of(LocalDate.now().minusDays(1)),
                "too late");
        assertThatThrownBy(() -> holds.rule(manager(1), hold, past)).isInstanceOf(InvalidValue.class);
        assertThat(holds.rule(manager(1), hold + 1, once())).isInstanceOf(Unknown.class);
        var stranger = newTenant();
        try {
            var eve = new CurrentMember(CurrentMember.Kind.MEMBER, 9, "Eve", stranger, Role.OWNER, Language.FR);
            assertThat(holds.rule(eve, hold, once())).isInstanceOf(Unknown.class);
        } finally {
            companies.remove(stranger);
        }
    }

    private static NewRuling once() {
        return new NewRuling(RulingAct.RELEASE_ONCE, OptionalLong.empty(), Optional.empty(), "paid for ten years");
    }

    private static NewRuling raise(long cents) {
        return new NewRuling(RulingAct.RAISE_LIMIT, OptionalLong.of(cents), Optional.empty(), "better figures");
    }

    private CurrentMember manager(long id) {
        return member(id, Role.CREDIT_MANAGER);
    }

    private CurrentMember member(long id, Role role) {
        return new CurrentMember(CurrentMember.Kind.MEMBER, id, "manager " + id, tenant(), role, Language.FR);
    }

    private long held(String subject, long cents) {
        return ((Held) order(subject, cents)).hold();
    }

    private CreditDecision order(String subject, long cents) {
        return decisions.decide(
                tenant(), new CreditRequest(subject, account, cents, Money.EUR, false, Set.of(), "Anne"));
    }

    private void limit(long cents) {
        var limit =
                new NewLimit(Money.euros(cents), false, LocalDate.of(2026, 1, 1), Optional.empty(), "three good years");
        credit.setLimit(tenant(), account, limit, "Anne");
    }
}
