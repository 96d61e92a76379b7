package org.maillon.reminders;

import java.util.List;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.Scenario.Step;
import org.maillon.reminders.Scenario.Step.Kind;

/** What a company that has set nothing says: a courtesy, three reminders, then a decision. */
final class StandardScenario {
    static final String NAME = "standard";
    static final int SPACING_DAYS = 7;
    static final List<Step> STEPS = List.of(
            new Step(1, "courtesy", -7, Kind.MESSAGE, Tone.COURTESY),
            new Step(2, "first", 3, Kind.MESSAGE, Tone.FIRST),
            new Step(3, "second", 15, Kind.MESSAGE, Tone.SECOND),
            new Step(4, "third", 30, Kind.MESSAGE, Tone.THIRD),
            new Step(5, "decide", 45, Kind.DECIDE, null));

    private StandardScenario() {}

    static Scenario withId(long id) {
        return new Scenario(id, NAME, SPACING_DAYS, STEPS);
    }
}
