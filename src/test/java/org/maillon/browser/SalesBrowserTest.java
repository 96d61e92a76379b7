package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.access.Role;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.Money;
import org.maillon.ledger.Booking;
import org.maillon.ledger.Ledger;
import org.maillon.sales.Actor;
import org.maillon.sales.Catalogue;
import org.maillon.sales.Deposits;
import org.maillon.sales.NewItem;
import org.maillon.sales.NewPrice;
import org.maillon.sales.Order;
import org.maillon.sales.OrderFilter;
import org.maillon.sales.OrderState;
import org.maillon.sales.Orders;
import org.maillon.sales.Quantity;
import org.maillon.sales.TaxRate;
import org.springframework.beans.factory.annotation.Autowired;

/** What is sold, from the catalogue to the order, as somebody does it. */
class SalesBrowserTest extends BrowserTest {
    @Autowired
    private DemoBooks books;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Customers customers;

    @Autowired
    private Orders orders;

    @Autowired
    private Deposits deposits;

    @Autowired
    private Ledger ledger;

    @TempDir
    private Path folder;

    @Test
    void anOrderWrittenWithTheKeyboardBelowTheListPrice() {
        books.fill(tenant(), LocalDate.now(), folder);
        sell("FARINE-T55", "Farine de blé T55, sac de 25 kg", 2_150, 1_480);
        sell("LEVURE", "Levure de boulanger, carton de 24", 3_890, 2_900);
        var customer = customers.after(tenant(), new AccountId(0), 1).getFirst();
        signIn(Role.OWNER);
        open("/orders");
        assertThat(tab.locator("h1")).containsText("Aucune commande");
        look("orders-empty");
        open("/accounts");
        tab.keyboard().press("g");
        tab.keyboard().press("v");
        tab.waitForURL("**/orders");
        open("/orders/new");
        tab.locator("#field-account").fill(customer.code());
        tab.locator("#item-0").fill("FARINE-T55");
        tab.locator("#item-0").press("Tab");
        assertThat(tab.locator("#description-0")).hasValue("Farine de blé T55, sac de 25 kg");
        assertThat(tab.locator("#price-0")).hasValue("21,50");
        tab.locator("#quantity-0").fill("40");
        tab.locator("#price-0").fill("19,90");
        tab.locator("#price-0").press("Enter");
        assertThat(tab.locator("#item-1")).isFocused();
        tab.locator("#item-1").fill("LEVURE");
        tab.locator("#item-1").press("Tab");
        assertThat(tab.locator("#description-1")).hasValue("Levure de boulanger, carton de 24");
        assertThat(tab.locator(".written-end")).containsText("TTC");
        look("order-new");
        tab.locator(".written-end .primary").click();
        tab.waitForURL(Pattern.compile(".*/orders/\\d+$"));
        assertThat(tab.locator(".said")).containsText("retenue");
        assertThat(tab.locator("main")).containsText("au lieu de");
        look("order-held");
        tab.locator("button:has-text('Approuver')").first().click();
        assertThat(tab.locator("main")).containsText("Écarts approuvés");
        var order = orders.list(tenant(), OrderFilter.ALL, Long.MAX_VALUE, 1).getFirst();
        assertThat(order.state()).isEqualTo(OrderState.ACCEPTED);
        tab.locator("button:has-text('Envoyer la confirmation')").click();
        assertThat(tab.locator("main")).containsText("confirmation envoyée");
        look("order");
        tab.locator("button:has-text('Livrer')").first().click();
        tab.waitForURL(Pattern.compile(".*/deliveries/\\d+$"));
        assertThat(tab.locator("main")).containsText("BL-");
        open("/settings/deliveries");
        tab.locator("#field-unsignedDays").fill("95");
        tab.locator("main .primary").click();
        assertThat(tab.locator(".problem")).containsText("90");
        tab.locator("#field-unsignedDays").fill("3");
        tab.locator("main .primary").click();
        assertThat(tab.locator(".said")).isVisible();
        look("settings-deliveries");
        depositOf(order);
        open("/orders/" + order.id());
        assertThat(tab.locator("#deposits")).containsText("Reste à imputer");
        assertThat(tab.locator("#deposits")).containsText("FA-12");
        look("order-delivered-with-deposit");
        open("/sales-files/" + order.id());
        assertThat(tab.locator("main")).containsText("Imputés sur des factures");
        look("sales-file-deposit");
        open("/orders/" + order.id() + "/change");
        look("order-change");
        open("/orders");
        look("orders");
        open("/catalogue");
        look("catalogue");
    }

