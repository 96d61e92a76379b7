package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.messages.ReminderLetter.Tone.COURTESY;
import static org.maillon.messages.ReminderLetter.Tone.FIRST;
import static org.maillon.messages.ReminderLetter.Tone.SECOND;
import static org.maillon.messages.ReminderLetter.Tone.THIRD;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountDecision.Reminder;
import org.maillon.reminders.AccountFacts.HeldOut;
import org.maillon.reminders.AccountFacts.Holds;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.AccountFacts.Promised;
import org.maillon.reminders.AccountFacts.Said;

/** What keeps an item silent, and what makes it firmer. Everything was due on 31 March 2026; it is 10 April. */
@NullMarked
class HoldsTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 10);
    private static final ItemFacts INVOICE =
            new ItemFacts(1, "invoice", LocalDate.of(2026, 3, 1), DUE, 500_00, Said.NOTHING, Holds.NONE, null);

    /** An invoice of 500.00 with a credit; the promise is about it, for the day it holds to the day after. */
    @Test
    void anInsolvencyGoesBeforeEveryOtherReasonForSilence() {
        var published = TODAY.minusDays(3);
        var item = INVOICE.with(new Holds(TODAY, 500_00, TODAY, TODAY, null, published, null));
        for (long credit : new long[] {0, 900_00}) {
            var only = decide(account(credit, List.of(), item)).items().getFirst();
            assertThat(only.reason()).isEqualTo(Reason.INSOLVENT);
            assertThat(only.aboutOn()).isEqualTo(published);
            assertThat(only.reviewOn()).isEqualTo(AccountDecision.WHEN_FACTS_CHANGE);
            assertThat(only.leavesNow()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            disputed | credit | promised | for        | receipt    | planned    | paused     | reason            | about      | asked | reviewOn
            0        | 0      | -        | -          | -          | -          | -          | STEP_TAKEN        | -          | 50000 | 2026-04-11
            20000    | 0      | -        | -          | -          | -          | -          | STEP_TAKEN        | -          | 30000 | 2026-04-11
            20000    | 10000  | -        | -          | -          | -          | -          | STEP_TAKEN        | -          | 20000 | 2026-04-11
            50000    | 0      | -        | -          | -          | -          | -          | DISPUTED          | -          | 0     | 9999-12-31
            60000    | 0      | -        | -          | -          | -          | -          | DISPUTED          | -          | 0     | 9999-12-31
            20000    | 30000  | -        | -          | -          | -          | -          | COVERED_BY_CREDIT | -          | 0     | 9999-12-31
            0        | 0      | 50000    | 2026-04-20 | -          | -          | -          | PROMISED          | 2026-04-20 | 0     | 2026-04-22
            0        | 0      | 50000    | 2026-04-09 | -          | -          | -          | PROMISED          | 2026-04-09 | 0     | 2026-04-11
            0        | 0      | 50000    | 2026-04-08 | -          | -          | -          | STEP_TAKEN        | -          | 50000 | 2026-04-11
            0        | 0      | 20000    | 2026-04-20 | -          | -          | -          | STEP_TAKEN        | -          | 30000 | 2026-04-11
            20000    | 0      | 30000    | 2026-04-20 | -          | -          | -          | PROMISED          | 2026-04-20 | 0     | 2026-04-22
            0        | 0      | -        | -          | 2026-04-15 | -          | -          | RECEIPT_TO_MATCH  | 2026-04-15 | 0     | 2026-04-16
            0        | 0      | -        | -          | 2026-04-09 | -          | -          | STEP_TAKEN        | -          | 50000 | 2026-04-11
            0        | 0      | -        | -          | -          | 2026-05-04 | -          | PLANNED           | 2026-05-04 | 0     | 2026-05-05
            0        | 0      | -        | -          | 2026-04-15 | -          | 2026-04-30 | PAUSED            | 2026-04-30 | 0     | 2026-05-01
            """)
    void anInvoiceTenDaysLateIsAskedForOrNot(
            long disputed,
            long credit,
            @Nullable Long promised,
            @Nullable LocalDate promisedOn,
            @Nullable LocalDate receipt,
            @Nullable LocalDate planned,
            @Nullable LocalDate paused,
            Reason reason,
            @Nullable LocalDate about,
            long asked,
            LocalDate reviewOn) {
        var promises = promisedOn == null
                ? List.<Promised>of()
                : List.of(new Promised(1L, promised, promisedOn, promisedOn.plusDays(1)));
        var item = INVOICE.with(new Holds(paused, disputed, planned, receipt, null, null, null));
        var decision = decide(account(credit, promises, item));
        var only = decision.items().getFirst();
        assertThat(only.reason()).isEqualTo(reason);
        assertThat(only.aboutOn()).isEqualTo(about);
        assertThat(decision.reminder().map(Reminder::askedCents).orElse(0L)).isEqualTo(asked);
        assertThat(decision.reviewOn()).isEqualTo(reviewOn);
    }

    @Test
    void aPromiseOfTheAccountSpeaksForTheOldestItems() {
        var later =
                new ItemFacts(2, "invoice", DUE.minusDays(20), DUE.plusDays(2), 300_00, Said.NOTHING, Holds.NONE, null);
        var promise = new Promised(null, 600_00L, TODAY.plusDays(5), TODAY.plusDays(6));
        var decision = decide(account(0, List.of(promise), later, INVOICE));
        assertThat(decision.items())
                .extracting(ItemDecision::reason)
                .containsExactly(Reason.STEP_TAKEN, Reason.PROMISED);
        assertThat(decision.reminder().orElseThrow().askedCents()).isEqualTo(200_00);
    }

    @ParameterizedTest(name = "broken on {0} after step {1} of {2}: {3} {4}")
    @CsvSource(nullValues = "-", delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            broken     | said | on         | reason         | tone
            -          | 0    | -          | STEP_TAKEN     | FIRST
            2026-04-09 | 0    | -          | STEP_TAKEN     | SECOND
            2026-04-09 | 1    | 2026-03-24 | STEP_TAKEN     | SECOND
            -          | 2    | 2026-04-03 | NOT_YET        | -
            2026-04-09 | 2    | 2026-04-03 | STEP_TAKEN     | SECOND
            2026-04-02 | 2    | 2026-04-03 | NOT_YET        | -
            2026-04-09 | 3    | 2026-04-03 | STEP_TAKEN     | THIRD
            2026-04-09 | 4    | 2026-04-03 | DECISION_ASKED | -
            2026-04-09 | 2    | 2026-04-05 | SPACED         | -
            """)
    void aBrokenPromiseBringsAFirmerStepAtOnce(
            @Nullable LocalDate broken, int said, @Nullable LocalDate on, Reason reason, @Nullable Tone tone) {
        var item = INVOICE.with(new Said(said, 0, on, 1, null)).with(Holds.NONE.brokenOn(broken));
        var facts = account(0, List.of(), item).as(on, List.of(), List.of(item));
        var decision = decide(facts);
        assertThat(decision.items().getFirst().reason()).isEqualTo(reason);
        assertThat(decision.reminder().map(Reminder::tone).orElse(null)).isEqualTo(tone);
    }

    @ParameterizedTest(name = "issued on {0}, due on {1}: {2}, look again {3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            issued     | due        | reason     | reviewOn
            2026-04-07 | 2026-04-07 | STEP_TAKEN | 2026-04-11
            2026-04-08 | 2026-04-05 | IN_TRANSIT | 2026-04-11
            2026-04-09 | 2026-04-14 | IN_TRANSIT | 2026-04-12
            2026-04-09 | 2026-04-11 | IN_TRANSIT | 2026-04-11
            """)
    void anInvoiceIsNotAskedForBeforeItCouldArrive(LocalDate issued, LocalDate due, Reason reason, LocalDate reviewOn) {
        var decision = decide(account(0, List.of(), new ItemFacts(1, "invoice", issued, due, 100, 0, null, 1, null)));
        assertThat(decision.items().getFirst().reason()).isEqualTo(reason);
        assertThat(decision.reviewOn()).isEqualTo(reviewOn);
    }

    /** The person was written to about other accounts; twice a week is the scenario's limit. */
    @ParameterizedTest(name = "written to on {0}: {1}, look again {2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            days before | reason       | reviewOn
            1           | STEP_TAKEN   | 2026-04-11
            2 1         | BUDGET_SPENT | 2026-04-15
            7 1         | STEP_TAKEN   | 2026-04-11
            6 1         | BUDGET_SPENT | 2026-04-11
            6 4 2       | BUDGET_SPENT | 2026-04-13
            """)
    void onePersonIsNotWrittenToTooOften(String days, Reason reason, LocalDate reviewOn) {
        var contacts = List.of(days.split(" ")).stream()
                .map(before -> TODAY.minusDays(Long.parseLong(before)))
                .toList();
        var decision = decide(account(0, List.of(), INVOICE).as(null, contacts, List.of(INVOICE)));
        assertThat(decision.items().getFirst().reason()).isEqualTo(reason);
        assertThat(decision.reviewOn()).isEqualTo(reviewOn);
    }

    @Test
    void aStepWaitsForItsApproval() {
        var careful = Scenario.draft(
                "careful",
                7,
                2,
                3,
                List.of(
                        Step.message(1, "first", 3, FIRST).approved(),
                        Step.message(2, "second", 15, SECOND),
                        Step.decision(3, "decide", 45)));
        var waiting = ReminderRules.decide(careful, account(0, List.of(), INVOICE), TODAY);
        assertThat(waiting.toApprove())
                .singleElement()
                .extracting(ItemDecision::step)
                .isEqualTo(careful.steps().getFirst());
        assertThat(waiting.reminder()).isEmpty();
        var agreed = INVOICE.with(new Said(0, 0, null, 1, new Said.Approved(1, 0)));
        assertThat(ReminderRules.decide(careful, account(0, List.of(), agreed), TODAY)
                        .reminder())
                .isPresent();
    }

    @Test
    void aStepWithheldOrNotMeantForTheAmountIsPassedOver() {
        var limited = Scenario.draft(
                "limited",
                7,
                2,
                3,
                List.of(
                        Step.message(1, "first", 3, FIRST).between(1_000_00L, null),
                        Step.message(2, "second", 20, SECOND),
                        Step.decision(3, "decide", 45)));
        var small = ReminderRules.decide(limited, account(0, List.of(), INVOICE), TODAY);
        assertThat(small.items().getFirst().reason()).isEqualTo(Reason.OUTSIDE_AMOUNTS);
        assertThat(small.reviewOn()).isEqualTo(DUE.plusDays(20));
        var later = ReminderRules.decide(limited, account(0, List.of(), INVOICE), DUE.plusDays(20));
        assertThat(later.reminder().orElseThrow().tone()).isEqualTo(SECOND);

        var held = new AccountFacts(
                1,
                "EUR",
                EnumSet.of(Channel.EMAIL),
                0,
                null,
                List.of(),
                List.of(),
                Set.of(new HeldOut("courtesy-first", "first")),
                List.of(INVOICE));
        assertThat(decide(held).items().getFirst().reason()).isEqualTo(Reason.HELD_OUT);
        assertThat(decide(held).reviewOn()).isEqualTo(DUE.plusDays(15));
    }

    @Test
    void theLastStepIsRepeatedUpToItsCapAndThenADecisionIsAsked() {
        var due = DUE;
        var said = Said.NOTHING;
        var days = new java.util.ArrayList<String>();
        for (var day = due; day.isBefore(due.plusDays(200)); day = day.plusDays(1)) {
            var item = INVOICE.with(said);
            var decision = ReminderRules.decide(
                    ReadyMade.SMALL_AMOUNTS, account(0, List.of(), item).as(said.on(), List.of(), List.of(item)), day);
            var only = decision.items().getFirst();
            if (only.leavesNow()) {
                said = new Said(
                        java.util.Objects.requireNonNull(only.step()).number(), only.repetition(), day, 1, null);
                days.add(said.step() + "." + said.repetition() + " +"
                        + due.until(day, java.time.temporal.ChronoUnit.DAYS));
            } else if (only.reason() == Reason.DECISION_ASKED) {
                days.add("decide +" + java.time.temporal.ChronoUnit.DAYS.between(due, day));
                break;
            }
        }
        assertThat(days).containsExactly("1.0 +7", "2.0 +30", "2.1 +60", "2.2 +90", "decide +120");
    }

    @Test
    void theFirmestStepSpeaksAndFindsAChannelByWhichTheCustomerIsReached() {
        var courtesy = new ItemFacts(2, "invoice", DUE, TODAY.plusDays(3), 70_00, Said.NOTHING, Holds.NONE, null);
        var called = INVOICE.with(new Said(2, 0, DUE.plusDays(1), 1, null)).on(ReadyMade.BAD_PAYER);
        var decision = decide(account(0, List.of(), called, courtesy));
        var reminder = decision.reminder().orElseThrow();
        assertThat(reminder.channel()).isEqualTo(Channel.CALL);
        assertThat(reminder.tone()).isEqualTo(SECOND);
        assertThat(decision.items().getLast().reason()).isEqualTo(Reason.SPACED);

        var byLetter = INVOICE.with(new Said(3, 0, DUE.plusDays(1), 1, null)).on(ReadyMade.PUBLIC_BUYER);
        var late = ReminderRules.decide(ReadyMade.COURTESY_FIRST, account(0, List.of(), byLetter), DUE.plusDays(40));
        assertThat(late.reminder().orElseThrow().channel()).isEqualTo(Channel.EMAIL);
        assertThat(late.reminder().orElseThrow().tone()).isEqualTo(THIRD);

        var registered = INVOICE.with(new Said(4, 0, DUE.plusDays(1), 1, null)).on(ReadyMade.BAD_PAYER);
        var formal =
                ReminderRules.decide(ReadyMade.COURTESY_FIRST, account(0, List.of(), registered), DUE.plusDays(23));
        assertThat(formal.items().getFirst().reason()).isEqualTo(Reason.NO_CONTACT);
        assertThat(COURTESY.compareTo(FIRST)).isNegative();
    }

    private static AccountDecision decide(AccountFacts facts) {
        return ReminderRules.decide(ReadyMade.COURTESY_FIRST, facts, TODAY);
    }

    private static AccountFacts account(long credit, List<Promised> promises, ItemFacts... items) {
        return new AccountFacts(
                1, "EUR", EnumSet.of(Channel.EMAIL), credit, null, List.of(), promises, Set.of(), List.of(items));
    }
}
