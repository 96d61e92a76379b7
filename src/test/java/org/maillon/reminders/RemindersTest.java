package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.MessageState;
import org.maillon.messages.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RemindersTest extends DatabaseTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);

    @Autowired
    Tenants tenants;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    Reminders reminders;

    @Autowired
    Outbox outbox;

    TenantId tenant = new TenantId(0);
    Books books;

    @BeforeEach
    void aCompany() {
        tenant = tenants.create("Ateliers Morel", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
        books = new Books(scope, sql, tenant);
    }

    @Test
    void anItemGoesThroughAllItsStepsAndThenADecisionIsAsked() {
        books.invoice(books.customer("C1"), "F1", DUE, 500_00);
        everyDay(DUE.minusDays(40), DUE.plusDays(80));
        assertThat(books.stepsTaken())
                .containsExactly("F1 1 2026-03-24", "F1 2 2026-04-03", "F1 3 2026-04-15", "F1 4 2026-04-30");
        assertThat(run(DUE.plusDays(81)).byReason()).isEqualTo(Map.of(Reason.DECISION_ASKED, 1L));
        assertThat(messages()).isEqualTo(4);
    }

    @Test
    void aRunRepeatedAThousandTimesAddsNothing() {
        var account = books.customer("C1");
        books.invoice(account, "F1", DUE, 500_00);
        books.invoice(account, "F2", DUE.plusDays(10), 500_00);
        var first = run(DUE.plusDays(5));
        assertThat(first.messages()).isEqualTo(1);
        for (int i = 0; i < 1000; i++) {
            if (i % 10 == 0) reminders.wake(tenant, List.of(account));
            var again = run(DUE.plusDays(5));
            assertThat(again.messages()).isZero();
            assertThat(again.byReason()).isEqualTo(first.byReason());
        }
        assertThat(books.stepsTaken()).containsExactly("F1 2 2026-04-05");
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void severalNodesAtOnceShareTheWorkAndSayEachThingOnce() throws Exception {
        for (int i = 0; i < 400; i++) books.invoice(books.customer("C" + i), "F" + i, DUE.minusDays(i % 20), 100_00);
        List<RunResult> results;
        try (var nodes = Executors.newFixedThreadPool(4)) {
            Callable<RunResult> node = () -> run(DUE.plusDays(5));
            results = new ArrayList<>();
            for (var done : nodes.invokeAll(List.of(node, node, node, node))) results.add(done.get());
        }
        assertThat(results.stream().mapToLong(RunResult::messages).sum()).isEqualTo(400);
        assertThat(messages()).isEqualTo(400);
        assertThat(books.stepsTaken()).hasSize(400);
    }

    /** The clocks go back on 25 October 2026; nobody ran anything for ten days around it. */
    @Test
    void afterTenDaysWithoutARunTheRightStepLeavesOnce() {
        var due = LocalDate.of(2026, 10, 6);
        books.invoice(books.customer("C1"), "F1", due, 500_00);
        books.invoice(books.customer("C2"), "F2", due.plusDays(16), 500_00);
        books.invoice(books.customer("C3"), "F3", due.plusDays(30), 500_00);
        everyDay(due.minusDays(10), LocalDate.of(2026, 10, 19));
        var back = run(LocalDate.of(2026, 10, 30));
        assertThat(back.byStep()).isEqualTo(Map.of("courtesy", 1L, "first", 1L, "second", 1L));
        everyDay(LocalDate.of(2026, 10, 31), LocalDate.of(2026, 12, 31));
        assertThat(books.stepsTaken().stream().filter(line -> line.startsWith("F1")))
                .containsExactly("F1 1 2026-09-29", "F1 2 2026-10-09", "F1 3 2026-10-30", "F1 4 2026-11-06");
    }

    @Test
    void aSimulatedRunGivesTheCountsOfTheRealOneAndLeavesNothing() {
        someBooks(new Random(5), 150);
        for (var day = DUE.minusDays(10); day.isBefore(DUE.plusDays(60)); day = day.plusDays(6)) {
            var simulated = reminders.run(tenant, day, true);
            assertThat(reminders.run(tenant, day, true)).isEqualTo(simulated);
            assertThat(run(day)).isEqualTo(simulated);
            assertThat(reminders.run(tenant, day, true).messages()).isZero();
        }
        assertThat(messages()).isGreaterThan(150);
    }

    @Test
    void theCountsOfTheDayCoverEveryOpenItem() {
        someBooks(new Random(6), 80);
        for (var day = DUE.minusDays(10); day.isBefore(DUE.plusDays(40)); day = day.plusDays(1)) {
            var counted = run(day).byReason();
            assertThat(counted.values().stream().mapToLong(n -> n).sum()).isEqualTo(openItems());
            assertThat(reminders.countByReason(tenant, day)).isEqualTo(counted);
        }
    }

    @Test
    void nothingLeavesByItselfBeforeSomebodyAgreed() {
        books.invoice(books.customer("C1"), "F1", DUE, 500_00);
        var day = DUE.plusDays(20);
        assertThat(reminders.runDaily(tenant, day))
                .isInstanceOfSatisfying(
                        DailyRun.NotStarted.class,
                        waiting -> assertThat(waiting.wouldLeave().messages()).isEqualTo(1));
        assertThat(messages()).isZero();
        reminders.start(tenant, OptionalInt.empty());
        assertThat(reminders.runDaily(tenant, day)).isInstanceOf(DailyRun.Done.class);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void aRunSomebodyAsksForIsTheAnswer() {
        run(DUE);
        assertThat(reminders.policy(tenant).startedOn()).contains(DUE);
    }

    @Test
    void theOldBacklogLeavesInPortionsTheOldestFirst() {
        for (int i = 0; i < 10; i++) books.invoice(books.customer("C" + i), "F" + i, DUE.plusDays(i % 5), 100_00 + i);
        books.invoice(books.customer("NEW"), "N", DUE.plusDays(27), 100_00);
        reminders.start(tenant, OptionalInt.of(4));
        var day = DUE.plusDays(30);
        var first = run(day);
        assertThat(first.byReason()).isEqualTo(Map.of(Reason.STEP_TAKEN, 5L, Reason.BACKLOG_WAITS, 6L));
        assertThat(books.stepsTaken().stream().map(line -> line.substring(0, 2)))
                .containsExactly("F0", "F1", "F5", "F6", "N ");
        assertThat(run(day).messages()).isZero();
        assertThat(run(day.plusDays(1)).messages()).isEqualTo(4);
        assertThat(run(day.plusDays(2)).messages()).isEqualTo(2);
    }

    @Test
    void whatIsPaidMeanwhileIsNotChased() {
        var account = books.customer("C1");
        var item = books.invoice(account, "F1", DUE, 500_00);
        run(DUE);
        books.paid(item, DUE.plusDays(1));
        reminders.wake(tenant, List.of(account));
        assertThat(run(DUE.plusDays(3)).messages()).isZero();
        assertThat(run(DUE.plusDays(3)).byReason()).isEmpty();
    }

    @Test
    void twoCurrenciesOfACustomerAreTwoMessages() {
        var account = books.customer("C1");
        books.item(account, "invoice", "F1", "EUR", DUE, 100_00);
        books.item(account, "invoice", "F2", "GBP", DUE, 100_00);
        assertThat(run(DUE.plusDays(3)).messages()).isEqualTo(2);
    }

    @Test
    void pressingTheButtonDoesNotWaitForTheSpacing() {
        var account = books.customer("C1");
        books.invoice(account, "F1", DUE, 100_00);
        books.invoice(account, "F2", DUE.plusDays(2), 100_00);
        run(DUE.plusDays(3));
        assertThat(run(DUE.plusDays(5)).byReason()).containsEntry(Reason.SPACED, 1L);
        var sent = reminders.sendNow(tenant, account);
        assertThat(sent)
                .singleElement()
                .satisfies(decision -> assertThat(decision.reminder()).isPresent());
        assertThat(reminders.sendNow(tenant, account))
                .allSatisfy(decision -> assertThat(decision.reminder()).isEmpty());
        assertThat(messages()).isEqualTo(2);
    }

    private RunResult run(LocalDate on) {
        return reminders.run(tenant, on, false);
    }

    private void everyDay(LocalDate from, LocalDate to) {
        from.datesUntil(to.plusDays(1)).forEach(this::run);
    }

    private long messages() {
        return outbox.counts(tenant).getOrDefault(MessageState.QUEUED, 0L);
    }

    private long openItems() {
        return scope.in(
                tenant,
                () -> sql.sql("select count(*) from ledger.open_item where tenant_id = :tenant and open_cents > 0")
                        .param("tenant", tenant.value())
                        .query(Long.class)
                        .single());
    }

    private void someBooks(Random dice, int accounts) {
        for (int i = 0; i < accounts; i++) {
            AccountId account = dice.nextInt(10) == 0 ? books.customerWithoutContact("C" + i) : books.customer("C" + i);
            for (int n = dice.nextInt(1, 4); n > 0; n--) {
                var due = dice.nextInt(20) == 0 ? null : DUE.plusDays(dice.nextInt(-40, 40));
                var kind = dice.nextInt(15) == 0 ? "doubtful" : "invoice";
                books.item(account, kind, "F" + i + "-" + n, "EUR", due, dice.nextInt(10_00, 900_00));
            }
            if (dice.nextInt(4) == 0) books.credit(account, DUE, dice.nextInt(10_00, 900_00));
        }
    }
}
