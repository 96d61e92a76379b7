package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.access.Role;
import org.maillon.ledger.Ledger;
import org.springframework.beans.factory.annotation.Autowired;

/** How receipts are matched, discounts agreed and cards offered, set by the one who may. */
class ReceiptSettingsBrowserTest extends BrowserTest {
    @Autowired
    private DemoBooks books;

    @Autowired
    private Ledger ledger;

    @TempDir
    private Path folder;

    @Test
    void theOwnerSettlesWhatIsMatchedWithoutAskingAndOffersTheCard() {
        var today = LocalDate.now();
        books.fill(tenant(), today, folder);
        var customer = ledger.openItems(tenant(), Optional.empty(), today, 0, 1)
                .getFirst()
                .account();
        signIn(Role.OWNER);
        open("/settings/receipts");
        tab.locator("[name=tolerance]").fill("2,50");
        tab.locator("[name=discountPercent]").fill("1,5");
        tab.locator("[name=discountDays]").fill("8");
        tab.locator("[name=thanks]").selectOption("when-nothing-is-late");
        tab.locator("form[action='/settings/receipts'] button").click();
        assertThat(tab.locator(".said")).containsText("enregistrés");
        assertThat(tab.locator("[name=tolerance]")).hasValue("2,50");
        tab.locator("[name=customer]").fill(customer);
        tab.locator("[name=percent]").fill("3");
        tab.locator("[name=days]").fill("10");
        tab.locator("form[action='/settings/discounts'] button").click();
        assertThat(tab.locator("main")).containsText("dans les 10 jours");
        tab.locator("[name=key]").fill("pk_live_wrong");
        tab.locator("[name=secret]").fill("whsec_12345678");
        tab.locator("form[action='/settings/cards'] button").click();
        assertThat(tab.locator(".problem")).containsText("Ce n’est pas une clé secrète");
        tab.locator("[name=key]").fill("sk_test_12345678");
        tab.locator("[name=secret]").fill("whsec_12345678");
        tab.locator("form[action='/settings/cards'] button").click();
        assertThat(tab.locator("main")).containsText("Clés d’essai");
        assertThat(tab.locator("main")).not().containsText("sk_test");
        look("settings-receipts");
    }
}
