package org.maillon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.springframework.beans.factory.annotation.Autowired;

class AccountsBrowserTest extends BrowserTest {
    @Autowired
    private Customers customers;

    @Test
    void anAccountIsOpenedFromItsNumberAndCompletedWhereItLacksSomething() {
        signIn(Role.SALES);
        open("/accounts/new");
        tab.locator("#look-up").fill("732829321");
        tab.locator(".look-up button").click();
        tab.locator("#opening > .problem").waitFor();
        assertThat(tab.locator("#opening > .problem").textContent()).contains("732 829 321", "serait 0");

        tab.locator("#look-up").fill("732829320");
        tab.locator(".look-up button").click();
        tab.locator("#opening > .note-box").waitFor();
        assertThat(tab.locator("#f-number").inputValue()).isEqualTo("732 829 320");

        look("account-new");
        tab.locator("#f-name").fill("Menuiserie Blanc");
        tab.locator("#f-lines").fill("12 rue des Tanneurs");
        tab.locator("#f-postcode").fill("6900");
        tab.locator("#f-town").fill("Lyon");
        tab.locator("[id='f-pays.name']").fill("Anne Roux");
        tab.locator("[id='f-pays.email']").fill("anne@example.fr");
        tab.locator("#f-terms").fill("90 jours");
        tab.locator("#f-means").selectOption("cheque");
        tab.locator("#opening .acts button").click();
        assertThat(tab.locator("[id='h-postcode']").textContent()).contains("6900");
        look("account-new-refused");

        tab.locator("#f-postcode").fill("69007");
        tab.locator("#opening .acts button").click();
        tab.waitForURL("**/accounts/*");
        assertThat(tab.locator(".said").textContent()).contains("Menuiserie Blanc", "C0001");
        assertThat(tab.locator(".problem").first().textContent()).contains("L441-10");
        assertThat(tab.locator("#lacks").textContent()).contains("Paie par chèque", "Délai au-delà de la loi");
        look("account-opened");

        tab.locator("#lacks summary").click();
        tab.locator(".gaps a[href='?role=superior#contact']").click();
        tab.locator("#contact [name=name]").waitFor();
        assertThat(tab.locator("#contact [name=role]").inputValue()).isEqualTo("superior");
        tab.locator("#contact [name=name]").fill("Paul Mercier");
        tab.locator("#contact [name=phone]").fill("04 78 00 00 00");
        tab.locator("#contact .acts button").click();
        assertThat(tab.locator("#lacks").textContent()).doesNotContain("supérieur");

        open("/accounts?lacks=cheque");
        assertThat(tab.locator(".accounts-list .name").allTextContents()).containsExactly("Menuiserie Blanc");
        look("accounts");
    }

    @Test
    void theProfileOfAPublicBuyerIsChangedOnItsPage() {
        signIn(Role.SALES);
        open("/accounts/new?number=216901231");
        tab.locator("#f-name").fill("Mairie de Lyon");
        tab.locator("#opening .acts button").click();
        tab.waitForURL("**/accounts/*");
        assertThat(tab.locator("#lacks").textContent()).contains("Pas de code service");
        tab.locator("#profile > summary").click();
        tab.locator("#profile [name=serviceCode]").fill("ESPACES-VERTS");
        tab.locator("#profile [name=buyer]").selectOption("authority");
        tab.locator("#profile [name=commitmentNumber]").check();
        look("account-profile");
        tab.locator("#profile .acts button").click();
        assertThat(tab.locator("#lacks").textContent()).doesNotContain("Pas de code service");
        assertThat(tab.locator(".facts").allTextContents().toString()).contains("ESPACES-VERTS");
        var id = Long.parseLong(tab.url().replaceAll(".*/accounts/(\\d+).*", "$1"));
        assertThat(customers.profile(tenant(), new AccountId(id)).commitmentNumberRequired())
                .isTrue();
    }

    @Test
    void termsBeyondTheLawAreRefusedWhereTheCompanySaysSo() {
        signIn(Role.OWNER);
        open("/settings/accounts");
        tab.locator("[name=longerTerms]").selectOption("refuse");
        look("settings-accounts");
        tab.locator("form[action='/settings/accounts'] .acts button").click();
        tab.locator(".said").waitFor();

        open("/accounts/new");
        tab.locator("#f-name").fill("Menuiserie Blanchard");
        tab.locator("#f-terms").fill("90 jours");
        tab.locator("#opening .acts button").click();
        assertThat(tab.locator("#opening .problem").textContent()).contains("L441-10");
        tab.locator("#f-terms").fill("60 jours");
        tab.locator("#opening .acts button").click();
        tab.waitForURL("**/accounts/*");
    }

    @Test
    void twoFichesOfOneCustomerAreJoinedAndTakenApartAgain() {
        signIn(Role.SALES);
        open("/accounts/import");
        look("account-list");
        tab.locator("#file")
                .setInputFiles(new FilePayload("clients.csv", "text/csv", """
                account;name;siren;town
                C1;Menuiserie Blanchard;;
                C2;Menuiserie Blanchart;;
                C3;Verts;732829321;
                """.getBytes(StandardCharsets.UTF_8)));
        tab.locator("[value=but-problems]").check();
        tab.locator(".import .acts button").click();
        assertThat(tab.locator(".problems").textContent()).contains("732 829 321");
        look("account-list-done");

        open("/accounts/duplicates");
        look("duplicates");
        tab.onDialog(Dialog::accept);
        tab.locator(".gaps form").first().locator("button").click();
        tab.waitForURL("**/accounts/*");
        assertThat(tab.locator(".note-box").textContent()).contains("C2");
        look("account-joined");
        tab.locator(".note-box a").first().click();
        tab.locator(".note-box form button").click();
        tab.locator(".said").waitFor();
        assertThat(tab.locator(".note-box").count()).isZero();
    }
}
