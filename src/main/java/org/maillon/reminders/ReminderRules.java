package org.maillon.reminders;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toSet;
import static org.maillon.reminders.AccountDecision.WHEN_FACTS_CHANGE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountDecision.Reminder;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.AccountFacts.Promised;
import org.maillon.reminders.Timeline.Turn;

/**
 * The one definition of who is reminded of what, and why not. No clock, no database: the daily run, the preview, the time
 * machine and the door, hours later, all call it. Until the review day it answers, nothing changes unless a fact does.
 */
final class ReminderRules {
    private static final int DAYS_OF_A_WEEK = 7;

    private final Scenario scenario;
    private final AccountFacts facts;
    private final LocalDate today;
    private final Map<Long, ItemBalance> balances;
    private final boolean inCredit;
    private final long owedCents;

    private ReminderRules(Scenario scenario, AccountFacts facts, LocalDate today) {
        this.scenario = scenario;
        this.facts = facts;
        this.today = today;
        this.balances = BalanceRules.balances(facts, today);
        this.inCredit = BalanceRules.isInCredit(facts);
        this.owedCents = BalanceRules.owedCents(facts);
    }

    static AccountDecision decide(Scenario scenario, AccountFacts facts, LocalDate today) {
        return new ReminderRules(scenario, facts, today).decision();
    }

    /** The same, as if nothing had been said lately: what a person who presses the button asks for. */
    static AccountDecision decideNow(Scenario scenario, AccountFacts facts, LocalDate today) {
        return decide(scenario, facts.as(null, List.of(), facts.items()), today);
    }

    /** One item's answer, before the account's items are looked at together. */
    private record Answer(
            Reason reason,
            @Nullable LocalDate aboutOn,
            LocalDate reviewOn,
            @Nullable Turn turn,
            boolean leavesNow) {
        static Answer of(Reason reason, LocalDate reviewOn) {
            return new Answer(reason, null, reviewOn, null, false);
        }

        /** Nothing before the day after. */
        static Answer until(Reason reason, LocalDate lastDay) {
            return new Answer(reason, lastDay, lastDay.plusDays(1), null, false);
        }

        boolean leavesAsCourtesy() {
            return leavesNow && turn != null && turn.step().isCourtesy();
        }

        boolean leavesAsReminder() {
            return leavesNow && turn != null && turn.step().isReminder();
        }
    }

    private AccountDecision decision() {
        var answers = new ArrayList<Answer>(facts.items().size());
        for (var item : facts.items()) answers.add(answer(item));
        if (answers.stream().anyMatch(Answer::leavesAsReminder)) answers.replaceAll(this::courtesyWaits);
        if (answers.stream().anyMatch(Answer::leavesNow)) answers.replaceAll(this::approvalWaits);

        var items = new ArrayList<ItemDecision>(answers.size());
        for (int i = 0; i < answers.size(); i++) items.add(decided(facts.items().get(i), answers.get(i)));
        return new AccountDecision(
                facts.account(), facts.currency(), List.copyOf(items), reminder(items), reviewOn(answers));
    }

    private ItemDecision decided(ItemFacts item, Answer answer) {
        var turn = answer.turn();
        return new ItemDecision(
                item.openItem(),
                answer.reason(),
                answer.aboutOn(),
                scenarioOf(item).id(),
                turn == null ? null : turn.step(),
                turn == null ? 0 : turn.repetition(),
                answer.leavesNow(),
                answer.reviewOn(),
                item.cycle(),
                balanceOf(item));
    }

    private LocalDate reviewOn(List<Answer> answers) {
        var promises = facts.promises().stream()
                .map(Promised::holdsUntil)
                .filter(until -> !until.isBefore(today))
                .map(until -> until.plusDays(1));
        return Stream.concat(answers.stream().map(Answer::reviewOn), promises)
                .min(naturalOrder())
                .orElse(WHEN_FACTS_CHANGE);
    }

    private Answer answer(ItemFacts item) {
        if (today.equals(item.lastStepOn())) return saidToday(item);
        return notAsked(item)
                .or(() -> silenced(item))
                .orElseGet(() -> item.dueOn() == null
                        ? Answer.of(Reason.NO_DUE_DATE, WHEN_FACTS_CHANGE)
                        : onItsWay(item, item.dueOn()));
    }

