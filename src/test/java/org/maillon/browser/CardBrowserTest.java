package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;
import org.maillon.payments.CardAccounts;
import org.maillon.payments.PaymentLinks;
import org.maillon.payments.ScriptedStripe;
import org.maillon.portal.CustomerLinks;
import org.maillon.portal.LinkPurpose;
import org.maillon.portal.NewLink;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer goes from its page to the provider's, and comes back to a page that tells nothing of its account. */
class CardBrowserTest extends BrowserTest {
    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private CustomerLinks links;

    @Autowired
    private CardAccounts cards;

    @Autowired
    private PaymentLinks payments;

    @Autowired
    private Clock clock;

    private ScriptedStripe stripe;
    private AccountId account;
    private String page;

    @BeforeEach
    void aCustomerWhoOwesTwoInvoices() throws IOException {
        stripe = new ScriptedStripe();
        var books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("C-1");
        var today = LocalDate.now(clock);
        books.invoice(account, "F-2026-0955", today.minusDays(8), 616_000);
        books.invoice(account, "F-2026-0961", today.minusDays(9), 98_050);
        var eur = Currency.getInstance("EUR");
        var link = new NewLink(
                account, "Claire Morel", Language.FR, LinkPurpose.REMINDER, OptionalLong.empty(), 714_050, eur);
        page = links.issue(tenant(), link, "Anne").address().getPath();
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void theCardIsOfferedWhereTheCompanyHasAnAccount() {
        open(page);
        assertThat(tab.locator("main")).not().containsText("Payer par carte");
        stripe.serve(cards, tenant());
        open(page);
        tab.locator("#card summary").click();
        look("customer-card");
        tab.locator("#card form button").click();
        assertThat(tab.locator("h1")).containsText(Pattern.compile("7\\W140,50"));
        look("customer-card-leaving");
        assertThat(tab.locator("a.primary").getAttribute("href")).startsWith("https://checkout.example/c/pay/");
        var asked = payments.of(tenant(), account, 1).getFirst();
        assertThat(stripe.back(asked)).doesNotContain(page.substring(3));
        open(stripe.back(asked).replaceFirst("http://[^/]+", ""));
        assertThat(tab.locator("h1")).containsText("Nous attendons la réponse");
        look("customer-card-back");
    }
}
