package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A step is withheld from some; the page says when it cannot know yet, and what it found once it can. */
class ExperimentsBrowserTest extends BrowserTest {
    @Autowired
    private DemoBooks books;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @TempDir
    private Path folder;

    @Test
    void whatAStepBringsIsSaidOnceItIsKnown() {
        books.fill(tenant(), LocalDate.now(), folder);
        signIn(Role.OWNER);
        open("/reminders/experiments");
        assertThat(tab.locator("main")).containsText("Encore aucun essai");
        look("experiments-empty");

        tab.locator("#step").selectOption("courtesy-first/first");
        tab.locator("#percent").fill("40");
        tab.locator("form.fields button.primary").click();
        assertThat(tab.locator(".said")).containsText("Essai commencé");
        assertThat(tab.locator(".answer-line")).containsText("Trop tôt pour savoir");
        look("experiments-early");

        startedAYearAgo();
        open("/reminders/experiments");
        assertThat(tab.locator(".answer-line").first()).containsText("19 fois sur 20");
        look("experiments-known");

        tab.locator("section.sheet form .btn").first().click();
        assertThat(tab.locator(".said")).containsText("Essai terminé");
    }

    private void startedAYearAgo() {
        scope.run(
                tenant(),
                () -> sql.sql("""
                        insert into reminders.experiment (tenant_id, scenario_name, step_name, percent, seed, started_on, started_by)
                        values (:tenant, 'courtesy-first', 'second', 40, 7, :on, 'Claire Aubry')""")
                        .param("tenant", tenant().value())
                        .param("on", LocalDate.now().minusYears(1))
                        .update());
    }
}
