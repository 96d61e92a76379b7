package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.ExperimentFinding.TooEarly.Missing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a withheld step has shown is known whatever its days are counted from. */
class ExperimentsTest extends DatabaseTest {
    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    Reminders reminders;

    @Autowired
    Scenarios scenarios;

    @Autowired
    Experiments experiments;

    /** Sixty customers, an invoice each; the step comes on the very day on which the experiment begins. */
    @ParameterizedTest(name = "counted from {0}")
    @EnumSource(Anchor.class)
    void theInvoicesWhoseStepHasItsDayAreFollowedOnBothSides(Anchor anchor) {
        var tenant = tenant();
        var books = new Books(scope, sql, tenant);
        var today = LocalDate.now();
        var due = anchor == Anchor.MONTH_END ? today.withDayOfMonth(1).minusDays(10) : today.minusDays(10);
        for (int i = 0; i < 60; i++) books.invoice(books.customer("C" + i), "F" + i, due, 100_00);
        publish(tenant, measured(anchor, today));
        if (anchor == Anchor.PREVIOUS) reminders.run(tenant, today.minusDays(5), false);
        long id = experiments
                .start(tenant, "courtesy-first", "second", 50, "Anne")
                .orElseThrow();
        var finding = experiments
                .finding(tenant, experiments.find(tenant, id).orElseThrow())
                .orElseThrow();
        assertThat(finding.reminded().items() + finding.heldOut().items()).isEqualTo(60);
        assertThat(finding.heldOut().accounts()).isBetween(15L, 45L);
        assertThat(finding)
                .isInstanceOfSatisfying(
                        ExperimentFinding.TooEarly.class,
                        early -> assertThat(early.missing()).isIn(Missing.DAYS, Missing.ACCOUNTS));
    }

    @Test
    void aStepThatHasGoneShowsNothingMore() {
        var tenant = tenant();
        new Books(scope, sql, tenant).customer("C1");
        long id = experiments
                .start(tenant, "courtesy-first", "second", 50, "Anne")
                .orElseThrow();
        publish(tenant, Step.message(2, "another", 20, Tone.SECOND));
        assertThat(experiments.finding(tenant, experiments.find(tenant, id).orElseThrow()))
                .isEmpty();
    }

    private static Step measured(Anchor anchor, LocalDate today) {
        int after = switch (anchor) {
            case DUE -> 10;
            case ISSUED -> 40;
            case MONTH_END -> days(today.withDayOfMonth(1).minusDays(1), today);
            case PREVIOUS -> 5;
        };
        return Step.message(2, "second", after, Tone.SECOND).from(anchor);
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(java.time.temporal.ChronoUnit.DAYS.between(from, to));
    }

    private void publish(TenantId tenant, Step second) {
        var steps = List.of(Step.message(1, "first", 1, Tone.FIRST), second, Step.decision(3, "decide", 90));
        var draft = Scenario.draft("courtesy-first", 7, 2, 0, steps);
        var kept = ((ScenarioAnswer.Kept) scenarios.saveDraft(tenant, draft)).scenario();
        assertThat(scenarios.publish(tenant, kept.name(), kept.version(), Scenarios.Running.MOVE))
                .isInstanceOf(ScenarioAnswer.Kept.class);
    }
}
