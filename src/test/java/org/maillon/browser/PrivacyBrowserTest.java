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

/** What is kept about a person, its erasure, and how long things are kept. */
class PrivacyBrowserTest extends BrowserTest {
    private static final LocalDate TODAY = LocalDate.now();

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Test
    void aPersonIsForgottenAfterTheirNameWasTypedOnceMore() {
        var books = new SmallBooks(scope, sql, events, tenant());
        var account = books.customer("411MERCIER");
        books.invoice(account, "F-2026-0901", TODAY.minusDays(12), 6_300_00);
        alone(account);
        signIn(Role.OWNER);
        open("/accounts/" + account.value());
        tab.locator("nav.chips a[href$=personal-data]").click();
        assertThat(tab.locator(".note-box").first()).containsText("6\u202f300,00");
        look("personal-data");
        tab.locator("[name=name]").fill("Quelqu’un d’autre");
        tab.locator("form[action$=erasure] button").click();
        assertThat(tab.locator("p.problem")).containsText("Client 411MERCIER");
        tab.locator("[name=name]").fill("Client 411MERCIER");
        tab.locator("form[action$=erasure] button").click();
        assertThat(tab.locator(".said")).containsText("La demande est enregistrée");
        look("personal-data-asked");
    }

    @Test
    void thePeopleOfACompanyAreForgottenOneByOne() {
        var account = new SmallBooks(scope, sql, events, tenant()).customer("411MERCIER");
        signIn(Role.OWNER);
        open("/accounts/" + account.value() + "/personal-data");
        look("personal-data-people");
        tab.locator("ul.kept a.btn").click();
        tab.locator("[name=name]").fill("claire morel");
        tab.locator("form[action$=erasure] button").click();
        assertThat(tab.locator(".head")).containsText("oubliée depuis le");
        look("personal-data-forgotten");
        open("/accounts/" + account.value());
        assertThat(tab.locator("#people")).containsText("personne");
    }

    @Test
    void aTimeBelowTheLawIsRefusedWithItsArticle() {
        signIn(Role.OWNER);
        open("/settings/privacy");
        look("settings-privacy");
        tab.locator("#f-accounting").fill("60");
        tab.locator("form[action$=privacy] button.primary").click();
        assertThat(tab.locator("#h-accounting")).containsText("au moins 120 mois (Code de commerce, art. L123-22)");
        look("settings-privacy-refused");
        tab.locator("#f-accounting").fill("144");
        tab.locator("form[action$=privacy] button.primary").click();
        assertThat(tab.locator(".said")).containsText("enregistrées");
        assertThat(tab.locator("#f-accounting")).hasValue("144");
    }

    private void alone(AccountId account) {
        scope.run(
                tenant(),
                () -> sql.sql(
                                "update customers.customer_account set natural_person = true where tenant_id = :t and id = :a")
                        .param("t", tenant().value())
                        .param("a", account.value())
                        .update());
    }
}
