package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maillon.access.Role;
import org.maillon.access.SetupLinks;
import org.springframework.beans.factory.annotation.Autowired;

class DeskBrowserTest extends BrowserTest {
    @Autowired
    private SetupLinks links;

    @Test
    void theDoor() {
        open("/sign-in");
        look("sign-in");
        open("/sign-in?wrong&language=nl");
        look("sign-in-wrong");
    }

    @Test
    void theFirstStart() {
        open(links.create(null, Role.OWNER));
        look("first-start");
    }

    @Test
    void anEmptyDaySaysHowToStart() {
        signIn(Role.OWNER);
        assertThat(tab.locator("main h2")).hasText("Déposez votre FEC");
        look("today-empty");
    }

    @Test
    void theSettings() {
        signIn(Role.OWNER);
        member(tenant(), Role.COLLECTOR);
        for (var page : new String[] {"company", "sender", "members", "keys", "trail"}) {
            open(page.equals("company") ? "/settings" : "/settings/" + page);
            look("settings-" + page);
        }
    }

    @Test
    void aKeyIsShownOnceAndRevokedAfterAQuestion() {
        signIn(Role.OWNER);
        open("/settings/keys");
        tab.locator("[name=name]").fill("caisse");
        tab.locator("button.primary").click();
        assertThat(tab.locator("#secret")).hasValue(java.util.regex.Pattern.compile("mk_.{43}"));
        look("settings-key-once");

        tab.reload();
        assertThat(tab.locator("#secret")).hasCount(0);
        tab.onceDialog(dialog -> dialog.accept());
        tab.locator("td button").click();
        assertThat(tab.locator("td .chip")).hasText("révoquée");
    }

    @Test
    void whatDoesNotExistOrIsNotAllowedSaysWhatToDo() {
        signIn(Role.READ_ONLY);
        var answer = tab.request().get(address("/settings/members"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("Votre rôle ne le permet pas");
    }

    @Test
    void theMenuSwitchesTheLanguage() {
        signIn(Role.SALES);
        tab.locator(".who summary").click();
        look("menu");
        tab.locator(".who button[value=nl]").click();
        assertThat(tab.locator("nav a[aria-current]")).hasText("Vandaag");
    }

    @Test
    void theKeyboardGoesToPagesMovesInListsAndShowsItsHelp() {
        signIn(Role.OWNER);
        tab.keyboard().press("g");
        tab.keyboard().press("s");
        tab.waitForURL("**/settings");
        tab.keyboard().press("g");
        tab.keyboard().press("a");
        tab.waitForURL("**/today");
        tab.keyboard().press("?");
        assertThat(tab.locator("#keys")).isVisible();
        look("keys");
        tab.keyboard().press("Escape");
        assertThat(tab.locator("#keys")).isHidden();

        open("/specimen");
        tab.keyboard().press("j");
        tab.keyboard().press("j");
        assertThat(tab.locator("[data-row].chosen b").first()).hasText("Décider pour Menuiserie Kervella");
        tab.keyboard().press("k");
        tab.keyboard().press("Enter");
        tab.waitForURL("**#brasserie");
    }

    @Test
    void theFirstTabLeadsPastTheRail() {
        signIn(Role.OWNER);
        tab.keyboard().press("Tab");
        assertThat(tab.locator(".skip")).isFocused();
        tab.keyboard().press("Enter");
        assertThat(tab.url()).endsWith("#main");
    }

    @Test
    void everyComponent() {
        signIn(Role.OWNER);
        open("/specimen");
        look("specimen");
        tab.locator(".as-table summary").first().click();
        look("specimen-table");
    }

    @Test
    void paperShowsTheWorkWithoutTheRail() {
        signIn(Role.OWNER);
        open("/specimen");
        onPaper("specimen");
        assertThat(tab.locator(".rail")).isHidden();
        assertThat(tab.locator(".work li").first()).isVisible();
    }
}
