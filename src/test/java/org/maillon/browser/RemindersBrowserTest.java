package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.access.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** From the books of the demonstration to the letters that leave, and the reasons why others do not. */
class RemindersBrowserTest extends BrowserTest {
    @Autowired
    private DemoBooks books;

    @TempDir
    private Path folder;

    @Test
    void aMorningFromTheFactsToTheLetters() {
        books.fill(tenant(), LocalDate.now(), folder);
        signIn(Role.OWNER);
        assertThat(tab.locator(".chain .quiet")).hasCount(3);
        assertThat(tab.locator(".chain .weak .sum")).containsText("€");
        assertThat(tab.locator(".note-box").first()).containsText("partiraient aujourd’hui");
        assertThat(tab.locator(".work li")).not().hasCount(0);
        look("today");

        tab.locator(".note-box a").first().click();
        tab.waitForURL("**/reminders");
        assertThat(tab.locator("h1")).containsText("relances partiraient aujourd’hui");
        look("reminders-begin");

        tab.locator("tbody [data-act]").first().click();
        tab.waitForURL(Pattern.compile(".*/reminders/preview/\\d+"));
        assertThat(tab.frameLocator("iframe").locator("body")).containsText("Bonjour");
        lookPastTheFrame("reminder-preview");
        var preview = tab.url();
        open(preview.substring(preview.indexOf("/reminders")) + "?as=text");
        assertThat(tab.locator("pre")).containsText("Bonjour");
        look("reminder-preview-text");

        open("/reminders/tasks");
        look("reminder-tasks");
        open("/reminders/journal");
        assertThat(tab.locator("main")).containsText("Rien n’est encore inscrit");
        look("journal-tried");

        open("/reminders");
        tab.locator("button.answer").first().click();
        assertThat(tab.locator(".said")).containsText("prêts à partir");
        look("reminders-started");
        assertThat(tab.locator("nav a[aria-current] .count")).hasText(Pattern.compile("\\d+"));

        open("/reminders/journal?reason=spaced");
        assertThat(tab.locator("table.decided tbody tr").first()).containsText("Pas relancé");
        look("journal");
        tab.locator("table.decided [data-act]").first().click();
        tab.waitForURL(Pattern.compile(".*/open-items/\\d+"));
        look("item-history");

        open("/messages");
        look("messages");
        tab.locator("tbody [data-act]").first().click();
        tab.waitForURL(Pattern.compile(".*/messages/\\d+"));
        look("message-queued");

        open("/today");
        assertThat(tab.locator(".note-box").first()).containsText("partiront");
        look("today-started");
    }

    @Test
    void whoWritesIsCheckedBeforeItIsKept() {
        signIn(Role.OWNER);
        open("/settings/sender");
        tab.locator("[name=fromName]").fill("Atelier Durand <script>alert(1)</script>");
        tab.locator("[name=fromAddress]").fill("compta@atelier-durand.example");
        tab.locator("[name=iban]").fill("FR76 3000 6000 0112 3456 7890 188");
        tab.locator("[name=bic]").fill("AGRI");
        tab.locator("button.primary").click();
        assertThat(tab.locator(".problem")).containsText("IBAN");
        assertThat(tab.locator(".problem")).containsText("BIC");
        look("settings-sender-wrong");
        tab.locator("[name=iban]").fill("FR76 3000 6000 0112 3456 7890 189");
        tab.locator("[name=bic]").fill("AGRIFRPP");
        tab.locator("button.primary").click();
        assertThat(tab.locator(".said")).containsText("enregistré");
        assertThat(tab.locator("[name=fromName]")).hasValue("Atelier Durand <script>alert(1)</script>");

        open("/settings");
        tab.locator("[name=name]").fill("Atelier Durand et fils");
        tab.locator("[name=terms]").fill("45 jours fin de mois");
        tab.locator("button.primary").click();
        assertThat(tab.locator(".said")).containsText("enregistré");
        assertThat(tab.locator("[name=name]")).hasValue("Atelier Durand et fils");
    }

    /** Nothing may run in the letter's frame, axe's script neither: one picture with it, then the page without. */
    private void lookPastTheFrame(String name) {
        tab.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", name + "-framed.png"))
                .setFullPage(true));
        tab.evaluate("() => document.querySelector('iframe').remove()");
        look(name);
    }
}
