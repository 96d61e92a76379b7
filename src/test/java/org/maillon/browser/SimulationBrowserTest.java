package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.access.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** A scenario is tried on last year and on the coming weeks before anything leaves. */
class SimulationBrowserTest extends BrowserTest {
    @Autowired
    private DemoBooks books;

    @TempDir
    private Path folder;

    @Test
    void whatWouldLeaveIsSeenBeforeAnythingDoes() {
        books.fill(tenant(), LocalDate.now(), folder);
        signIn(Role.OWNER);
        open("/reminders/simulation");
        assertThat(tab.locator("main")).containsText("Encore aucune simulation");
        look("simulation-empty");

        tab.locator("form.four button.primary").click();
        assertThat(tab.locator("h1")).containsText("partiraient");
        assertThat(tab.locator("svg[role=img] desc").first()).containsText("messages du");
        tab.locator(".as-table summary").first().click();
        look("simulation-coming");

        open("/reminders/simulation?from=" + LocalDate.now().minusYears(1) + "&to="
                + LocalDate.now().minusDays(1));
        tab.locator("#against").selectOption("strategic@1");
        tab.locator("form.four button.primary").click();
        assertThat(tab.locator("#differing"))
                .containsText("Ce qui change", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        look("simulation-past");
    }
}
