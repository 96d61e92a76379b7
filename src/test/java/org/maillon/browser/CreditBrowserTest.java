package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.credit.CoverState;
import org.maillon.credit.Covers;
import org.maillon.credit.Credit;
import org.maillon.credit.CreditDecisions;
import org.maillon.credit.CreditPolicy;
import org.maillon.credit.CreditRequest;
import org.maillon.credit.NewCover;
import org.maillon.credit.NewLimit;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order goes beyond the limit, waits, and is released by a person who sees the file. */
class CreditBrowserTest extends BrowserTest {
    private static final LocalDate TODAY = LocalDate.now();

    @Autowired
    private Credit credit;

    @Autowired
    private Covers covers;

    @Autowired
    private CreditDecisions decisions;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    private AccountId account;

    @BeforeEach
    void aCustomerNearItsLimit() {
        var books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("411MERCIER");
        books.invoice(account, "F-2026-0901", TODAY.minusDays(75), 6_300_00);
        books.invoice(account, "F-2026-0988", TODAY.plusDays(12), 2_150_00);
        credit.changePolicy(tenant(), CreditPolicy.USUAL, "Claire");
        credit.setLimit(
                tenant(),
                account,
                new NewLimit(Money.euros(10_000_00), false, TODAY.minusDays(90), Optional.empty(), "Trois bons bilans"),
                "Claire Aubry");
        var cover = covers.request(
                tenant(),
                account,
                new NewCover("Rempart", "R-1", Money.euros(8_000_00), TODAY.minusDays(90), 120),
                "Claire");
        covers.said(
                tenant(),
                cover.id(),
                CoverState.GRANTED,
                OptionalLong.of(6_000_00),
                TODAY.minusDays(90),
                Optional.empty(),
                "Claire",
                "");
        order("api:A-17", 3_200_00);
    }

    @Test
    void anOrderThatWaitsIsSeenWithItsFileAndReleased() {
        signIn(Role.CREDIT_MANAGER);
        open("/credit");
        assertThat(tab.locator("h1")).hasText("Une commande attend");
        look("credit-queue");
        tab.locator("[data-act]").first().click();
        assertThat(tab.locator("main")).containsText("plafond dépassé");
        assertThat(tab.locator("main")).containsText("dette ancienne");
        look("credit-held");
        tab.locator("[value=raise-limit]").check();
        tab.locator("[name=why]").fill("Bilan solide");
        tab.locator("form.fields .acts button").click();
        assertThat(tab.locator("p.problem")).containsText("plafond ne dépasse pas");
        tab.locator("[value=release-once]").check();
        tab.locator("form.fields .acts button").click();
        assertThat(tab.locator(".said")).containsText("La commande part");
        assertThat(tab.locator("main")).containsText("Bilan solide");
        look("credit-released");
    }

    @Test
    void theAccountShowsItsCreditAndALimitIsDecidedThere() {
        signIn(Role.CREDIT_MANAGER);
        open("/accounts/" + account.value());
        assertThat(tab.locator("#credit")).containsText("Rempart");
        tab.locator("#credit details.as-table summary").first().click();
        look("credit-account");
        tab.locator("#limit summary").click();
        tab.locator("#f-limit-amount").fill("25 000");
        tab.locator("#f-limit-why").fill("Nouvelle usine");
        tab.locator("#limit button.btn").click();
        assertThat(tab.locator(".said")).containsText("Le plafond est décidé");
        assertThat(tab.locator("#credit")).containsText("Nouvelle usine");
    }

    @Test
    void aSellerSeesWhyAnOrderWaitsAndWhatWouldLiftIt() {
        signIn(Role.SALES);
        open("/credit");
        tab.locator("[data-act]").first().click();
        assertThat(tab.locator("main")).containsText("Un règlement, un acompte ou un plafond plus haut");
        assertThat(tab.locator("[name=act]")).hasCount(0);
    }

    @Test
    void thePolicyIsChosenAndARateEntered() {
        signIn(Role.OWNER);
        open("/settings/credit");
        look("settings-credit");
        tab.locator("[value=old-debt]").uncheck();
        tab.locator("#field-fourEyes").fill("20 000");
        tab.locator("form[action='/settings/credit'] button.primary").click();
        assertThat(tab.locator(".said")).containsText("enregistrée");
        assertThat(tab.locator("[value=old-debt]")).not().isChecked();
        assertThat(tab.locator("#field-fourEyes")).hasValue("20000");
        tab.locator("#field-from").fill("usd");
        tab.locator("#field-rate").fill("0,9123");
        tab.locator("form[action$=rates] button").click();
        assertThat(tab.locator("main")).containsText("1 USD = 0.9123 EUR");
    }

    private void order(String subject, long cents) {
        decisions.decide(tenant(), new CreditRequest(subject, account, cents, Money.EUR, false, Set.of(), "Boutique"));
    }
}
