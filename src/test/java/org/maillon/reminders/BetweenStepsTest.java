package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.DatabaseTest;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.disputes.Dispute;
import org.maillon.disputes.DisputeAnswer;
import org.maillon.disputes.DisputeCause;
import org.maillon.disputes.Disputes;
import org.maillon.disputes.NewDispute;
import org.maillon.evidence.Author;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.MessageFilter;
import org.maillon.messages.Outbox;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.tasks.Task;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.TaskState;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people and customers say between two steps changes what is done next. Everything is due on 31 March 2026. */
class BetweenStepsTest extends DatabaseTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);
    private static final LocalDate CALL = DUE.plusDays(8);

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
    Disputes disputes;

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

    @ParameterizedTest(name = "{0} days: on day {1} after the answer, {2}")
    @CsvSource(textBlock = """
            5 , 0 , DISPUTE_SETTLED
            5 , 4 , DISPUTE_SETTLED
            5 , 5 , STEP_TAKEN
            0 , 0 , STEP_TAKEN
            1 , 0 , DISPUTE_SETTLED
            1 , 1 , STEP_TAKEN
            """)
    void afterADisputeTheCustomerHasTimeToReadTheAnswer(int days, int later, Reason reason) {
        var item = books.invoice(account, "F1", DUE, 500_00);
        reminders.setDaysAfterDispute(tenant, days);
        var answered = DUE.plusDays(10);
        disputes.reject(tenant, dispute(item, DUE.plusDays(1)).id(), "Livré et signé", Author.MAILLON, answered);
        reminders.wake(tenant, List.of(account));
        assertThat(run(answered.plusDays(later)).byReason()).isEqualTo(Map.of(reason, 1L));
    }

    @Test
    void theJournalSaysThatTheCustomerReadsTheAnswerAndWhenRemindingResumes() {
        var item = books.invoice(account, "F1", DUE, 500_00);
        var answered = LocalDate.of(2026, 4, 10);
        disputes.settle(tenant, dispute(item, DUE.plusDays(1)).id(), "Remplacé", Author.MAILLON, answered);
        reminders.wake(tenant, List.of(account));
        run(answered);
        assertThat(reminders.journal(tenant, answered, List.of(item)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.sentence(Language.EN))
                        .contains("because a dispute was just settled")
                        .contains("15 April"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 61})
    void theDaysAfterADisputeAreNeitherNegativeNorEndless(int days) {
        assertThatThrownBy(() -> reminders.setDaysAfterDispute(tenant, days)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void aStepThatSomebodyDeclinedIsPassedOverAndNobodyIsAskedAgain() {
        var item = books.invoice(account, "F1", DUE, 500_00);
        publish(
                Step.message(1, "first", 3, Tone.FIRST).approved(),
                Step.message(2, "second", 15, Tone.SECOND),
                Step.decision(3, "decide", 400));
        run(DUE.plusDays(3));
        assertThat(toDo()).singleElement().extracting(Task::kind).isEqualTo(TaskKind.APPROVE);
        tasks.close(tenant, toDo().getFirst().id(), "declined", Map.of(), Optional.of("Anne"));
        assertThat(toDo()).isEmpty();
        assertThat(said())
                .as("the day of the next step has come long since: it leaves")
                .containsExactly("second");
        reminders.wake(tenant, List.of(account));
        run(LocalDate.of(2027, 1, 20));
        assertThat(toDo()).isEmpty();
        assertThat(reminders.history(tenant, item))
                .extracting(JournalEntry::reason)
                .contains(Reason.STEP_TAKEN);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"paid", "disputed", "promised"})
    void nobodyCallsAboutWhatWasPaidDisputedOrPromisedFirst(String first) {
        var item = books.invoice(account, "F1", DUE, 500_00);
        called(item);
        switch (first) {
            case "paid" -> books.paid(item, CALL);
            case "disputed" -> dispute(item, CALL);
            default -> books.promise(account, item, CALL.plusDays(10));
        }
        reminders.wake(tenant, List.of(account));
        run(CALL.plusDays(1));
        assertThat(toDo()).extracting(Task::kind).doesNotContain(TaskKind.CALL);
        assertThat(tasks.list(tenant, TaskFilter.ALL.in(TaskState.CANCELLED), null, 10)
                        .items())
                .singleElement()
                .satisfies(task -> assertThat(task.result()).contains("reminders.task.moot"));
        assertThat(books.stepsTaken())
                .as("a call that nobody made does not count")
                .contains("F1 2 2026-04-08 withdrawn");
    }

    @Test
    void aCallAboutTwoInvoicesStaysWhileOneOfThemIsOwed() {
        var first = books.invoice(account, "F1", DUE, 500_00);
        var second = books.invoice(account, "F2", DUE, 70_00);
        called(first);
        books.paid(first, CALL);
        reminders.wake(tenant, List.of(account));
        run(CALL.plusDays(1));
        assertThat(toDo()).hasSize(1);
        books.paid(second, CALL.plusDays(1));
        reminders.wake(tenant, List.of(account));
        run(CALL.plusDays(2));
        assertThat(toDo()).isEmpty();
    }

    private void called(long item) {
        publish(
                Step.message(1, "first", 1, Tone.FIRST),
                Step.message(2, "call", 8, Tone.SECOND).by(Channel.CALL),
                Step.decision(3, "decide", 60));
        run(DUE.plusDays(1));
        run(CALL);
        assertThat(toDo()).singleElement().extracting(Task::kind).isEqualTo(TaskKind.CALL);
        assertThat(reminders.history(tenant, item)).isNotEmpty();
    }

    private Dispute dispute(long item, LocalDate on) {
        var dispute = new NewDispute(
                item,
                OptionalLong.empty(),
                DisputeCause.DAMAGED,
                "",
                Optional.empty(),
                Optional.of(on.plusDays(7)),
                List.of());
        return ((DisputeAnswer.Done) disputes.open(tenant, dispute, Author.MAILLON, on)).dispute();
    }

    private void publish(Step... steps) {
        var draft = Scenario.draft("courtesy-first", 7, 2, 3, List.of(steps));
        var kept = ((ScenarioAnswer.Kept) scenarios.saveDraft(tenant, draft)).scenario();
        assertThat(scenarios.publish(tenant, kept.name(), kept.version(), Scenarios.Running.MOVE))
                .isInstanceOf(ScenarioAnswer.Kept.class);
    }

    private List<Task> toDo() {
        return tasks.list(tenant, TaskFilter.TO_DO, null, 10).items();
    }

    private List<String> said() {
        return outbox.list(tenant, new MessageFilter(null, null, null), null, 100).items().stream()
                .map(message -> message.step())
                .toList();
    }

    private RunResult run(LocalDate on) {
        return reminders.run(tenant, on, false);
    }
}
