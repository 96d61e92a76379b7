package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.access.Role;
import org.maillon.ledger.Ledger;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.springframework.beans.factory.annotation.Autowired;

/** Another bank account agreed to by a second person, and a cheque from the letter box to the bank and back. */
class SafetyBrowserTest extends BrowserTest {
    @Autowired
    private DemoBooks books;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Senders senders;

    @TempDir
    private Path folder;

    @Test
    void anotherIbanWaitsOnAPageOfItsOwn() {
        senders.save(
                tenant(),
                new Sender("Durand", "a@durand.example", null, "Anne", null, "FR7630006000011234567890189", null));
        signIn(Role.OWNER);
        open("/settings/approvals");
        look("approvals-none");
        open("/settings/sender");
        tab.locator("[name=iban]").fill("BE68 5390 0754 7034");
        tab.locator("form[action='/settings/sender'] button").click();
        assertThat(tab.locator("[name=iban]")).hasValue("FR76 3000 6000 0112 3456 7890 189");
        tab.locator("a[href='/settings/approvals']").last().click();
        assertThat(tab.locator("main")).containsText("BE68 5390 0754 7034");
        look("approvals");
        tab.locator("form[action$=refusal] button").click();
        assertThat(tab.locator(".said")).containsText("Refusé");
    }

    @Test
    void aChequeIsRegisteredDepositedPaidAndComesBack() {
        var today = LocalDate.now();
        books.fill(tenant(), today, folder);
        var item = ledger.openItems(tenant(), Optional.empty(), today, 0, 1).getFirst();
        signIn(Role.OWNER);
        open("/cheques");
        look("cheques-empty");
        tab.locator("[name=number]").fill("0001234");
        tab.locator("[name=customer]").fill(item.account());
        tab.locator("[name=amount]").fill("12,50");
        tab.locator("[name=items]").fill(item.reference());
        tab.keyboard().press("Enter");
        assertThat(tab.locator(".said")).containsText("Enregistré");
        look("cheques-in-hand");
        tab.locator("form[action='/cheques/slips'] button").click();
        assertThat(tab.locator("h1")).containsText("Remise de chèques");
        look("cheque-slip");
        var paper = tab.request().get(tab.url() + "/document");
        org.assertj.core.api.Assertions.assertThat(new String(paper.body(), 0, 5))
                .isEqualTo("%PDF-");
        open("/cheques");
        look("cheques-at-the-bank");
        tab.locator("form[action$=payment] button").click();
        assertThat(tab.locator(".said")).containsText("Un paiement est crédité");
        tab.locator("details.edit summary").click();
        tab.locator("[name=reason]").fill("sans provision");
        tab.locator("form[action$=return] button").click();
        assertThat(tab.locator(".said")).containsText("Impayé");
        look("cheques-returned");
    }
}
