package org.maillon.reminders;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountFacts.Holds;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.AccountFacts.Promised;
import org.maillon.reminders.AccountFacts.Said;

@NullMarked
class ReminderRulesTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);
    private static final LocalDate NEVER = AccountDecision.WHEN_FACTS_CHANGE;
    private static final Scenario STANDARD = ReadyMade.COURTESY_FIRST;

    @ParameterizedTest(name = "{0} days late, last step {1} on {2}, last contact {3}: {4} {5}, look again {6}")
    @CsvSource(nullValues = "-", delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            late | last step | on         | contact    | reason         | tone     | reviewOn
            -30  | 0         | -          | -          | NOT_YET        | -        | 2026-03-24
            -8   | 0         | -          | -          | NOT_YET        | -        | 2026-03-24
            -7   | 0         | -          | -          | STEP_TAKEN     | COURTESY | 2026-03-25
            -1   | 0         | -          | -          | STEP_TAKEN     | COURTESY | 2026-03-31
            -5   | 0         | -          | 2026-03-20 | SPACED         | -        | 2026-03-27
            -1   | 0         | -          | 2026-03-29 | SPACED         | -        | 2026-03-31
            -6   | 1         | 2026-03-24 | 2026-03-24 | NOT_YET        | -        | 2026-04-03
            0    | 0         | -          | -          | NOT_YET        | -        | 2026-04-03
            2    | 1         | 2026-03-24 | 2026-03-24 | NOT_YET        | -        | 2026-04-03
            3    | 1         | 2026-03-24 | 2026-03-24 | STEP_TAKEN     | FIRST    | 2026-04-04
            3    | 1         | 2026-03-24 | 2026-04-01 | SPACED         | -        | 2026-04-08
            400  | 0         | -          | -          | STEP_TAKEN     | FIRST    | 2027-05-06
            4    | 2         | 2026-04-03 | 2026-04-03 | NOT_YET        | -        | 2026-04-15
            15   | 2         | 2026-04-03 | 2026-04-03 | STEP_TAKEN     | SECOND   | 2026-04-16
            16   | 2         | 2026-04-14 | 2026-04-14 | SPACED         | -        | 2026-04-21
            31   | 2         | 2026-04-03 | 2026-04-03 | STEP_TAKEN     | THIRD    | 2026-05-02
            30   | 3         | 2026-04-15 | 2026-04-15 | STEP_TAKEN     | THIRD    | 2026-05-01
            31   | 4         | 2026-04-30 | 2026-04-30 | NOT_YET        | -        | 2026-05-15
            60   | 2         | 2026-04-03 | 2026-04-03 | STEP_TAKEN     | THIRD    | 2026-05-31
            45   | 4         | 2026-05-12 | 2026-05-12 | SPACED         | -        | 2026-05-19
            45   | 4         | 2026-04-30 | 2026-05-14 | DECISION_ASKED | -        | 9999-12-31
            300  | 4         | 2026-04-30 | 2026-04-30 | DECISION_ASKED | -        | 9999-12-31
            """)
    void oneItemClimbsTheScenario(
            int late,
            int lastStep,
            @Nullable LocalDate lastStepOn,
            @Nullable LocalDate contact,
            Reason reason,
            @Nullable Tone tone,
            LocalDate reviewOn) {
        var item = new ItemFacts(1, "invoice", DUE.minusDays(30), DUE, 500_00, lastStep, lastStepOn, 1, null);
        var decision = decide(account(true, 0, contact, item), DUE.plusDays(late));
        assertThat(decision.items())
                .singleElement()
                .extracting(ItemDecision::reason)
                .isEqualTo(reason);
        assertThat(decision.reminder().map(AccountDecision.Reminder::tone).orElse(null))
                .isEqualTo(tone);
        assertThat(decision.reviewOn()).isEqualTo(reviewOn);
    }

    @ParameterizedTest(name = "{0} due {1}, credit {2}, paused until {3}, reachable {4}: {5}, look again {6}")
    @CsvSource(nullValues = "-", delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            kind         | due        | credit | paused     | reachable | reason            | reviewOn
            invoice      | 2026-03-31 | 0      | -          | true      | STEP_TAKEN        | 2026-04-11
            opening      | 2026-03-31 | 0      | -          | true      | STEP_TAKEN        | 2026-04-11
            invoice      | 2026-03-31 | 0      | 2026-04-09 | true      | STEP_TAKEN        | 2026-04-11
            invoice      | 2026-03-31 | 0      | 2026-04-10 | true      | PAUSED            | 2026-04-11
            invoice      | 2026-03-31 | 0      | 2026-05-01 | false     | PAUSED            | 2026-05-02
            invoice      | 2026-03-31 | 0      | -          | false     | NO_CONTACT        | 9999-12-31
            invoice      | 2026-04-12 | 0      | -          | false     | NO_CONTACT        | 2026-04-12
            invoice      | 2026-05-30 | 0      | -          | false     | NOT_YET           | 2026-05-23
            invoice      | -          | 0      | -          | true      | NO_DUE_DATE       | 9999-12-31
            invoice      | -          | 0      | -          | false     | NO_DUE_DATE       | 9999-12-31
            invoice      | 2026-03-31 | 49999  | -          | true      | STEP_TAKEN        | 2026-04-11
            invoice      | 2026-03-31 | 50000  | -          | true      | COVERED_BY_CREDIT | 9999-12-31
            invoice      | 2026-03-31 | 50001  | -          | true      | IN_CREDIT         | 9999-12-31
            doubtful     | 2026-03-31 | 0      | -          | true      | DOUBTFUL          | 9999-12-31
            deposit-used | 2026-03-31 | 0      | -          | true      | NOT_CHASED        | 9999-12-31
            transfer     | 2026-03-31 | 0      | -          | true      | NOT_CHASED        | 9999-12-31
            refund       | 2026-03-31 | 0      | -          | true      | NOT_CHASED        | 9999-12-31
            """)
    void anItemTenDaysIntoAprilIsChasedOrNotBecause(
            String kind,
            @Nullable LocalDate due,
            long credit,
            @Nullable LocalDate paused,
            boolean reachable,
            Reason reason,
            LocalDate reviewOn) {
        var item = new ItemFacts(1, kind, LocalDate.of(2026, 3, 1), due, 500_00, 0, null, 1, paused);
        var decision = decide(account(reachable, credit, null, item), LocalDate.of(2026, 4, 10));
        assertThat(decision.items())
                .singleElement()
                .extracting(ItemDecision::reason)
                .isEqualTo(reason);
        assertThat(decision.reviewOn()).isEqualTo(reviewOn);
    }

    /** Items read: days late / open / last step said; an item said something stands at its step's day. */
    @ParameterizedTest(name = "{0} with credit {1}: {2}, {3} asked for {4}")
    @CsvSource(nullValues = "-", delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            items                              | credit | reasons                                   | tone     | asked
            3/100/0 4/200/0                    | 0      | STEP_TAKEN STEP_TAKEN                     | FIRST    | 300
            3/100/0 15/200/2                   | 0      | STEP_TAKEN STEP_TAKEN                     | SECOND   | 300
            3/100/0 -7/200/0                   | 0      | STEP_TAKEN SPACED                         | FIRST    | 100
            -30/50/0 -7/200/0                  | 0      | NOT_YET STEP_TAKEN                        | COURTESY | 200
            3/100/0 20/200/3                   | 0      | STEP_TAKEN NOT_YET                        | FIRST    | 100
            3/100/0 90/200/0                   | 200    | STEP_TAKEN COVERED_BY_CREDIT              | FIRST    | 100
            3/100/0 90/200/0                   | 250    | STEP_TAKEN COVERED_BY_CREDIT              | FIRST    | 50
            3/100/0 90/200/0                   | 300    | COVERED_BY_CREDIT COVERED_BY_CREDIT       | -        | 0
            3/100/0 90/200/0                   | 301    | IN_CREDIT IN_CREDIT                       | -        | 0
            3/100/0 -30/200/0                  | 150    | COVERED_BY_CREDIT NOT_YET                 | -        | 0
            60/100/4 3/80/0                    | 0      | DECISION_ASKED STEP_TAKEN                 | FIRST    | 80
            """)
    void theItemsOfAnAccountShareOneMessage(
            String items, long credit, String reasons, @Nullable Tone tone, long asked) {
        var today = LocalDate.of(2026, 6, 1);
        var specs = items.split(" ");
        var facts = IntStream.range(0, specs.length)
                .mapToObj(i -> standing(i + 1, specs[i].split("/"), today))
                .toList();
        var decision = decide(new AccountFacts(1, "EUR", true, credit, null, facts), today);
        assertThat(decision.items().stream().map(i -> i.reason().name()).collect(Collectors.joining(" ")))
                .isEqualTo(reasons);
        assertThat(decision.reminder().map(AccountDecision.Reminder::tone).orElse(null))
                .isEqualTo(tone);
        assertThat(decision.reminder().map(AccountDecision.Reminder::askedCents).orElse(0L))
                .isEqualTo(asked);
    }

    @Test
    void aDepositUsedTakesItsCreditBeforeTheOldestInvoice() {
        var invoice = new ItemFacts(1, "invoice", DUE, DUE, 1_000_00, 0, null, 1, null);
        var used = new ItemFacts(2, "deposit-used", DUE, null, 100_00, 0, null, 1, null);
        var decision = decide(account(true, 200_00, null, invoice, used), DUE.plusDays(10));
        assertThat(decision.reminder())
                .get()
                .extracting(AccountDecision.Reminder::askedCents)
                .isEqualTo(900_00L);
    }

    @Test
    void aCreditPaysWhatIsChasedBeforeDoubtfulDebt() {
        var invoice = new ItemFacts(1, "invoice", DUE, DUE, 100_00, 0, null, 1, null);
        var doubtful = new ItemFacts(2, "doubtful", DUE.minusYears(1), null, 300_00, 0, null, 1, null);
        var decision = decide(account(true, 100_00, null, invoice, doubtful), DUE.plusDays(10));
        assertThat(decision.reminder()).isEmpty();
        assertThat(decision.items())
                .extracting(ItemDecision::reason)
                .containsExactly(Reason.COVERED_BY_CREDIT, Reason.DOUBTFUL);
    }

    @ParameterizedTest(name = "first letter to a customer {0} days late is backlog: {1}")
    @CsvSource({"3, false", "9, false", "10, true", "400, true"})
    void oldDebtOfACustomerNeverWrittenToIsBacklog(int late, boolean backlog) {
        var item = new ItemFacts(1, "invoice", DUE, DUE, 100_00, 0, null, 1, null);
        var decision = decide(account(true, 0, null, item), DUE.plusDays(late));
        assertThat(decision.reminder())
                .get()
                .extracting(AccountDecision.Reminder::fromBacklog)
                .isEqualTo(backlog);
    }

    @Test
    void anAccountThatWaitsIsLookedAtTomorrow() {
        var today = DUE.plusDays(50);
        var item = new ItemFacts(1, "invoice", DUE, DUE, 100_00, 0, null, 1, null);
        var decision = decide(account(true, 0, null, item), today).waiting(today);
        assertThat(decision.items()).extracting(ItemDecision::reason).containsExactly(Reason.BACKLOG_WAITS);
        assertThat(decision.reminder()).isEmpty();
        assertThat(decision.reviewOn()).isEqualTo(today.plusDays(1));
    }

    /** The promise on which the daily run rests: nothing is missed by looking only at accounts whose day has come. */
    @ParameterizedTest
    @ValueSource(longs = {42, 43, 44})
    void nothingChangesBeforeTheReviewDay(long seed) {
        var dice = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var facts = someFacts(dice);
            var today = lastSaid(facts).plusDays(dice.nextInt(90));
            var decision = decide(facts, today);
            assertThat(decision.reviewOn()).isAfter(today);
            if (decision.reminder().isPresent()) continue;
            for (var day = today.plusDays(1);
                    day.isBefore(decision.reviewOn()) && day.isBefore(today.plusDays(120));
                    day = day.plusDays(1)) {
                var later = decide(facts, day);
                assertThat(later.reminder()).as("%s on %s", facts, day).isEmpty();
                assertThat(reasons(later)).as("%s on %s", facts, day).isEqualTo(reasons(decision));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void theAmountAskedIsWhatTheItemsChasedStillOwe(long seed) {
        var dice = new Random(seed);
        int messages = 0;
        for (int i = 0; i < 20_000; i++) {
            var facts = someFacts(dice);
            var decision = decide(facts, DUE.plusDays(dice.nextInt(-60, 120)));
            var undisputed = facts.items().stream()
                    .mapToLong(item -> item.openCents()
                            - Math.min(item.openCents(), item.holds().disputedCents()))
                    .sum();
            var owed = undisputed - facts.unallocatedCents();
            var covered = decision.items().stream()
                    .mapToLong(ItemDecision::coveredCents)
                    .sum();
            assertThat(covered).isEqualTo(Math.min(facts.unallocatedCents(), undisputed));
            for (var item : decision.items()) {
                var balance = item.balance();
                assertThat(balance.openCents())
                        .isEqualTo(item.owedCents()
                                + balance.disputedCents()
                                + balance.coveredCents()
                                + balance.promisedCents());
                assertThat(item.owedCents()).isNotNegative();
                if (item.leavesNow()) assertThat(item.owedCents()).isPositive();
            }
            assertThat(decision.items()).hasSameSizeAs(facts.items());
            if (decision.reminder().isEmpty()) continue;
            messages++;
            var message = decision.reminder().get();
            assertThat(message.askedCents()).isPositive().isLessThanOrEqualTo(owed);
            assertThat(message.askedCents())
                    .isEqualTo(decision.items().stream()
                            .filter(ItemDecision::leavesNow)
                            .mapToLong(ItemDecision::owedCents)
                            .sum());
        }
        assertThat(messages).isGreaterThan(1_000);
    }

    /** A year of daily decisions: each step once, never two messages within the spacing, and everything ends in a decision. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachStepLeavesAtMostOnceHoweverTheDaysAreSkipped(long seed) {
        var dice = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var facts = fresh(someFacts(dice));
            var said = new ArrayList<String>();
            @Nullable LocalDate lastMessage = null;
            for (var day = DUE.minusDays(60);
                    day.isBefore(DUE.plusDays(260));
                    day = day.plusDays(dice.nextInt(5) == 0 ? dice.nextInt(1, 12) : 1)) {
                var decision = decide(facts, day);
                if (decision.reminder().isEmpty()) continue;
                if (lastMessage != null) assertThat(day).isAfterOrEqualTo(lastMessage.plusDays(7));
                lastMessage = day;
                var after = said(facts, decision, day, said);
                assertThat(decide(after, day).reminder()).isEmpty();
                assertThat(reasons(decide(after, day))).isEqualTo(reasons(decision));
                facts = after;
            }
            assertThat(said).doesNotHaveDuplicates();
        }
    }

    private static AccountFacts said(AccountFacts facts, AccountDecision decision, LocalDate day, List<String> said) {
        var items = new ArrayList<ItemFacts>();
        for (int i = 0; i < facts.items().size(); i++) {
            var item = facts.items().get(i);
            var answer = decision.items().get(i);
            var step = answer.step();
            if (answer.leavesNow() && step != null) {
                assertThat(step.number() > item.lastStep()
                                || step.number() == item.lastStep()
                                        && answer.repetition() > item.said().repetition())
                        .isTrue();
                said.add(item.openItem() + ":" + step.number() + ":" + answer.repetition());
                items.add(item.with(new Said(step.number(), answer.repetition(), day, 1, null)));
            } else {
                items.add(item);
            }
        }
        return facts.as(day, facts.contactsOn(), items);
    }

    private static AccountFacts fresh(AccountFacts facts) {
        var items = facts.items().stream().map(item -> item.with(Said.NOTHING)).toList();
        return facts.asReachable().as(null, List.of(), items);
    }

    private static LocalDate lastSaid(AccountFacts facts) {
        return Stream.concat(
                        Stream.of(DUE.minusDays(60)),
                        Stream.concat(
                                Stream.ofNullable(facts.lastContactOn()),
                                facts.items().stream().flatMap(item -> Stream.ofNullable(item.lastStepOn()))))
                .max(naturalOrder())
                .orElseThrow();
    }

    private static List<Reason> reasons(AccountDecision decision) {
        return decision.items().stream().map(ItemDecision::reason).toList();
    }

    private static AccountDecision decide(AccountFacts facts, LocalDate today) {
        return ReminderRules.decide(STANDARD, facts, today);
    }

    private static AccountFacts account(
            boolean reachable, long credit, @Nullable LocalDate contact, ItemFacts... items) {
        return new AccountFacts(1, "EUR", reachable, credit, contact, List.of(items));
    }

    private static ItemFacts standing(long id, String[] spec, LocalDate today) {
        var due = today.minusDays(Long.parseLong(spec[0]));
        int last = Integer.parseInt(spec[2]);
        var lastOn =
                STANDARD.step(last).map(step -> due.plusDays(step.offsetDays())).orElse(null);
        return new ItemFacts(id, "invoice", due.minusDays(30), due, Long.parseLong(spec[1]), last, lastOn, 1, null);
    }

    private static AccountFacts someFacts(Random dice) {
        var items = IntStream.rangeClosed(1, dice.nextInt(1, 6))
                .mapToObj(id -> someItem(id, dice))
                .toList();
        var contact = dice.nextBoolean() ? DUE.plusDays(dice.nextInt(-30, 60)) : null;
        var credit = dice.nextInt(3) == 0 ? dice.nextInt(3_000) : 0;
        var promises = IntStream.range(0, dice.nextInt(3) == 0 ? dice.nextInt(1, 3) : 0)
                .mapToObj(_ -> somePromise(items.size(), dice))
                .toList();
        var contacts = Stream.of(contact)
                .flatMap(Stream::ofNullable)
                .flatMap(on -> dice.nextBoolean() ? Stream.of(on.minusDays(dice.nextInt(7)), on) : Stream.of(on))
                .toList();
        var reachable = dice.nextInt(10) > 0 ? EnumSet.of(Channel.EMAIL) : EnumSet.noneOf(Channel.class);
        return new AccountFacts(1, "EUR", reachable, credit, contact, contacts, promises, Set.of(), items);
    }

    private static Promised somePromise(int items, Random dice) {
        var on = DUE.plusDays(dice.nextInt(-60, 90));
        return new Promised(
                dice.nextBoolean() ? Long.valueOf(dice.nextInt(1, items + 1)) : null,
                dice.nextBoolean() ? Long.valueOf(dice.nextInt(1, 1_500)) : null,
                on,
                on.plusDays(dice.nextInt(1, 4)));
    }

    private static ItemFacts someItem(long id, Random dice) {
        var kinds = List.of(
                "invoice", "invoice", "invoice", "bill", "opening", "other", "doubtful", "deposit-used", "transfer");
        var due = dice.nextInt(15) == 0 ? null : DUE.plusDays(dice.nextInt(-60, 60));
        int last = dice.nextInt(5);
        var lastOn = last == 0 ? null : DUE.plusDays(dice.nextInt(-60, 60));
        var paused = dice.nextInt(10) == 0 ? DUE.plusDays(dice.nextInt(-30, 60)) : null;
        return new ItemFacts(
                        id,
                        kinds.get(dice.nextInt(kinds.size())),
                        DUE.minusDays(90),
                        due,
                        dice.nextInt(1, 1_000),
                        last,
                        lastOn,
                        1,
                        paused)
                .with(someHolds(paused, dice))
                .on(dice.nextInt(4) == 0 ? someScenario(dice) : null);
    }

    private static Holds someHolds(@Nullable LocalDate paused, Random dice) {
        return new Holds(
                paused,
                dice.nextInt(4) == 0 ? dice.nextInt(1, 1_200) : 0,
                dice.nextInt(12) == 0 ? DUE.plusDays(dice.nextInt(-30, 60)) : null,
                dice.nextInt(12) == 0 ? DUE.plusDays(dice.nextInt(-30, 60)) : null,
                dice.nextInt(8) == 0 ? DUE.plusDays(dice.nextInt(-60, -40)) : null,
                dice.nextInt(40) == 0 ? DUE.plusDays(dice.nextInt(-60, 0)) : null,
                dice.nextInt(12) == 0 ? DUE.plusDays(dice.nextInt(-30, 60)) : null);
    }

    private static Scenario someScenario(Random dice) {
        return ReadyMade.ALL.get(dice.nextInt(ReadyMade.ALL.size()));
    }
}
