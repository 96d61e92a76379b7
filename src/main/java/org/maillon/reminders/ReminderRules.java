package org.maillon.reminders;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toSet;
import static org.maillon.reminders.AccountDecision.WHEN_FACTS_CHANGE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountDecision.Reminder;
import org.maillon.reminders.AccountFacts.ItemFacts;

/**
 * The one definition of who is reminded of what, and why not. No clock, no database: the daily run, the preview and the
 * door, hours later, all call it. Until the review day it answers, nothing changes unless a fact does.
 */
final class ReminderRules {
    private static final Comparator<ItemFacts> OLDEST_FIRST = comparingInt(ReminderRules::turnToBePaid)
            .thenComparing(ReminderRules::ageOf)
            .thenComparing(ItemFacts::issuedOn)
            .thenComparingLong(ItemFacts::openItem);

    private final Scenario scenario;
    private final AccountFacts facts;
    private final LocalDate today;

    private ReminderRules(Scenario scenario, AccountFacts facts, LocalDate today) {
        this.scenario = scenario;
        this.facts = facts;
        this.today = today;
    }

    static AccountDecision decide(Scenario scenario, AccountFacts facts, LocalDate today) {
        return new ReminderRules(scenario, facts, today).decision();
    }

    /** The same, as if nothing had been said lately: what a person who presses the button asks for. */
    static AccountDecision decideNow(Scenario scenario, AccountFacts facts, LocalDate today) {
        var unspaced = new AccountFacts(
                facts.account(), facts.currency(), facts.reachable(), facts.unallocatedCents(), null, facts.items());
        return decide(scenario, unspaced, today);
    }

    /** One item's answer, before the account's items are looked at together. */
    private record Answer(
            Reason reason, LocalDate reviewOn, @Nullable Step step, boolean leavesNow) {
        static Answer of(Reason reason, LocalDate reviewOn) {
            return new Answer(reason, reviewOn, null, false);
        }

        boolean leavesAsCourtesy() {
            return leavesNow && step != null && step.isCourtesy();
        }

        boolean leavesAsReminder() {
            return leavesNow && step != null && step.isReminder();
        }
    }

    private AccountDecision decision() {
        var covered = coveredByItem();
        var answers = new HashMap<Long, Answer>();
        for (var item : facts.items()) answers.put(item.openItem(), answer(item, covered));
        if (answers.values().stream().anyMatch(Answer::leavesAsReminder))
            answers.replaceAll((_, answer) -> courtesyWaits(answer));

        var items = new ArrayList<ItemDecision>();
        for (var item : facts.items()) {
            var answer = Objects.requireNonNull(answers.get(item.openItem()));
            items.add(new ItemDecision(
                    item.openItem(),
                    answer.reason(),
                    answer.step(),
                    answer.leavesNow(),
                    answer.reviewOn(),
                    item.cycle(),
                    item.openCents(),
                    coveredOf(item, covered)));
        }
        var reviewOn = answers.values().stream()
                .map(Answer::reviewOn)
                .min(naturalOrder())
                .orElse(WHEN_FACTS_CHANGE);
        return new AccountDecision(facts.account(), facts.currency(), List.copyOf(items), reminder(items), reviewOn);
    }

    private Answer answer(ItemFacts item, Map<Long, Long> covered) {
        if (today.equals(item.lastStepOn())) return saidToday(item);
        if (isTechnical(item)) return Answer.of(Reason.NOT_CHASED, WHEN_FACTS_CHANGE);
        if (isInCredit()) return Answer.of(Reason.IN_CREDIT, WHEN_FACTS_CHANGE);
        if (isDoubtful(item)) return Answer.of(Reason.DOUBTFUL, WHEN_FACTS_CHANGE);
        if (coveredOf(item, covered) == item.openCents()) return Answer.of(Reason.COVERED_BY_CREDIT, WHEN_FACTS_CHANGE);
        var paused = item.pausedUntil();
        if (paused != null && !paused.isBefore(today)) return Answer.of(Reason.PAUSED, paused.plusDays(1));
        var dueOn = item.dueOn();
        if (dueOn == null) return Answer.of(Reason.NO_DUE_DATE, WHEN_FACTS_CHANGE);
        return stepDue(item, dueOn)
                .map(step -> stepReached(step, item, dueOn))
                .orElseGet(() -> Answer.of(Reason.NOT_YET, nextStepOn(item, dueOn)));
    }

    /** Deciding again on the same day gives the same reason, and no second message. */
    private Answer saidToday(ItemFacts item) {
        return new Answer(
                Reason.STEP_TAKEN, tomorrow(), scenario.step(item.lastStep()).orElse(null), false);
    }

    private Answer stepReached(Step step, ItemFacts item, LocalDate dueOn) {
        return step.kind() == Step.Kind.DECIDE ? decisionReached(item) : messageReached(step, dueOn);
    }

    private Answer messageReached(Step step, LocalDate dueOn) {
        var lapsesOn = step.isCourtesy() ? dueOn : WHEN_FACTS_CHANGE;
        if (!facts.reachable()) return Answer.of(Reason.NO_CONTACT, lapsesOn);
        var free = freeAfter(facts.lastContactOn());
        if (today.isBefore(free)) return Answer.of(Reason.SPACED, free.isBefore(lapsesOn) ? free : lapsesOn);
        return new Answer(Reason.STEP_TAKEN, tomorrow(), step, true);
    }

