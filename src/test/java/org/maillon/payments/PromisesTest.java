package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.Language;
import org.maillon.payments.PlanAnswer.NotFree;
import org.maillon.payments.PlanAnswer.NotTheTotal;
import org.maillon.payments.PromiseAnswer.Made;
import org.maillon.tasks.Task;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.TaskState;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

class PromisesTest extends DatabaseTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Author CLAIRE = new Author("Claire Morel", "192.0.2.7");

    @Autowired
    private Promises promises;

    @Autowired
    private RepaymentPlans plans;

    @Autowired
    private Evidence evidence;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Clock clock;

    private SmallBooks books;
    private AccountId account;
    private long item;
    private LocalDate today;
    private Instant later;

    @BeforeEach
    void anInvoiceOfOneThousandEuros() {
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("C1");
        today = LocalDate.now(clock);
        later = clock.instant().plus(1, ChronoUnit.HOURS);
        item = books.invoice(account, "F-1", today.minusDays(10), 100_000);
    }

    @Test
    void aPromiseOnAnInvoiceIsKeptByWhatIsLaidOnIt() {
        var promise = promise(OptionalLong.of(item), today.plusDays(4));
        books.pay(account, item, today, 100_000, later);
        assertThat(state(promise)).isEqualTo(PromiseState.KEPT);
        assertThat(promises.reliability(tenant(), account)).isEqualTo(new Reliability(0, 1, 0, 0, 0));
    }

    @Test
    void aPromiseOnTheAccountIsKeptByMoneyThatIsNotMatchedYet() {
        books.invoice(account, "F-2", today, 50_000);
        var promise = promise(OptionalLong.empty(), today.plusDays(4));
        assertThat(promise.promisedCents()).isEqualTo(150_000);
        books.receipt(account, today, 150_000, later);
        assertThat(state(promise)).isEqualTo(PromiseState.KEPT);
    }

    @Test
    void aBrokenPromiseBecomesATaskThatGoesWhenTheMoneyComes() {
        var promise = promise(OptionalLong.of(item), today.plusDays(4));
        assertThat(promises.judgeOver(tenant(), promise.holdsUntil())).isZero();
        assertThat(promises.judgeOver(tenant(), promise.holdsUntil().plusDays(1)))
                .isOne();
        assertThat(state(promise)).isEqualTo(PromiseState.BROKEN);
        assertThat(tasks(TaskState.OPEN)).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.BROKEN_PROMISE);
            assertThat(task.facts()).containsEntry("amountCents", "100000");
        });
        books.pay(account, item, promise.holdsUntil().plusDays(3), 100_000, later);
        promises.judge(tenant(), List.of(account), promise.holdsUntil().plusDays(3));
        assertThat(state(promise)).isEqualTo(PromiseState.LATE);
        assertThat(tasks(TaskState.OPEN)).isEmpty();
    }

    @Test
    void whoPromisesAgainTakesTheFirstPromiseBack() {
        var first = promise(OptionalLong.of(item), today.plusDays(4));
        promise(OptionalLong.of(item), today.plusDays(8));
        assertThat(state(first)).isEqualTo(PromiseState.WITHDRAWN);
        assertThat(promises.history(tenant(), first.id()))
                .extracting(PromiseChange::why)
                .containsExactly("au téléphone", "replaced");
        assertThat(promises.reliability(tenant(), account).judged()).isZero();
    }

    @Test
    void anotherAccountsInvoiceCannotBePromised() {
        var other = books.customer("C2");
        assertThat(promises.make(tenant(), asked(other, OptionalLong.of(item), today.plusDays(1)), CLAIRE, today))
                .isInstanceOf(PromiseAnswer.Unknown.class);
    }

    @Test
    void aSignedPlanIsProofOfTheDebtAndIsJudgedByItsInstalments() {
        var draft =
                done(plans.draft(tenant(), plan(RepaymentPlans.spread(100_000, 4, today.plusDays(5))), CLAIRE, today));
        plans.propose(tenant(), draft.id(), CLAIRE, today);
        var signed = done(plans.sign(tenant(), draft.id(), " Claire Morel ", Language.EN, CLAIRE, today));
        var text = evidence.content(tenant(), signed.signedDocument().orElseThrow())
                .orElseThrow();
        assertThat(text)
                .asString(StandardCharsets.UTF_8)
                .contains(
                        "Client C1 acknowledges that it owes Atelier Durand the sum of €1,000.00",
                        "Signed by Claire Morel on");
        books.pay(account, item, today, 25_000, later);
        var second = signed.instalments().get(1);
        plans.judgeOver(tenant(), second.holdsUntil().plusDays(1));
        var judged = plans.find(tenant(), draft.id()).orElseThrow();
        assertThat(judged.instalments())
                .extracting(Instalment::state)
                .startsWith(InstalmentState.KEPT, InstalmentState.MISSED);
        assertThat(judged.state()).isEqualTo(PlanState.MISSED);
        assertThat(tasks(TaskState.OPEN))
                .singleElement()
                .satisfies(task -> assertThat(task.kind()).isEqualTo(TaskKind.MISSED_INSTALMENT));
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
    }

    @Test
    void aPlanSpreadsExactlyWhatIsOwedAndAnItemIsInOneOnly() {
        assertThat(plans.draft(tenant(), plan(RepaymentPlans.spread(99_999, 3, today)), CLAIRE, today))
                .isInstanceOf(NotTheTotal.class);
        var draft = done(plans.draft(tenant(), plan(RepaymentPlans.spread(100_000, 3, today)), CLAIRE, today));
        plans.propose(tenant(), draft.id(), CLAIRE, today);
        assertThat(plans.draft(tenant(), plan(RepaymentPlans.spread(100_000, 3, today)), CLAIRE, today))
                .isInstanceOf(NotFree.class);
    }

    private Promise promise(OptionalLong about, LocalDate day) {
        return ((Made) promises.make(tenant(), asked(account, about, day), CLAIRE, today)).promise();
    }

    private static NewPromise asked(AccountId account, OptionalLong about, LocalDate day) {
        return new NewPromise(account, EUR, about, OptionalLong.empty(), day, PromiseChannel.PHONE, "au téléphone");
    }

    private NewPlan plan(List<NewPlan.Part> parts) {
        return new NewPlan(account, EUR, List.of(item), parts, true);
    }

    private PromiseState state(Promise promise) {
        return promises.find(tenant(), promise.id()).orElseThrow().state();
    }

    private List<Task> tasks(TaskState state) {
        return tasks.list(tenant(), TaskFilter.ALL.in(state), null, 10).items();
    }

    private static RepaymentPlan done(PlanAnswer answer) {
        return ((PlanAnswer.Done) answer).plan();
    }
}
