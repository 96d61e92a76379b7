package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.MergeAnswer;
import org.maillon.customers.Merges;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.MessageFilter;
import org.maillon.messages.Outbox;
import org.maillon.messages.QueuedMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two accounts of one customer are written to as one: the former one keeps its books, the other one speaks for both. */
@NullMarked
class JoinedAccountsTest extends DatabaseTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 4, 7);
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 4, 7);
    private static final Instant TUESDAY_NOON = Instant.parse("2026-04-07T10:00:00Z");

    @Autowired
    Tenants tenants;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    Reminders reminders;

    @Autowired
    Merges merges;

    @Autowired
    Outbox outbox;

    @Autowired
    ReminderComposer composer;

    @Autowired
    TimeMachine machine;

    TenantId tenant = new TenantId(0);
    Books books;
    AccountId into = new AccountId(0);
    AccountId former = new AccountId(0);

    @BeforeEach
    void aCustomerWithTwoAccounts() {
        tenant = tenants.create("Ateliers Morel", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
        books = new Books(scope, sql, tenant);
        into = books.customer("C1");
        former = books.customerWithoutContact("C2");
    }

    @Test
    void oneMessageAsksForWhatIsOpenOnBoth() {
        books.invoice(into, "F1", DUE, 500_00);
        books.invoice(former, "F2", DUE, 70_00);
        join();

        assertThat(run(TUESDAY).messages()).isEqualTo(1);

        assertThat(queued()).singleElement().satisfies(message -> {
            assertThat(message.accountId()).isEqualTo(into.value());
            assertThat(plain(message)).contains("F1").contains("F2").contains("570,00");
        });
        assertThat(books.stepsTaken()).containsExactly("F1 2 2026-04-07", "F2 2 2026-04-07");
        assertThat(run(TUESDAY.plusDays(1)).messages()).isZero();
    }

    @Test
    void theAccountThatGoesOnIsAskedForWhatIsOpenOnTheFormerOneOnly() {
        books.invoice(former, "F2", DUE, 70_00);
        join();
        assertThat(run(TUESDAY).messages()).isEqualTo(1);
        assertThat(queued())
                .singleElement()
                .satisfies(message -> assertThat(message.accountId()).isEqualTo(into.value()));
    }

    @Test
    void aReceiptOnEitherAccountPaysTheOldestDebtOfBoth() {
        books.invoice(into, "F1", DUE, 500_00);
        join();
        books.credit(former, DUE, 500_00);
        assertThat(run(TUESDAY).byReason()).containsOnlyKeys(Reason.COVERED_BY_CREDIT);
    }

    @Test
    void aPromiseMadeOnTheFormerAccountHolds() {
        var item = books.invoice(former, "F2", DUE, 70_00);
        books.promise(former, item, TUESDAY.plusDays(10));
        join();
        assertThat(run(TUESDAY).byReason()).containsOnlyKeys(Reason.PROMISED);
    }

    @Test
    void aPauseOfTheAccountThatGoesOnSilencesBothAndOneOfTheFormerItsOwnItems() {
        books.invoice(into, "F1", DUE, 500_00);
        books.invoice(former, "F2", DUE, 70_00);
        reminders.pause(tenant, former, OptionalLong.empty(), "Inventaire", NEXT_YEAR.plusDays(30));
        join();
        assertThat(run(TUESDAY).byReason()).containsOnlyKeys(Reason.STEP_TAKEN, Reason.PAUSED);

        reminders.pause(tenant, former, OptionalLong.empty(), "En discussion", NEXT_YEAR.plusDays(30));
        assertThat(reminders.pauseOf(tenant, into, TUESDAY)).isPresent();
        assertThat(run(NEXT_YEAR).byReason()).containsOnlyKeys(Reason.PAUSED);

        reminders.resume(tenant, into);
        assertThat(run(NEXT_YEAR).byReason()).doesNotContainKey(Reason.PAUSED);
    }

    @Test
    void aMessageThatWaitedForTheFormerAccountLeavesWithTheOther() {
        books.contact(former, "former@example.org");
        books.invoice(former, "F2", DUE, 70_00);
        run(TUESDAY);
        join();

        assertThat(atTheDoor(queued().getFirst())).isEqualTo(new Withdrawn("reminders.reason.other-account"));
        assertThat(run(TUESDAY).messages()).isEqualTo(1);
        assertThat(queued())
                .filteredOn(message -> message.accountId() == into.value())
                .singleElement()
                .satisfies(message -> assertThat(plain(message)).contains("F2"));
    }

    @Test
    void takenBackEachIsAskedForItsOwn() {
        books.contact(former, "former@example.org");
        books.invoice(into, "F1", DUE, 500_00);
        books.invoice(former, "F2", DUE, 70_00);
        join();
        run(TUESDAY);
        assertThat(merges.undo(tenant, former, "Claire")).isEqualTo(new MergeAnswer.Done());

        assertThat(plain(queued().getFirst())).contains("F1").doesNotContain("F2");
        assertThat(books.stepsTaken()).containsExactly("F1 2 2026-04-07", "F2 2 2026-04-07 withdrawn");
        assertThat(run(TUESDAY.plusDays(1)).messages()).isEqualTo(1);
        assertThat(queued())
                .filteredOn(message -> message.accountId() == former.value())
                .singleElement()
                .satisfies(message -> assertThat(plain(message, TUESDAY_NOON.plusSeconds(86_400)))
                        .contains("F2")
                        .doesNotContain("F1"));
    }

    @Test
    void whoeverRemindsTheFormerAccountNowRemindsTheOneThatGoesOn() {
        books.invoice(former, "F2", DUE, 70_00);
        join();
        assertThat(reminders.decide(tenant, former, TUESDAY))
                .extracting(AccountDecision::account)
                .containsExactly(into.value());
    }

    @Test
    void theTimeMachineWritesToThemAsOne() {
        books.invoice(into, "F1", DUE, 500_00);
        books.invoice(former, "F2", DUE, 70_00);
        join();
        var scenario = machine.scenario(tenant, "").orElseThrow();
        var played = machine.simulate(tenant, scenario, Optional.empty(), TUESDAY, TUESDAY, SimulationWatch.NOBODY)
                .orElseThrow();
        assertThat(played.messages()).isEqualTo(1);
    }

    private void join() {
        assertThat(merges.merge(tenant, former, into, "Claire")).isEqualTo(new MergeAnswer.Done());
    }

    private RunResult run(LocalDate on) {
        return reminders.run(tenant, on, false);
    }

    /** What waits at the door, the first one first. */
    private List<QueuedMessage> queued() {
        return outbox.list(tenant, new MessageFilter(null, null, null), null, 10).items().reversed().stream()
                .map(message -> new QueuedMessage(
                        message.id(),
                        message.accountId(),
                        message.source(),
                        message.key(),
                        message.currency(),
                        message.channel(),
                        message.step(),
                        message.decidedOn(),
                        message.notBefore(),
                        0))
                .toList();
    }

    private String plain(QueuedMessage message) {
        return plain(message, TUESDAY_NOON);
    }

    private String plain(QueuedMessage message, Instant at) {
        return atTheDoor(message, at) instanceof Composed letter ? letter.text().plain() : "";
    }

    private Composition atTheDoor(QueuedMessage message) {
        return atTheDoor(message, TUESDAY_NOON);
    }

    private Composition atTheDoor(QueuedMessage message, Instant at) {
        return scope.in(tenant, () -> composer.compose(tenant, message, DeliveryMode.NORMAL, at));
    }
}
