package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Outbox;
import org.maillon.messages.ReminderLetter.Tone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TimeMachineTest extends DatabaseTest {
    /** Days after the one on which the tests run: the books do not change any more. */
    private static final LocalDate DUE = LocalDate.of(2099, 3, 31);

    /** One letter a month after the due day, and no courtesy. */
    private static final Scenario PATIENT = Scenario.draft(
            "patient",
            7,
            2,
            3,
            List.of(Step.message(1, "first", 30, Tone.FIRST), Step.message(2, "second", 60, Tone.SECOND)));

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    Reminders reminders;

    @Autowired
    TimeMachine machine;

    @Autowired
    Simulations simulations;

    @Autowired
    Scenarios scenarios;

    @Autowired
    Experiments experiments;

    @Autowired
    Outbox outbox;

    TenantId tenant = new TenantId(0);
    Books books;

    @BeforeEach
    void aCompany() {
        tenant = tenant();
        books = new Books(scope, sql, tenant);
    }

    @Test
    void theDaysPlayedAndTheDaysThatFollowReportTheSameCounts() {
        someBooks(new Random(7), 80);
        sameAsForReal(DUE.minusDays(20), DUE.plusDays(60));
    }

    @Test
    void lettersOfTheOldBacklogLeaveInTheSamePortions() {
        someBooks(new Random(8), 60);
        reminders.start(tenant, OptionalInt.of(3));
        sameAsForReal(DUE.plusDays(30), DUE.plusDays(65));
    }

    /** Two accounts of one accountant, and a customer who owes in two currencies: two messages a week are for all of it. */
    @Test
    void thePersonBehindSeveralAccountsIsWrittenToAsRarelyAsForReal() {
        var dice = new Random(11);
        for (int i = 0; i < 12; i++) {
            var account = books.customerWithoutContact("C" + i);
            books.contact(account, "cabinet" + i / 3 + "@example.org");
            for (var currency : List.of("EUR", "GBP"))
                books.item(
                        account, "invoice", "F" + i + currency, currency, DUE.plusDays(dice.nextInt(20)), 900_00 + i);
        }
        sameAsForReal(DUE.minusDays(8), DUE.plusDays(35));
        assertThat(play(usual(), DUE.minusDays(8), DUE.plusDays(35)).days())
                .anySatisfy(day -> assertThat(day.byReason()).containsKey(Reason.BUDGET_SPENT));
    }

    @Test
    void whatAStepIsWithheldFromIsPlayedWithoutIt() {
        for (int i = 0; i < 40; i++) books.invoice(books.customer("C" + i), "F" + i, DUE, 100_00);
        assertThat(experiments.start(tenant, usual().name(), "second", 50, "Anne"))
                .isPresent();
        sameAsForReal(DUE, DUE.plusDays(40));
        var played = play(usual(), DUE, DUE.plusDays(40));
        assertThat(played.lettersByStep().get("second")).isBetween(8L, 32L);
        assertThat(played.days().get(20).byReason().get(Reason.HELD_OUT))
                .isEqualTo(40 - played.lettersByStep().get("second"));
    }

    /** Nobody pays in days to come, but who promised to. */
    @Test
    void aPromiseIsTakenToBeKept() {
        var account = books.customer("C1");
        var item = books.invoice(account, "F1", DUE, 500_00);
        books.promise(account, item, DUE.plusDays(10));
        var played = play(usual(), DUE.plusDays(4), DUE.plusDays(60));
        assertThat(played.messages()).isZero();
        assertThat(reasonsOn(played, DUE.plusDays(9).toString())).isEqualTo(Map.of(Reason.PROMISED, 1L));
        assertThat(reasonsOn(played, DUE.plusDays(10).toString())).isEmpty();
    }

    @Test
    void aDraftIsTriedInThePlaceOfTheLiveVersion() {
        books.invoice(books.customer("C1"), "F1", DUE, 500_00);
        var later = Scenario.draft(
                usual().name(),
                7,
                2,
                3,
                List.of(
                        Step.message(1, "first", 30, Tone.FIRST),
                        Step.message(2, "second", 60, Tone.SECOND),
                        Step.decision(3, "decide", 95)));
        assertThat(scenarios.saveDraft(tenant, later)).isInstanceOf(ScenarioAnswer.Kept.class);
        var draft = machine.scenario(tenant, usual().name() + "@2").orElseThrow();
        assertThat(machine.scenario(tenant, Long.toString(draft.id()))).contains(draft);
        assertThat(machine.scenarios(tenant)).contains(draft, usual());
        assertThat(lettersOf(play(draft, DUE.minusDays(20), DUE.plusDays(90))))
                .containsExactly("2099-04-30 first", "2099-05-30 second");
        assertThat(lettersOf(play(usual(), DUE.minusDays(20), DUE.plusDays(90))))
                .hasSize(4);
    }

    @Test
    void daysPlayedInTheMiddleGoOnFromWhatWasSaidBefore() {
        someBooks(new Random(9), 60);
        for (var day = DUE.minusDays(10); day.isBefore(DUE.plusDays(8)); day = day.plusDays(1)) run(day);
        sameAsForReal(DUE.plusDays(8), DUE.plusDays(40));
    }

    @Test
    void playingLeavesNothingBehind() {
        someBooks(new Random(10), 40);
        play(usual(), DUE.minusDays(20), DUE.plusDays(60));
        assertThat(books.stepsTaken()).isEmpty();
        assertThat(outbox.counts(tenant)).isEmpty();
        assertThat(reminders.countByReason(tenant, DUE)).isEmpty();
        assertThat(reminders.policy(tenant).startedOn()).isEmpty();
    }

    /** The invoice of January was paid in April: by the books of today it is closed, in March it was open. */
    @Test
    void thePastIsPlayedAsTheBooksWereThen() {
        var due = LocalDate.of(2026, 1, 31);
        var account = books.customer("C1");
        var item = books.invoice(account, "F1", due, 500_00);
        books.paid(item, books.credit(account, LocalDate.of(2026, 4, 1), 500_00), 500_00, LocalDate.of(2026, 4, 1));
        var played = play(usual(), LocalDate.of(2025, 12, 15), LocalDate.of(2026, 6, 30));
        assertThat(lettersOf(played))
                .containsExactly("2026-01-24 courtesy", "2026-02-03 first", "2026-02-15 second", "2026-03-02 third");
        assertThat(reasonsOn(played, "2025-12-31")).isEmpty();
        assertThat(reasonsOn(played, "2026-03-17")).isEqualTo(Map.of(Reason.DECISION_ASKED, 1L));
        assertThat(reasonsOn(played, "2026-04-01")).isEmpty();
    }

    /** In February the customer disputed and then promised: what left then was silenced, and so is what is played. */
    @Test
    void whatSpokeAgainstAskingThenSpeaksAgainstItAgain() {
        var account = books.customer("C1");
        var item = books.invoice(account, "F1", LocalDate.of(2026, 1, 31), 500_00);
        var disputed = dispute(account, item, "2026-02-10", "2026-02-20");
        promise(account, item, "2026-02-27", "2026-03-10", "broken");
        var played = play(usual(), LocalDate.of(2026, 1, 10), LocalDate.of(2026, 4, 30));
        assertThat(disputed).isPositive();
        assertThat(reasonsOn(played, "2026-02-10")).isEqualTo(Map.of(Reason.NOT_YET, 1L));
        assertThat(reasonsOn(played, "2026-02-11")).isEqualTo(Map.of(Reason.DISPUTED, 1L));
        assertThat(reasonsOn(played, "2026-02-20")).isEqualTo(Map.of(Reason.DISPUTED, 1L));
        assertThat(reasonsOn(played, "2026-02-24")).isEqualTo(Map.of(Reason.DISPUTE_SETTLED, 1L));
        assertThat(reasonsOn(played, "2026-03-06")).isEqualTo(Map.of(Reason.PROMISED, 1L));
        assertThat(lettersOf(played))
                .containsExactly("2026-01-24 courtesy", "2026-02-03 first", "2026-02-25 second", "2026-03-12 third");
    }

    @Test
    void aPauseThatIsOverSilencesTheDaysItWasAskedForAndNoOthers() {
        var account = books.customer("C1");
        books.invoice(account, "F1", LocalDate.of(2026, 1, 31), 500_00);
        scope.run(
                tenant,
                () -> sql.sql("""
                insert into reminders.pause (tenant_id, account_id, reason, since, until)
                values (:tenant, :account, 'vacances', date '2026-02-09', date '2026-02-28')""")
                        .param("tenant", tenant.value())
                        .param("account", account.value())
                        .update());
        var played = play(usual(), LocalDate.of(2026, 1, 10), LocalDate.of(2026, 4, 30));
        assertThat(lettersOf(played))
                .containsExactly("2026-01-24 courtesy", "2026-02-03 first", "2026-03-01 second", "2026-03-08 third");
    }

    private long dispute(AccountId account, long item, String opened, String closed) {
        return scope.in(
                tenant,
                () -> sql.sql("""
                insert into disputes.dispute (tenant_id, account_id, open_item_id, disputed_cents, cause, note, opened_on,
                    opened_by, respond_by, state, closed_on)
                values (:tenant, :account, :item, 50000, 'damaged', '', :opened::date, 'portal', :opened::date, 'settled',
                    :closed::date) returning id""")
                        .param("tenant", tenant.value())
                        .param("account", account.value())
                        .param("item", item)
                        .param("opened", opened)
                        .param("closed", closed)
                        .query(Long.class)
                        .single());
    }

    private void promise(AccountId account, long item, String made, String promised, String state) {
        scope.run(
                tenant,
                () -> sql.sql("""
                insert into payments.promise (tenant_id, account_id, currency, open_item_id, promised_cents, promised_on,
                    holds_until, made_on, made_at, made_by, channel, note, state, settled_on)
                values (:tenant, :account, 'EUR', :item, 50000, :promised::date, :promised::date + 1, :made::date, :made::date,
                    'Anne', 'phone', '', :state, :promised::date + 2)""")
                        .param("tenant", tenant.value())
                        .param("account", account.value())
                        .param("item", item)
                        .param("made", made)
                        .param("promised", promised)
                        .param("state", state)
                        .update());
    }

    @Test
    void aCreditNotYetMatchedThenCoveredWhatItPaysLater() {
        var account = books.customer("C1");
        var item = books.invoice(account, "F1", LocalDate.of(2026, 1, 31), 500_00);
        var credit = books.credit(account, LocalDate.of(2026, 2, 10), 500_00);
        books.paid(item, credit, 500_00, LocalDate.of(2026, 3, 20));
        var played = play(usual(), LocalDate.of(2026, 1, 10), LocalDate.of(2026, 4, 30));
        assertThat(lettersOf(played)).containsExactly("2026-01-24 courtesy", "2026-02-03 first");
        assertThat(reasonsOn(played, "2026-02-10")).isEqualTo(Map.of(Reason.COVERED_BY_CREDIT, 1L));
        assertThat(reasonsOn(played, "2026-03-20")).isEmpty();
    }

    @Test
    void whatWouldHaveLeftStandsBesideWhatDid() {
        books.invoice(books.customer("C1"), "F1", DUE, 500_00);
        for (var day = DUE.minusDays(10); day.isBefore(DUE.plusDays(50)); day = day.plusDays(1)) run(day);
        var played = play(PATIENT, DUE.minusDays(10), DUE.plusDays(70));
        assertThat(lettersOf(played)).containsExactly("2099-04-30 first", "2099-05-30 second");
        assertThat(played.messagesLeft()).isEqualTo(4);
        assertThat(played.left().get(DUE.plusDays(3))).isEqualTo(new Simulation.Left(1, Map.of("first", 1L)));
    }

    @Test
    void twoScenariosAreComparedByCountsAndByAccount() {
        var late = books.customer("LATE");
        books.invoice(late, "F1", DUE, 500_00);
        var unreachable = books.customerWithoutContact("NOBODY");
        books.invoice(unreachable, "F2", DUE, 900_00);
        var played = machine.simulate(
                        tenant,
                        usual(),
                        Optional.of(PATIENT),
                        DUE.minusDays(10),
                        DUE.plusDays(80),
                        SimulationWatch.NOBODY)
                .orElseThrow();
        var difference = played.difference().orElseThrow();
        assertThat(played.messages()).isEqualTo(4);
        assertThat(difference.messages()).isEqualTo(2);
        assertThat(difference.more()).isEqualTo(1);
        assertThat(difference.same()).isEqualTo(1);
        assertThat(difference.accounts()).singleElement().satisfies(account -> {
            assertThat(account.account()).isEqualTo(late);
            assertThat(account.more()).isEqualTo(2);
            assertThat(account.partsOn()).isEqualTo(DUE.minusDays(7));
        });
    }

    @Test
    void aPersonWhoWaitsMayHaveItStopped() {
        books.invoice(books.customer("C1"), "F1", DUE, 500_00);
        assertThat(machine.simulate(tenant, usual(), Optional.empty(), DUE, DUE.plusDays(9), (done, all) -> done < all))
                .isEmpty();
    }

    @Test
    void whatCameOfItIsKeptForThePage() {
        books.invoice(books.customer("C1"), "F1", DUE, 500_00);
        long id = simulations.ask(tenant, usual(), Optional.of(PATIENT), DUE.minusDays(9), DUE.plusDays(80), "Anne");
        simulations.play(tenant, id, usual(), Optional.of(PATIENT));
        var kept = simulations.find(tenant, id).orElseThrow();
        assertThat(kept.state()).isEqualTo(AskedSimulation.State.DONE);
        assertThat(kept.percent()).isEqualTo(100);
        assertThat(kept.answer().orElseThrow().messages()).isEqualTo(4);
        assertThat(simulations.latest(tenant, 5))
                .singleElement()
                .satisfies(latest -> assertThat(latest.answer()).isEmpty());
    }

    @Test
    void whatIsStoppedStaysStopped() {
        books.invoice(books.customer("C1"), "F1", DUE, 500_00);
        long id = simulations.ask(tenant, usual(), Optional.empty(), DUE, DUE.plusDays(8), "Anne");
        simulations.cancel(tenant, id);
        simulations.play(tenant, id, usual(), Optional.empty());
        assertThat(simulations.find(tenant, id).orElseThrow().state()).isEqualTo(AskedSimulation.State.CANCELLED);
    }

    @Test
    void daysThatRunBackwardsAreRefused() {
        assertThatThrownBy(() -> play(usual(), DUE, DUE.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private void sameAsForReal(LocalDate from, LocalDate to) {
        var played = play(usual(), from, to);
        assertThat(played.messages()).isPositive();
        for (var day : played.days()) {
            var real = run(day.on());
            assertThat(day.messages()).as("messages of %s", day.on()).isEqualTo(real.messages());
            assertThat(day.byStep()).as("steps of %s", day.on()).isEqualTo(real.byStep());
            assertThat(day.byReason()).as("reasons of %s", day.on()).isEqualTo(real.byReason());
        }
    }

    private Scenario usual() {
        return machine.scenario(tenant, "").orElseThrow();
    }

    private Simulation play(Scenario scenario, LocalDate from, LocalDate to) {
        return machine.simulate(tenant, scenario, Optional.empty(), from, to, SimulationWatch.NOBODY)
                .orElseThrow();
    }

    private static Stream<String> lettersOf(Simulation played) {
        return played.days().stream()
                .flatMap(day -> day.lettersByStep().keySet().stream().map(step -> day.on() + " " + step));
    }

    private static Map<Reason, Long> reasonsOn(Simulation played, String day) {
        return played.days().stream()
                .filter(each -> each.on().equals(LocalDate.parse(day)))
                .findFirst()
                .orElseThrow()
                .byReason();
    }

    private RunResult run(LocalDate on) {
        return reminders.run(tenant, on, false);
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
