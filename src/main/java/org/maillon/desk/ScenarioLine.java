package org.maillon.desk;

import org.maillon.reminders.Scenario;
import org.maillon.reminders.ScenarioFamily;

/** A family of scenarios as the list shows it, drawn as it is in use, or as its draft where it never was. */
public record ScenarioLine(ScenarioFamily family, Scenario shown, ScenarioPicture picture) {
    static ScenarioLine of(ScenarioFamily family) {
        var shown = family.live()
                .or(family::draft)
                .orElseGet(() -> family.versions().getFirst().scenario());
        return new ScenarioLine(family, shown, ScenarioPicture.of(shown));
    }
}