    @Test
    void aQuoteIsMadeAndSent() {
        books.fill(tenant(), LocalDate.now(), folder);
        sell("FARINE-T55", "Farine de blé T55, sac de 25 kg", 2_150, 1_480);
        var customer = customers.after(tenant(), new AccountId(0), 1).getFirst();
        signIn(Role.OWNER);
        open("/quotes");
        look("quotes-empty");
        open("/quotes/new");
        tab.locator("#field-account").fill(customer.code());
        tab.locator("#item-0").fill("FARINE-T55");
        tab.locator("#item-0").press("Tab");
        assertThat(tab.locator("#description-0")).hasValue("Farine de blé T55, sac de 25 kg");
        tab.locator("#quantity-0").fill("-4");
        tab.locator(".written-end .primary").click();
        assertThat(tab.locator(".problem")).containsText("négative");
        look("quote-new");
        tab.locator("#quantity-0").fill("4");
        tab.locator(".written-end .primary").click();
        tab.waitForURL(Pattern.compile(".*/quotes/\\d+$"));
        tab.locator("button:has-text('Envoyer au client')").click();
        assertThat(tab.locator(".said")).containsText("envoyé");
        look("quote");
        open("/quotes");
        look("quotes");
    }

    @Test
    void whatIsTypedWhileTheCatalogueAnswersStays() {
        books.fill(tenant(), LocalDate.now(), folder);
        sell("FARINE-T55", "Farine de blé T55, sac de 25 kg", 2_150, 1_480);
        var customer = customers.after(tenant(), new AccountId(0), 1).getFirst();
        signIn(Role.OWNER);
        open("/quotes/new");
        tab.locator("#field-account").fill(customer.code());
        var answers = new ArrayList<Route>();
        tab.route("**/quotes/draft", answers::add);
        tab.locator("#item-0").fill("FARINE-T55");
        tab.locator("#item-0").press("Tab");
        tab.keyboard().type("Farine du moulin");
        tab.keyboard().press("Tab");
        tab.keyboard().type("12");
        tab.waitForCondition(() -> !answers.isEmpty());
        answers.removeFirst().resume();
        assertThat(tab.locator("#price-0")).hasValue("21,50");
        assertThat(tab.locator("#description-0")).hasValue("Farine du moulin");
        assertThat(tab.locator("#quantity-0")).isFocused();
        tab.keyboard().type("5");
        assertThat(tab.locator("#quantity-0")).hasValue("125");
        tab.keyboard().press("Enter");
        tab.keyboard().type("LEVURE");
        assertThat(tab.locator("#item-1")).hasValue("LEVURE");
        assertThat(tab.locator("#price-1")).hasValue("");
        tab.keyboard().press("Tab");
        tab.keyboard().type("Levure fraîche");
        tab.waitForCondition(() -> !answers.isEmpty());
        answers.removeFirst().resume();
        assertThat(tab.locator(".written-end")).containsText("TTC");
        assertThat(tab.locator("#description-1")).hasValue("Levure fraîche");
        tab.unroute("**/quotes/draft");
        look("quote-typed");
    }

    /** Asked, paid, and a part of it on an invoice. */
    private void depositOf(Order order) {
        var by = Actor.MAILLON;
        deposits.ask(tenant(), order.id(), 300_00, LocalDate.now().plusDays(8), by);
        long paid = book(order, "deposit", "VIR 88", -300_00);
        deposits.receive(tenant(), deposits.of(tenant(), order.id()).getFirst().id(), paid, by);
        book(order, "invoice", "FA-12", 200_00);
    }

    private long book(Order order, String kind, String reference, long cents) {
        var booking = new Booking(
                UUID.randomUUID(),
                order.accountId(),
                kind,
                LocalDate.now(),
                reference,
                cents > 0 ? order.number() : "Virement",
                "VE",
                "test",
                "EUR",
                cents);
        return ledger.book(tenant(), List.of(booking)).getFirst().side();
    }

    private void sell(String code, String name, long price, long cost) {
        catalogue.save(
                tenant(),
                new NewItem(
                        code,
                        name,
                        "sac",
                        TaxRate.of("5.5"),
                        OptionalLong.of(cost),
                        Optional.of(Quantity.of(500)),
                        OptionalInt.of(3)));
        catalogue.addPrice(
                tenant(), new NewPrice(code, Money.EUR, price, LocalDate.of(2026, 1, 1), Optional.empty()), "Claire");
    }
}
