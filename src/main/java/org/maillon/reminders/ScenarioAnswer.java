package org.maillon.reminders;

import java.util.List;

/** What came of a change to a scenario. */
public sealed interface ScenarioAnswer {
    record Kept(Scenario scenario) implements ScenarioAnswer {}

    record Refused(List<ScenarioProblem> problems) implements ScenarioAnswer {}

    /** There is no such family, or no such version of it. */
    record Unknown() implements ScenarioAnswer {}
}