    /** Deciding again on the same day gives the same reason, and no second message. */
    private Answer saidToday(ItemFacts item) {
        var step = scenarioOf(item).step(item.lastStep());
        var turn = step.map(each -> new Turn(each, item.said().repetition(), today));
        return new Answer(Reason.STEP_TAKEN, null, tomorrow(), turn.orElse(null), false);
    }

    /** What nobody is asked for, whatever the day. */
    private Optional<Answer> notAsked(ItemFacts item) {
        var balance = balanceOf(item);
        if (BalanceRules.isTechnical(item)) return unlessFactsChange(Reason.NOT_CHASED);
        if (item.holds().insolventOn() != null) return insolvent(item.holds().insolventOn());
        if (inCredit) return unlessFactsChange(Reason.IN_CREDIT);
        if (BalanceRules.isDoubtful(item)) return unlessFactsChange(Reason.DOUBTFUL);
        if (balance.disputedCents() == balance.openCents()) return unlessFactsChange(Reason.DISPUTED);
        if (balance.disputedCents() + balance.coveredCents() == balance.openCents())
            return unlessFactsChange(Reason.COVERED_BY_CREDIT);
        return Optional.empty();
    }

    /** No earlier debt may be paid or asked for any more (Code de commerce, art. L622-7 and L622-21). */
    private static Optional<Answer> insolvent(LocalDate publishedOn) {
        return Optional.of(new Answer(Reason.INSOLVENT, publishedOn, WHEN_FACTS_CHANGE, null, false));
    }

    private static Optional<Answer> unlessFactsChange(Reason reason) {
        return Optional.of(Answer.of(reason, WHEN_FACTS_CHANGE));
    }

    /** What is not asked for until a day. */
    private Optional<Answer> silenced(ItemFacts item) {
        var holds = item.holds();
        return until(Reason.PAUSED, holds.pausedUntil())
                .or(() -> until(Reason.DISPUTE_SETTLED, holds.settledUntil()))
                .or(() -> until(Reason.PLANNED, holds.plannedUntil()))
                .or(() -> until(Reason.RECEIPT_TO_MATCH, holds.receiptUntil()))
                .or(() -> promised(balanceOf(item)));
    }

    private Optional<Answer> until(Reason reason, @Nullable LocalDate lastDay) {
        return lastDay == null || lastDay.isBefore(today)
                ? Optional.empty()
                : Optional.of(Answer.until(reason, lastDay));
    }

    private static Optional<Answer> promised(ItemBalance balance) {
        var holdsUntil = balance.promiseHoldsUntil();
        if (balance.owedCents() > 0 || holdsUntil == null) return Optional.empty();
        return Optional.of(new Answer(Reason.PROMISED, balance.promisedOn(), holdsUntil.plusDays(1), null, false));
    }

    private Answer onItsWay(ItemFacts item, LocalDate dueOn) {
        var stage = StepRules.stage(scenarioOf(item), facts, item, owedCents, dueOn, today);
        var nextOn = stage.nextOn();
        return stage.turn()
                .map(turn -> stepReached(turn, item, dueOn, nextOn))
                .orElseGet(() -> Answer.of(Objects.requireNonNullElse(stage.withheld(), Reason.NOT_YET), nextOn));
    }

    private Answer stepReached(Turn turn, ItemFacts item, LocalDate dueOn, LocalDate nextOn) {
        if (turn.step().kind() == Step.Kind.DECIDE) return decisionReached(turn.step(), item);
        var lapsesOn = turn.step().isCourtesy() ? earlier(dueOn, nextOn) : nextOn;
        return messageReached(turn, item, lapsesOn);
    }

    /** What holds a step holds it until a day, or until another step has come in its place. */
    private Answer messageReached(Turn turn, ItemFacts item, LocalDate lapsesOn) {
        var own = scenarioOf(item);
        var arrivesOn = item.issuedOn().plusDays(own.transitDays());
        if (today.isBefore(arrivesOn)) return Answer.of(Reason.IN_TRANSIT, earlier(arrivesOn, lapsesOn));
        if (channelFor(turn.step()).isEmpty()) return Answer.of(Reason.NO_CONTACT, lapsesOn);
        var free = freeAfter(facts.lastContactOn(), turn.step(), own);
        if (today.isBefore(free)) return Answer.of(Reason.SPACED, earlier(free, lapsesOn));
        var inBudget = inBudgetFrom(own);
        if (today.isBefore(inBudget)) return Answer.of(Reason.BUDGET_SPENT, earlier(inBudget, lapsesOn));
        if (turn.step().approval() && !item.said().allows(turn))
            return new Answer(Reason.WAITING_APPROVAL, null, lapsesOn, turn, false);
        return new Answer(Reason.STEP_TAKEN, null, tomorrow(), turn, true);
    }

