package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A scenario by its name, with all its versions, the newest first.
 *
 * @param usual whether it is for whoever no rule speaks of
 */
public record ScenarioFamily(String name, boolean usual, List<Version> versions) {
    /** One version. {@code moves}: items already on an earlier one went over to it when it went live. */
    public record Version(Scenario scenario, Optional<LocalDate> liveOn, boolean moves) {}

    public Optional<Scenario> live() {
        return standing(Scenario.State.LIVE);
    }

    public Optional<Scenario> draft() {
        return standing(Scenario.State.DRAFT);
    }

    private Optional<Scenario> standing(Scenario.State state) {
        return versions.stream()
                .map(Version::scenario)
                .filter(scenario -> scenario.state() == state)
                .findFirst();
    }
}
