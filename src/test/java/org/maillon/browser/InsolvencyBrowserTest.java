package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An insolvency from its notice to its end, and the keys of registers. */
class InsolvencyBrowserTest extends BrowserTest {
    private static final LocalDate TODAY = LocalDate.now();

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Test
    void anInsolvencyIsNotedSeenAndEnded() {
        var account = customer();
        signIn(Role.OWNER);
        open("/accounts/" + account.value());
        tab.locator("#insolvency summary").click();
        tab.locator("[name=court]").fill("Tribunal de commerce de Lyon");
        tab.locator("[name=openedOn]").fill(TODAY.minusDays(2).toString());
        tab.locator("[name=publishedOn]").fill(TODAY.minusDays(9).toString());
        tab.locator("#insolvency button.btn").click();
        assertThat(tab.locator("#insolvency p.problem")).containsText("précède le jugement");
        assertThat(tab.locator("[name=court]")).hasValue("Tribunal de commerce de Lyon");
        look("insolvency-note");
        tab.locator("[name=openedOn]").fill(TODAY.minusDays(9).toString());
        tab.locator("[name=publishedOn]").fill(TODAY.minusDays(2).toString());
        tab.locator("#insolvency button.btn").click();
        assertThat(tab.locator(".said")).containsText("les relances s’arrêtent");
        assertThat(tab.locator("section.insolvency")).containsText("Liquidation judiciaire");
        assertThat(tab.locator("section.insolvency")).containsText("Déclarer la créance avant la fin du");
        look("insolvency-account");
        tab.locator("#to-do a.btn").first().click();
        assertThat(tab.locator("h1")).containsText("Déclarer la créance");
        look("insolvency-task");
        open("/accounts/" + account.value());
        tab.locator("section.insolvency summary").click();
        tab.locator("[name=reason]").fill("Plan exécuté, confirmé par le mandataire");
        tab.locator("section.insolvency button.btn").click();
        assertThat(tab.locator(".said")).containsText("les relances reprennent");
        assertThat(tab.locator("ul.story")).containsText("terminée");
    }

    private AccountId customer() {
        var books = new SmallBooks(scope, sql, events, tenant());
        var account = books.customer("411MERCIER");
        books.invoice(account, "F-2026-0901", TODAY.minusDays(12), 6_300_00);
        return account;
    }

    @Test
    void theKeyOfARegisterIsEnteredAndNeverShown() {
        signIn(Role.OWNER);
        open("/settings/registers");
        tab.locator("#key-sirene").fill("court");
        tab.locator("section[aria-labelledby=register-sirene] button.btn")
                .first()
                .click();
        assertThat(tab.locator("p.problem")).containsText("8 à 200 caractères");
        tab.locator("#key-sirene").fill("cle-tres-secrete-1");
        tab.locator("section[aria-labelledby=register-sirene] button.btn")
                .first()
                .click();
        assertThat(tab.locator(".said")).containsText("enregistrée");
        assertThat(tab.locator("main")).not().containsText("tres-secrete");
        look("settings-registers");
        tab.onceDialog(dialog -> dialog.accept());
        tab.locator("form[action$=removal] button").click();
        assertThat(tab.locator(".said")).containsText("retirée");
        tab.locator("form[action$=reading] button").click();
        assertThat(tab.locator(".said")).containsText("Rien à lire");
    }
}
