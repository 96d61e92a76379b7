package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.access.Role;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.springframework.beans.factory.annotation.Autowired;

/** Mandates and collections before the browser. */
class DirectDebitsBrowserTest extends BrowserTest {
    @Autowired
    private DemoBooks books;

    @Autowired
    private Customers customers;

    @TempDir
    private Path folder;

    @Test
    void aMandateIsKeptAndWhatIsDueIsProposed() {
        books.fill(tenant(), LocalDate.now(), folder);
        signIn(Role.OWNER);
        open("/direct-debits");
        tab.locator("[name=identifier]").fill("DE98ZZZ09999999999");
        tab.locator("form[action$=creditor] button").click();
        for (var account : customers.after(tenant(), new AccountId(0), 6)) {
            tab.locator("[name=account]").fill(account.code());
            tab.locator("[name=debtor]").fill(account.name());
            tab.locator("[name=iban]").fill("BE68 5390 0754 7034");
            tab.locator("form[action$=mandates] button.primary").click();
            assertThat(tab.locator(".said")).containsText("Le mandat est inscrit");
        }
        tab.locator("form[action$=proposals] button.primary").click();
        assertThat(tab.locator(".said")).isVisible();
        look("direct-debits");
    }
}
