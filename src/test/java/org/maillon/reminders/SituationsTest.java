package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.MessageFilter;
import org.maillon.messages.Outbox;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.ScenarioAnswer.Kept;
import org.maillon.reminders.Scenarios.Running;
import org.maillon.tasks.Task;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of a customer holds its reminders, chooses its scenario, and gives people their tasks. */
@NullMarked
class SituationsTest extends DatabaseTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);
    private static final LocalDate FIRST = LocalDate.of(2026, 4, 3);

    @Autowired
    Tenants tenants;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    Reminders reminders;

    @Autowired
    Scenarios scenarios;

    @Autowired
    Outbox outbox;

    @Autowired
    Tasks tasks;

    TenantId tenant = new TenantId(0);
    Books books;
    AccountId account = new AccountId(0);

    @BeforeEach
    void aCompanyWithOneCustomer() {
        tenant = tenants.create("Ateliers Morel", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
        books = new Books(scope, sql, tenant);
        account = books.customer("C1");
    }

    @Test
    void onlyTheUndisputedPartIsAskedFor() {
        var item = books.invoice(account, "F1", DUE, 500_00);
        write("""
                insert into disputes.dispute (tenant_id, account_id, open_item_id, disputed_cents, cause, note, opened_on,
                    opened_by, respond_by, state)
                values (:tenant, ?, ?, 20000, 'damaged', '', ?, 'portal', ?, 'open')""", account.value(), item, DUE, DUE);
        assertThat(reminders.preview(tenant, account, FIRST)).singleElement().satisfies(preview -> {
            var letter = preview.letter();
            assertThat(letter.totalCents()).isEqualTo(300_00);
            assertThat(letter.credits())
                    .singleElement()
                    .satisfies(credit -> assertThat(credit.amountCents()).isEqualTo(200_00));
        });
        write(
                "update disputes.dispute set disputed_cents = 50000 where tenant_id = :tenant and open_item_id = ?",
                item);
        assertThat(run(FIRST).byReason()).isEqualTo(Map.of(Reason.DISPUTED, 1L));
    }

    @Test
    void aPromiseHoldsUntilTheDayAfterAndTheJournalSaysSinceWhen() {
        var item = books.invoice(account, "F1", DUE, 500_00);
        promise("open", LocalDate.of(2026, 4, 20), null);
        run(LocalDate.of(2026, 4, 4));
        reminders.wake(tenant, List.of(account));
        run(LocalDate.of(2026, 4, 10));
        assertThat(reminders.journal(tenant, LocalDate.of(2026, 4, 12), List.of(item)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.sentence(Language.EN))
                        .isEqualTo("Not reminded since 4 April 2026, because payment is promised for 20 April 2026."));
        assertThat(run(LocalDate.of(2026, 4, 21)).messages()).isZero();
        assertThat(run(LocalDate.of(2026, 4, 22)).messages()).isEqualTo(1);
    }

    @Test
    void aBrokenPromiseIsAnsweredMoreFirmly() {
        books.invoice(account, "F1", DUE, 500_00);
        promise("broken", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 2));
        assertThat(run(FIRST).byStep()).isEqualTo(Map.of("second", 1L));
    }

    @Test
    void aReceiptNotYetMatchedHoldsWhatItMayExplain() {
        var item = books.invoice(account, "F1", DUE, 500_00);
        books.invoice(account, "F2", DUE, 70_00);
        write("""
                insert into payments.receipt_hold (tenant_id, receipt_id, open_item_id, account_id, currency, until)
                values (:tenant, 1, ?, ?, 'EUR', ?)""", item, account.value(), FIRST.plusDays(4));
        var asked = reminders.preview(tenant, account, FIRST);
        assertThat(asked)
                .singleElement()
                .satisfies(preview -> assertThat(preview.letter().totalCents()).isEqualTo(70_00));
        assertThat(run(FIRST).byReason()).isEqualTo(Map.of(Reason.STEP_TAKEN, 1L, Reason.RECEIPT_TO_MATCH, 1L));
        assertThat(run(FIRST.plusDays(7)).byReason()).containsEntry(Reason.STEP_TAKEN, 1L);
    }

    @Test
    void theRulesChooseTheScenarioAndAPersonChoosesOtherwise() {
        books.invoice(account, "F1", DUE, 500_00);
        write(
                "insert into customers.profile (tenant_id, account_id, public_body) values (:tenant, ?, true)",
                account.value());
        assertThat(run(FIRST).messages()).isZero();
        assertThat(run(DUE.plusDays(5)).byStep()).isEqualTo(Map.of("first", 1L));
        assertThat(books.stepsTaken()).containsExactly("F1 2 2026-04-05");
        assertThat(scenarios.choose(tenant, account, Optional.of("strategic"))).isTrue();
        assertThat(run(DUE.plusDays(12)).byReason()).isEqualTo(Map.of(Reason.NOT_YET, 1L));
        assertThat(scenarios.choose(tenant, account, Optional.of("lost"))).isFalse();
    }

    @Test
    void itemsOnTheirWayFinishOnTheirVersionOrMove() {
        books.invoice(account, "F1", DUE, 500_00);
        run(FIRST);
        publish(later("second", 20), Running.FINISH);
        books.invoice(books.customer("C2"), "F2", DUE.minusDays(20), 500_00);
        assertThat(run(DUE.plusDays(15)).byStep()).isEqualTo(Map.of("first", 1L, "second", 1L));
        publish(later("third", 60), Running.MOVE);
        assertThat(run(DUE.plusDays(30)).byStep()).isEqualTo(Map.of("second", 1L));
        assertThat(books.stepsTaken())
                .containsExactly("F1 2 2026-04-03", "F1 3 2026-04-15", "F2 2 2026-04-15", "F2 3 2026-04-30");
        assertThat(run(DUE.plusDays(60)).byStep()).isEqualTo(Map.of("third", 2L));
    }

    @Test
    void aStepByTelephoneIsATaskAndNoMessage() {
        books.invoice(account, "F1", DUE, 500_00);
        scenarios.choose(tenant, account, Optional.of("strategic"));
        assertThat(run(DUE.plusDays(4)).messages()).isZero();
        assertThat(run(DUE.plusDays(4)).messages()).isZero();
        assertThat(toDo())
                .singleElement()
                .satisfies(task -> assertThat(task.kind()).isEqualTo(TaskKind.CALL));
        assertThat(messages()).isZero();
        assertThat(books.stepsTaken()).containsExactly("F1 2 2026-04-04");
    }

    @Test
    void whatNeedsApprovalLeavesOnceSomebodyAgreed() {
        var item = books.invoice(account, "F1", DUE, 500_00);
        publish(
                Scenario.draft(
                        "courtesy-first",
                        7,
                        2,
                        3,
                        List.of(Step.message(1, "first", 3, Tone.FIRST).approved(), Step.decision(2, "decide", 30))),
                Running.MOVE);
        assertThat(run(FIRST).byReason()).isEqualTo(Map.of(Reason.WAITING_APPROVAL, 1L));
        reminders.wake(tenant, List.of(account));
        run(FIRST.plusDays(1));
        assertThat(toDo())
                .singleElement()
                .satisfies(task -> assertThat(task.kind()).isEqualTo(TaskKind.APPROVE));
        tasks.close(tenant, toDo().getFirst().id(), "approved", Map.of(), Optional.of("Anne"));
        assertThat(messages()).isEqualTo(1);
        assertThat(toDo()).isEmpty();

        var other = books.customer("C2");
        var paid = books.invoice(other, "F2", DUE, 500_00);
        run(FIRST.plusDays(2));
        assertThat(toDo()).hasSize(1);
        books.paid(paid, FIRST.plusDays(3));
        reminders.wake(tenant, List.of(other));
        run(FIRST.plusDays(3));
        assertThat(toDo()).isEmpty();
        assertThat(reminders.history(tenant, item)).isNotEmpty();
    }

    /** One accountant looks after five companies; twice a week is enough. */
    @Test
    void onePersonBehindManyAccountsIsWrittenToTwiceAWeek() {
        for (int i = 0; i < 5; i++) {
            var each = books.customerWithoutContact("G" + i);
            books.contact(each, "compta@groupe.example");
            books.invoice(each, "G" + i, DUE.plusDays(i), 100_00);
        }
        var day = DUE.plusDays(10);
        var simulated = reminders.run(tenant, day, true);
        assertThat(run(day)).isEqualTo(simulated);
        assertThat(simulated.byReason()).isEqualTo(Map.of(Reason.STEP_TAKEN, 2L, Reason.BUDGET_SPENT, 3L));
        assertThat(books.stepsTaken().stream().map(line -> line.substring(0, 2)))
                .containsExactly("G0", "G1");
        assertThat(run(day.plusDays(1)).messages()).isZero();
        assertThat(run(day.plusDays(7)).messages()).isEqualTo(2);
        assertThat(run(day.plusDays(14)).messages()).isGreaterThanOrEqualTo(1);
    }

    private void promise(String state, LocalDate on, @org.jspecify.annotations.Nullable LocalDate settledOn) {
        write(
                """
                insert into payments.promise (tenant_id, account_id, currency, promised_cents, promised_on, holds_until, made_on,
                    made_at, made_by, channel, note, state, settled_on)
                values (:tenant, ?, 'EUR', 50000, ?, ?, ?, ?, 'Anne', 'phone', '', ?, ?::date)""",
                account.value(),
                on,
                on.plusDays(1),
                LocalDate.of(2026, 3, 25),
                OffsetDateTime.parse("2026-03-25T10:00:00Z"),
                state,
                settledOn == null ? null : settledOn.toString());
    }

    private void publish(Scenario draft, Running running) {
        var kept = ((Kept) scenarios.saveDraft(tenant, draft)).scenario();
        assertThat(scenarios.publish(tenant, kept.name(), kept.version(), running))
                .isInstanceOf(Kept.class);
    }

    private Scenario later(String step, int offset) {
        var live = scenarios.find(tenant, "courtesy-first").orElseThrow().live().orElseThrow();
        var steps = live.steps().stream()
                .map(each -> each.name().equals(step)
                        ? Step.message(0, step, offset, java.util.Objects.requireNonNull(each.tone()))
                        : each)
                .map(each -> each.name().equals("decide") ? Step.decision(0, "decide", 90) : each)
                .toList();
        return Scenario.draft("courtesy-first", 7, 2, 3, steps);
    }

    private List<Task> toDo() {
        return tasks.list(tenant, TaskFilter.TO_DO, null, 10).items();
    }

    private long messages() {
        return outbox.list(tenant, new MessageFilter(null, null, null), null, 100)
                .items()
                .size();
    }

    private RunResult run(LocalDate on) {
        return reminders.run(tenant, on, false);
    }

    private void write(String statement, @org.jspecify.annotations.Nullable Object... parameters) {
        var own = statement.replace(":tenant", String.valueOf(tenant.value()));
        scope.run(tenant, () -> sql.sql(own).params(parameters).update());
    }
}
