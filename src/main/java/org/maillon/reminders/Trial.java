package org.maillon.reminders;

import java.util.ArrayList;
import org.maillon.reminders.Scenario.State;
import org.maillon.reminders.ScenarioBook.Published;

/** The scenarios of a company, were another one live among them. */
final class Trial {
    /** Of a version that is not kept. */
    private static final long NOT_KEPT = -1;

    private Trial() {}

    /**
     * The version takes the place of the live one of its family, also for items on their way; a family that nobody is on yet
     * takes the place of the usual one. What is live already changes nothing.
     *
     * @param assigned whether a person chose the family for anybody
     */
    static ScenarioBook of(ScenarioBook book, Scenario tried, boolean assigned) {
        boolean live = book.live(tried.name()).filter(tried::equals).isPresent();
        var versions = live ? book.versions() : with(book, tried);
        boolean meant = assigned
                || book.usual().equals(tried.name())
                || book.rules().stream().anyMatch(rule -> rule.scenario().equals(tried.name()));
        return new ScenarioBook(versions, book.rules(), meant ? book.usual() : tried.name());
    }

    private static ArrayList<Published> with(ScenarioBook book, Scenario tried) {
        var versions = new ArrayList<Published>();
        for (var each : book.versions()) {
            if (each.scenario().id() == tried.id()) continue;
            versions.add(each.scenario().name().equals(tried.name()) ? retired(each) : each);
        }
        long id = tried.id() == 0 ? NOT_KEPT : tried.id();
        versions.add(new Published(tried.kept(id, Integer.MAX_VALUE, State.LIVE), true));
        return versions;
    }

    private static Published retired(Published version) {
        var scenario = version.scenario();
        return new Published(scenario.kept(scenario.id(), scenario.version(), State.RETIRED), version.moves());
    }
}
