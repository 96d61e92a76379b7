package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maillon.access.Role;

class TemplatesBrowserTest extends BrowserTest {
    @Test
    void theWordsOfALetterAreWrittenWithTheLetterBesideThem() {
        signIn(Role.OWNER);
        open("/settings/templates");
        look("templates");
        tab.locator("a[href$='/first']").click();
        var letter = tab.frameLocator("iframe[name=letter-frame]");
        assertThat(letter.locator("body")).containsText("Un oubli est vite arrivé");
        tab.locator("#fr-opening").fill("Chère équipe de {{customer}}, il reste {{total}}.");
        assertThat(letter.locator("body")).containsText("Chère équipe de Exemple SA, il reste 1\u202f284,50");
        look("template");

        tab.locator("#fr-opening").fill("Bonjour {{client}} <script>alert(1)</script>");
        tab.locator(".acts .primary").click();
        assertThat(tab.locator(".problem")).containsText("client");
        assertThat(tab.locator(".problem")).containsText("balise");
        look("template-refused");

        tab.locator("#fr-opening").fill("Chère équipe, il reste {{total}}.");
        tab.locator(".acts .primary").click();
        assertThat(tab.locator(".said")).containsText("enregistré");
        open("/settings/templates");
        assertThat(tab.locator("tr:has(a[href$='/first'])")).containsText("version 1");
    }

    @Test
    void whatACustomerMayDoOnItsPageIsForTheCompanyToSay() {
        signIn(Role.OWNER);
        open("/settings/customer-page");
        look("customer-page-settings");
        tab.locator("[name=linkDays]").fill("400");
        tab.locator("button.primary").click();
        assertThat(tab.locator("p.problem")).isVisible();
        tab.locator("[name=linkDays]").fill("30");
        tab.locator("button.primary").click();
        assertThat(tab.locator(".said")).containsText("enregistrés");
        assertThat(tab.locator("[name=linkDays]")).hasValue("30");
    }
}
