package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;

/** A bank whose headings nobody knows is asked about once. */
class BankColumnsBrowserTest extends BrowserTest {
    private static final String LIST = """
            Quand;Quoi;Plus ou moins
            20/11/2026;VIR DURAND F104211;123,45
            21/11/2026;<script>alert(1)</script>;-10,00
            """;

    @Test
    void whatTheColumnsHoldIsAskedOnceShownAndChangeable() {
        signIn(Role.OWNER);
        give("novembre.csv", LIST);
        tab.locator("#files a").click();
        assertThat(tab.locator("main")).containsText("VIR DURAND F104211");
        look("bank-columns");
        tab.locator("[name=column0]").selectOption("booked-on");
        tab.locator("[name=column1]").selectOption("text");
        tab.locator("form.stack button").click();
        assertThat(tab.locator(".problem")).containsText("montant");
        tab.locator("[name=column2]").selectOption("amount");
        tab.locator("form.stack button").click();
        assertThat(tab.locator("#files")).containsText("2 lignes");
        give("decembre.csv", LIST.replace("/11/", "/12/"));
        assertThat(tab.locator("#files tbody tr").first()).containsText("2 lignes");
        open("/settings/receipts");
        tab.locator("a[href^='/settings/bank-columns/']").click();
        assertThat(tab.locator("[name=column2]")).hasValue("amount");
        open("/settings/receipts");
        tab.locator("form[action$=forgetting] button").click();
        assertThat(tab.locator("main")).not().containsText("Quand · Quoi");
    }

    private void give(String name, String content) {
        open("/receipts");
        tab.locator("#file").setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        tab.locator("form.take button").click();
    }
}