    /** The last reminder is given its time, whatever else the customer was written about since. */
    private Answer decisionReached(Step step, ItemFacts item) {
        var free = freeAfter(item.lastStepOn(), step, scenarioOf(item));
        if (today.isBefore(free)) return Answer.of(Reason.SPACED, free);
        return Answer.of(Reason.DECISION_ASKED, WHEN_FACTS_CHANGE);
    }

    /** A courtesy never leaves beside a reminder: the item is listed for information, and asked about later. */
    private Answer courtesyWaits(Answer answer) {
        return answer.leavesAsCourtesy() ? Answer.of(Reason.SPACED, tomorrow()) : answer;
    }

    /** Nobody is asked to agree to what could not leave for days because something else leaves now. */
    private Answer approvalWaits(Answer answer) {
        return answer.reason() == Reason.WAITING_APPROVAL ? Answer.of(Reason.SPACED, tomorrow()) : answer;
    }

    private Optional<Reminder> reminder(List<ItemDecision> items) {
        var chased = items.stream().filter(ItemDecision::leavesNow).toList();
        return chased.stream()
                .flatMap(item -> Stream.ofNullable(item.step()))
                .max(comparing((Step step) -> Objects.requireNonNull(step.tone()))
                        .thenComparingInt(Step::number))
                .map(firmest -> reminder(firmest, chased));
    }

    private Reminder reminder(Step firmest, List<ItemDecision> chased) {
        var asked = chased.stream().mapToLong(ItemDecision::owedCents).sum();
        var ids = chased.stream().map(ItemDecision::openItem).collect(toSet());
        var oldest = facts.items().stream()
                .filter(item -> ids.contains(item.openItem()))
                .map(BalanceRules::ageOf)
                .min(naturalOrder())
                .orElseThrow();
        return new Reminder(
                Objects.requireNonNull(firmest.tone()),
                chased,
                asked,
                oldest,
                firmest.isReminder() && isBacklog(firmest, oldest),
                firmest,
                channelFor(firmest).orElseThrow());
    }

    private boolean isBacklog(Step first, LocalDate oldestDueOn) {
        return facts.lastContactOn() == null
                && !today.isBefore(oldestDueOn.plusDays(first.offsetDays() + scenario.spacingDays()));
    }

    /** A task reaches everybody; what cannot be sent by SMS or letter goes by e-mail, but never in place of a registered one. */
    private Optional<Channel> channelFor(Step step) {
        var wanted = Objects.requireNonNull(step.channel());
        if (wanted.isTask() || facts.reachable().contains(wanted)) return Optional.of(wanted);
        return wanted == Channel.REGISTERED
                ? Optional.empty()
                : Optional.of(Channel.EMAIL).filter(facts.reachable()::contains);
    }

    /** The first day on which the customer may be written to again. */
    private static LocalDate freeAfter(@Nullable LocalDate contactOn, Step step, Scenario own) {
        int spacing = Objects.requireNonNullElse(step.spacingDays(), own.spacingDays());
        return contactOn == null ? LocalDate.MIN : contactOn.plusDays(spacing);
    }

    /** The first day on which the person was written to less often within a week than the scenario allows. */
    private LocalDate inBudgetFrom(Scenario own) {
        var lately = contacts(facts, today);
        if (lately.size() < own.contactsPerWeek()) return LocalDate.MIN;
        return lately.get(lately.size() - own.contactsPerWeek()).plusDays(DAYS_OF_A_WEEK);
    }

    /** How often the person was written to within the seven days that end with this one. */
    static int contactsOfTheWeek(AccountFacts facts, LocalDate today) {
        return contacts(facts, today).size();
    }

    private static List<LocalDate> contacts(AccountFacts facts, LocalDate today) {
        return facts.contactsOn().stream()
                .filter(on -> on.isAfter(today.minusDays(DAYS_OF_A_WEEK)) && !on.isAfter(today))
                .toList();
    }

    private Scenario scenarioOf(ItemFacts item) {
        return item.own() == null ? scenario : item.own();
    }

    private ItemBalance balanceOf(ItemFacts item) {
        return balances.getOrDefault(item.openItem(), ItemBalance.open(item.openCents()));
    }

    private LocalDate tomorrow() {
        return today.plusDays(1);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
