package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maillon.access.Role;

class ScenariosBrowserTest extends BrowserTest {
    @Test
    void aScenarioIsWrittenOnItsLineOfDaysThenPutToUse() {
        signIn(Role.OWNER);
        open("/reminders/scenarios");
        look("scenarios");
        tab.locator("a[href$='/courtesy-first']").click();
        look("scenario");

        var third = tab.locator(".days-line .mark[data-step='3']");
        third.scrollIntoViewIfNeeded();
        var box = third.locator("circle").boundingBox();
        tab.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        tab.mouse().down();
        tab.mouse().move(box.x + box.width / 2 + 40, box.y + box.height / 2);
        tab.mouse().up();
        assertThat(tab.locator("#days-2")).not().hasValue("15");

        tab.locator("#days-2").fill("2");
        tab.locator("button[value=save]").click();
        assertThat(tab.locator("div.problem")).containsText("Étape 3");
        look("scenario-refused");

        tab.locator("#days-2").fill("18");
        tab.locator("button[value=add]").click();
        assertThat(tab.locator("fieldset.step")).hasCount(6);
        tab.locator("button[value=remove-4]").click();
        assertThat(tab.locator("fieldset.step")).hasCount(5);
        tab.locator("button[value=save]").click();
        assertThat(tab.locator(".said")).containsText("brouillon");
        look("scenario-draft");

        tab.onceDialog(dialog -> dialog.accept());
        tab.locator(".publish .primary").click();
        assertThat(tab.locator(".said")).containsText("en service");
        assertThat(tab.locator("#days-2")).hasValue("18");
    }

    @Test
    void aRuleSaysWhoFollowsWhichScenario() {
        signIn(Role.OWNER);
        open("/reminders/scenario-rules");
        look("scenario-rules-none");
        tab.locator("button[value=add]").click();
        tab.locator("#scenario-0").selectOption("belgium");
        tab.locator("#country-0").selectOption("BE");
        tab.locator("#min-0").fill("-5");
        tab.locator("button[value=save]").click();
        assertThat(tab.locator("div.problem")).containsText("négatif");
        tab.locator("#min-0").fill("100");
        tab.locator("button[value=save]").click();
        assertThat(tab.locator(".said")).containsText("enregistrées");
        look("scenario-rules");
        assertThat(tab.locator("#country-0")).hasValue("BE");
    }
}
