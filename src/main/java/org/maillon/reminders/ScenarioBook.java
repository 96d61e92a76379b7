package org.maillon.reminders;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios of a company as they stand, without drafts: which one an item is on, and how far it has come on it. Every
 * family has one live version.
 *
 * @param usual the family of whoever no rule speaks of
 */
record ScenarioBook(List<Published> versions, List<ScenarioRule> rules, String usual) {
    /** A version that is or was live. {@code moves}: items on earlier versions went over to it. */
    record Published(Scenario scenario, boolean moves) {}

    /** What a person chose for an account and for one of its items; absent where nobody did. */
    record Chosen(@Nullable String ofAccount, @Nullable String ofItem) {
        static final Chosen NOTHING = new Chosen(null, null);
    }

    ScenarioBook {
        versions = List.copyOf(versions);
        rules = List.copyOf(rules);
    }

    /** The live scenario an item is meant to be on: chosen by a person, else by the first rule that holds. */
    Scenario choose(Chosen chosen, ScenarioRule.Traits traits, String itemKind) {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(chosen.ofItem()), Optional.ofNullable(chosen.ofAccount()))
                                .flatMap(Optional::stream),
                        rules.stream()
                                .filter(rule -> rule.holds(traits, itemKind))
                                .map(ScenarioRule::scenario))
                .flatMap(name -> live(name).stream())
                .findFirst()
                .orElseGet(() -> live(usual).orElseThrow());
    }

    /**
     * The version an item goes on with, which began on another one of the same family: the latest to which items moved,
     * else its own.
     */
    Scenario continues(Scenario begunOn, Scenario live) {
        if (!begunOn.name().equals(live.name())) return live;
        return versions.stream()
                .filter(each -> each.scenario().name().equals(live.name()))
                .filter(each -> each.moves() && each.scenario().version() > begunOn.version())
                .map(Published::scenario)
                .max(Comparator.comparingInt(Scenario::version))
                .orElse(begunOn);
    }

    Optional<Scenario> version(long id) {
        return versions.stream()
                .map(Published::scenario)
                .filter(scenario -> scenario.id() == id)
                .findFirst();
    }

    Optional<Scenario> live(String name) {
        return versions.stream()
                .map(Published::scenario)
                .filter(scenario -> scenario.state() == Scenario.State.LIVE)
                .filter(scenario -> scenario.name().equals(name))
                .findFirst();
    }

    /** The families with a live version. */
    List<String> families() {
        return versions.stream()
                .map(Published::scenario)
                .filter(scenario -> scenario.state() == Scenario.State.LIVE)
                .map(Scenario::name)
                .toList();
    }

    Scenario usualScenario() {
        return live(usual).orElseThrow();
    }

    /**
     * Where somebody who was said this step of one scenario stands on another: at the step of that name, else at the last
     * one that is said as early or earlier; 0 before the first.
     */
    static int place(Step said, Scenario on) {
        return on.step(said.name())
                .map(Step::number)
                .orElseGet(() -> on.steps().stream()
                        .filter(step -> step.kind() == Step.Kind.MESSAGE && step.offsetDays() <= said.offsetDays())
                        .filter(step -> step.isCourtesy() == said.isCourtesy())
                        .mapToInt(Step::number)
                        .max()
                        .orElse(0));
    }
}