    /** The last reminder is given its time, whatever else the customer was written about since. */
    private Answer decisionReached(ItemFacts item) {
        var free = freeAfter(item.lastStepOn());
        if (today.isBefore(free)) return Answer.of(Reason.SPACED, free);
        return Answer.of(Reason.DECISION_ASKED, WHEN_FACTS_CHANGE);
    }

    /**
     * Before the due day: the latest courtesy. After it: first the first reminder, however late; then the latest reminder
     * whose day has come; once the last one was said, the decision.
     */
    private Optional<Step> stepDue(ItemFacts item, LocalDate dueOn) {
        return stepsAhead(item, dueOn)
                .filter(step -> !today.isBefore(step.dayFor(dueOn)))
                .reduce((_, later) -> later);
    }

    private LocalDate nextStepOn(ItemFacts item, LocalDate dueOn) {
        var coming = stepsAhead(item, dueOn)
                .filter(step -> today.isBefore(step.dayFor(dueOn)))
                .findFirst();
        return coming.map(step -> step.dayFor(dueOn))
                .orElseGet(() -> today.isBefore(dueOn) ? firstDayLate(item, dueOn) : WHEN_FACTS_CHANGE);
    }

    /** The day of the first step after the due day that is not said yet; the due day itself where it has passed. */
    private LocalDate firstDayLate(ItemFacts item, LocalDate dueOn) {
        return lateSteps(item).findFirst().map(step -> step.dayFor(dueOn)).orElse(WHEN_FACTS_CHANGE);
    }

    private Stream<Step> stepsAhead(ItemFacts item, LocalDate dueOn) {
        if (!today.isBefore(dueOn)) return lateSteps(item);
        return scenario.steps().stream().filter(Step::isCourtesy).filter(step -> step.number() > item.lastStep());
    }

    private Stream<Step> lateSteps(ItemFacts item) {
        var reminders = scenario.steps().stream().filter(Step::isReminder).toList();
        if (reminders.isEmpty() || item.lastStep() >= reminders.getLast().number()) return decisions();
        if (item.lastStep() < reminders.getFirst().number()) return Stream.of(reminders.getFirst());
        return reminders.stream().filter(step -> step.number() > item.lastStep());
    }

    private Stream<Step> decisions() {
        return scenario.steps().stream()
                .filter(step -> step.kind() == Step.Kind.DECIDE)
                .limit(1);
    }

    /** A courtesy never leaves beside a reminder: the item is listed for information, and asked about later. */
    private Answer courtesyWaits(Answer answer) {
        return answer.leavesAsCourtesy() ? Answer.of(Reason.SPACED, tomorrow()) : answer;
    }

    private Optional<Reminder> reminder(List<ItemDecision> items) {
        var chased = items.stream().filter(ItemDecision::leavesNow).toList();
        return chased.stream()
                .flatMap(item -> Stream.ofNullable(item.step()))
                .max(comparingInt(Step::number))
                .map(highest -> reminder(highest, chased));
    }

    private Reminder reminder(Step highest, List<ItemDecision> chased) {
        var asked = chased.stream().mapToLong(ItemDecision::owedCents).sum();
        var ids = chased.stream().map(ItemDecision::openItem).collect(toSet());
        var oldest = facts.items().stream()
                .filter(item -> ids.contains(item.openItem()))
                .map(ReminderRules::ageOf)
                .min(naturalOrder())
                .orElseThrow();
        var tone = Objects.requireNonNull(highest.tone());
        return new Reminder(tone, chased, asked, oldest, highest.isReminder() && isBacklog(highest, oldest));
    }

    private boolean isBacklog(Step first, LocalDate oldestDueOn) {
        return facts.lastContactOn() == null
                && !today.isBefore(first.dayFor(oldestDueOn).plusDays(scenario.spacingDays()));
    }

    /** Credits pay what is booked to be balanced first, then the oldest debt, and doubtful debt last. */
    private Map<Long, Long> coveredByItem() {
        var covered = new HashMap<Long, Long>();
        var left = facts.unallocatedCents();
        if (left == 0) return covered;
        for (var item : facts.items().stream().sorted(OLDEST_FIRST).toList()) {
            var part = Math.min(left, item.openCents());
            covered.put(item.openItem(), part);
            left -= part;
        }
        return covered;
    }

    private static long coveredOf(ItemFacts item, Map<Long, Long> covered) {
        return covered.getOrDefault(item.openItem(), 0L);
    }

    private boolean isInCredit() {
        return facts.unallocatedCents()
                > facts.items().stream().mapToLong(ItemFacts::openCents).sum();
    }

    private static int turnToBePaid(ItemFacts item) {
        if (isTechnical(item)) return 0;
        return isDoubtful(item) ? 2 : 1;
    }

    private static LocalDate ageOf(ItemFacts item) {
        return item.dueOn() == null ? item.issuedOn() : item.dueOn();
    }

    private static boolean isTechnical(ItemFacts item) {
        return switch (item.kind()) {
            case "deposit-used", "transfer", "refund", "opening-replaced" -> true;
            default -> false;
        };
    }

    private static boolean isDoubtful(ItemFacts item) {
        return item.kind().equals("doubtful");
    }

    /** The first day on which the customer may be written to again. */
    private LocalDate freeAfter(@Nullable LocalDate lastContactOn) {
        return lastContactOn == null ? LocalDate.MIN : lastContactOn.plusDays(scenario.spacingDays());
    }

    private LocalDate tomorrow() {
        return today.plusDays(1);
    }
}
