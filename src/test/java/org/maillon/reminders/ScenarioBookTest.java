package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.reminders.ScenarioBook.Chosen;
import org.maillon.reminders.ScenarioBook.Published;

/** Which scenario somebody is reminded by, and on which version an item goes on. */
@NullMarked
class ScenarioBookTest {
    private static final List<ScenarioRule> RULES = List.of(
            new ScenarioRule("public-buyer", null, null, null, null, null, true, null, null),
            new ScenarioRule("bad-payer", null, null, 30, null, null, null, null, null),
            new ScenarioRule("strategic", "gold", null, null, 1_000_00L, null, null, null, null),
            new ScenarioRule("belgium", null, null, null, null, null, null, "BE", "invoice"),
            new ScenarioRule("small-amounts", null, null, null, null, 50_00L, null, null, null));

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            country | segment | score | public | owed   | kind    | by account | by item | scenario
            FR      | -       | -     | false  | 50000  | invoice | -          | -       | courtesy-first
            FR      | -       | 20    | true   | 50000  | invoice | -          | -       | public-buyer
            FR      | -       | 30    | false  | 50000  | invoice | -          | -       | bad-payer
            FR      | -       | 31    | false  | 50000  | invoice | -          | -       | courtesy-first
            FR      | Gold    | 90    | false  | 100000 | invoice | -          | -       | strategic
            FR      | Gold    | 90    | false  | 99999  | invoice | -          | -       | courtesy-first
            BE      | -       | -     | false  | 50000  | invoice | -          | -       | belgium
            BE      | -       | -     | false  | 50000  | bill    | -          | -       | courtesy-first
            FR      | -       | -     | false  | 5000   | invoice | -          | -       | small-amounts
            FR      | -       | 20    | true   | 50000  | invoice | strategic  | -       | strategic
            FR      | -       | 20    | true   | 50000  | invoice | strategic  | belgium | belgium
            FR      | -       | -     | false  | 50000  | invoice | gone       | -       | courtesy-first
            """)
    void thePersonsChoiceGoesBeforeTheFirstRuleThatHolds(
            String country,
            @Nullable String segment,
            @Nullable Integer score,
            boolean publicBody,
            long owed,
            String kind,
            @Nullable String ofAccount,
            @Nullable String ofItem,
            String scenario) {
        var traits = new ScenarioRule.Traits(country, segment, score, publicBody, owed);
        assertThat(book().choose(new Chosen(ofAccount, ofItem), traits, kind).name())
                .isEqualTo(scenario);
    }

    /** Five versions; items moved to the second and the fourth. */
    @ParameterizedTest(name = "begun on version {0}: goes on with {1}")
    @CsvSource({"1, 4", "2, 4", "3, 4", "4, 4", "5, 5"})
    void anItemFinishesOnItsVersionUnlessItsKindMoved(int begun, int goesOn) {
        var versions = java.util.stream.IntStream.rangeClosed(1, 5)
                .mapToObj(i -> new Published(version(i), i == 2 || i == 4))
                .toList();
        var book = new ScenarioBook(versions, List.of(), "gentle");
        assertThat(book.continues(version(begun), version(5)).version()).isEqualTo(goesOn);
    }

    @Test
    void whoeverChangesScenarioStandsAtTheStepOfThatNameOrOfThatDay() {
        var second = ReadyMade.COURTESY_FIRST.step("second").orElseThrow();
        var call = ReadyMade.BAD_PAYER.step("call").orElseThrow();
        var courtesy = ReadyMade.COURTESY_FIRST.step("courtesy").orElseThrow();
        assertThat(ScenarioBook.place(second, ReadyMade.BAD_PAYER)).isEqualTo(4);
        assertThat(ScenarioBook.place(call, ReadyMade.COURTESY_FIRST)).isEqualTo(2);
        assertThat(ScenarioBook.place(call, ReadyMade.SMALL_AMOUNTS)).isEqualTo(1);
        assertThat(ScenarioBook.place(courtesy, ReadyMade.SMALL_AMOUNTS)).isZero();
    }

    private static ScenarioBook book() {
        var versions = ReadyMade.ALL.stream()
                .map(scenario -> new Published(scenario.kept(1, 1, Scenario.State.LIVE), false))
                .toList();
        return new ScenarioBook(versions, RULES, "courtesy-first");
    }

    private static Scenario version(int number) {
        var state = number == 5 ? Scenario.State.LIVE : Scenario.State.RETIRED;
        var steps = ReadyMade.COURTESY_FIRST.steps();
        return Scenario.draft("gentle", 7, 2, 3, steps).kept(number, number, state);
    }
}
