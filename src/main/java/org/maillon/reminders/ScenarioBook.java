package org.maillon.reminders;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios of a company as they stand, without drafts: which one an item is on, and how far it has come on it. Every
 * family has one live version.
 */
final class ScenarioBook {
    private final List<Published> versions;
    private final List<ScenarioRule> rules;
    private final String usual;
    private final Map<Long, Scenario> byId;
    private final Map<String, Scenario> live;

    /** A version that is or was live. {@code moves}: items on earlier versions went over to it. */
    record Published(Scenario scenario, boolean moves) {}

    /** What a person chose for an account and for one of its items; absent where nobody did. */
    record Chosen(@Nullable String ofAccount, @Nullable String ofItem) {
        static final Chosen NOTHING = new Chosen(null, null);
    }

    /** @param usual the family of whoever no rule speaks of */
    ScenarioBook(List<Published> versions, List<ScenarioRule> rules, String usual) {
        this.versions = List.copyOf(versions);
        this.rules = List.copyOf(rules);
        this.usual = usual;
        this.byId = versions.stream()
                .map(Published::scenario)
                .collect(toMap(Scenario::id, identity(), (first, _) -> first));
        this.live = versions.stream()
                .map(Published::scenario)
                .filter(scenario -> scenario.state() == Scenario.State.LIVE)
                .collect(toMap(Scenario::name, identity(), (first, _) -> first, LinkedHashMap::new));
    }

    List<Published> versions() {
        return versions;
    }

    List<ScenarioRule> rules() {
        return rules;
    }

    String usual() {
        return usual;
    }

    /** The live scenario an item is meant to be on: chosen by a person, else by the first rule that holds. */
    Scenario choose(Chosen chosen, ScenarioRule.Traits traits, String itemKind) {
        return live(chosen.ofItem()).or(() -> live(chosen.ofAccount())).orElseGet(() -> byRule(traits, itemKind));
    }

    private Scenario byRule(ScenarioRule.Traits traits, String itemKind) {
        for (var rule : rules) {
            var meant = live.get(rule.scenario());
            if (meant != null && rule.holds(traits, itemKind)) return meant;
        }
        return usualScenario();
    }

    /**
     * The version an item goes on with, which began on another one of the same family: the latest to which items moved,
     * else its own.
     */
    Scenario continues(Scenario begunOn, Scenario live) {
        if (begunOn == live || !begunOn.name().equals(live.name())) return live;
        return versions.stream()
                .filter(each -> each.scenario().name().equals(live.name()))
                .filter(each -> each.moves() && each.scenario().version() > begunOn.version())
                .map(Published::scenario)
                .max(Comparator.comparingInt(Scenario::version))
                .orElse(begunOn);
    }

    Optional<Scenario> version(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Scenario> live(@Nullable String name) {
        return Optional.ofNullable(name).map(live::get);
    }

    /** The families with a live version. */
    List<String> families() {
        return List.copyOf(live.keySet());
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
