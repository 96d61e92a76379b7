package org.maillon.reminders;

import static org.maillon.reminders.AccountDecision.WHEN_FACTS_CHANGE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.reminders.AccountFacts.HeldOut;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.Timeline.Turn;

/**
 * Which step of its scenario an item has come to. Before the due day: the latest courtesy. After it: first the first
 * reminder, however late; then the latest reminder whose day has come; once the last one was said, the decision. A broken
 * promise brings the next step at once, and never the gentlest. Steps not meant for the account are passed over.
 */
final class StepRules {
    private final Scenario scenario;
    private final AccountFacts facts;
    private final ItemFacts item;
    private final long accountOwesCents;
    private final LocalDate dueOn;
    private final LocalDate today;
    private final List<Turn> ahead;

    private StepRules(
            Scenario scenario,
            AccountFacts facts,
            ItemFacts item,
            long accountOwesCents,
            LocalDate dueOn,
            LocalDate today) {
        this.scenario = scenario;
        this.facts = facts;
        this.item = item;
        this.accountOwesCents = accountOwesCents;
        this.dueOn = dueOn;
        this.today = today;
        var said = item.said();
        this.ahead = Timeline.of(scenario, item.issuedOn(), dueOn, said.step(), said.repetition(), said.on()).stream()
                .filter(turn -> turn.isAfter(said.step(), said.repetition()))
                .toList();
    }

    /**
     * The step whose day has come, where one has; the day on which that may change; why a step whose day has come is not
     * meant for this account, where none is said.
     */
    record Stage(
            Optional<Turn> turn, LocalDate nextOn, @Nullable Reason withheld) {}

    static Stage stage(
            Scenario scenario,
            AccountFacts facts,
            ItemFacts item,
            long accountOwesCents,
            LocalDate dueOn,
            LocalDate today) {
        return new StepRules(scenario, facts, item, accountOwesCents, dueOn, today).stage();
    }

    private Stage stage() {
        var turns = today.isBefore(dueOn) ? courtesies() : lateTurns();
        var reached = turns.stream().filter(this::hasCome).reduce((_, later) -> later);
        return new Stage(reached, nextOn(turns), reached.isPresent() ? null : withheld());
    }

    private List<Turn> courtesies() {
        return ahead.stream()
                .filter(turn -> turn.step().isCourtesy() && turn.on().isBefore(dueOn))
                .filter(this::isMeant)
                .toList();
    }

    private List<Turn> lateTurns() {
        var reminders = ahead.stream()
                .filter(turn -> turn.step().isReminder())
                .filter(this::isMeant)
                .toList();
        if (reminders.isEmpty()) return decisions();
        boolean nothingFirmSaid = item.lastStep() == 0 || firmSteps().noneMatch(number -> number <= item.lastStep());
        if (isFirmer()) return firmer(reminders, nothingFirmSaid);
        return nothingFirmSaid ? reminders.subList(0, 1) : reminders;
    }

    private Stream<Integer> firmSteps() {
        return scenario.steps().stream().filter(Step::isReminder).map(Step::number);
    }

    private List<Turn> firmer(List<Turn> reminders, boolean nothingFirmSaid) {
        int from = nothingFirmSaid && reminders.size() > 1 ? 1 : 0;
        var atOnce = atOnce(reminders.get(from));
        return nothingFirmSaid
                ? List.of(atOnce)
                : Stream.concat(Stream.of(atOnce), reminders.stream().skip(from + 1))
                        .toList();
    }

    private List<Turn> decisions() {
        return ahead.stream()
                .filter(turn -> turn.step().kind() == Step.Kind.DECIDE)
                .filter(this::isMeant)
                .map(turn -> isFirmer() ? atOnce(turn) : turn)
                .toList();
    }

    private Turn atOnce(Turn turn) {
        return new Turn(turn.step(), turn.repetition(), dueOn);
    }

    private boolean isFirmer() {
        var broken = item.holds().brokenOn();
        var said = item.lastStepOn();
        return broken != null && (said == null || said.isBefore(broken));
    }

    /** The next day on which another step comes, or one would come that is not meant for this account. */
    private LocalDate nextOn(List<Turn> turns) {
        var next = WHEN_FACTS_CHANGE;
        for (var turn : turns) next = sooner(turn, next);
        for (var turn : ahead) if (!isMeant(turn)) next = sooner(turn, next);
        if (today.isBefore(dueOn)) for (var turn : lateTurns()) next = sooner(turn, next);
        return next;
    }

    private LocalDate sooner(Turn turn, LocalDate next) {
        var on = turn.step().isCourtesy() || turn.on().isAfter(dueOn) ? turn.on() : dueOn;
        return today.isBefore(on) && on.isBefore(next) ? on : next;
    }

    private @Nullable Reason withheld() {
        return ahead.stream()
                .filter(turn -> turn.step().isCourtesy() == today.isBefore(dueOn))
                .filter(turn -> hasCome(turn) && !isMeant(turn))
                .reduce((_, later) -> later)
                .map(this::whyNot)
                .orElse(null);
    }

    private Reason whyNot(Turn turn) {
        if (isHeldOut(turn)) return Reason.HELD_OUT;
        return item.said().forbids(turn) ? Reason.DECLINED : Reason.OUTSIDE_AMOUNTS;
    }

    private boolean hasCome(Turn turn) {
        return !today.isBefore(turn.on());
    }

    private boolean isMeant(Turn turn) {
        return turn.step().amounts().include(accountOwesCents)
                && !isHeldOut(turn)
                && !item.said().forbids(turn);
    }

    private boolean isHeldOut(Turn turn) {
        return !facts.heldOut().isEmpty()
                && facts.heldOut()
                        .contains(new HeldOut(scenario.name(), turn.step().name()));
    }
}
