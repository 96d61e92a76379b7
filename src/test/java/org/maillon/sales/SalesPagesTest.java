package org.maillon.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.WebTest;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.portal.CustomerLinks;
import org.maillon.portal.LinkPurpose;
import org.maillon.portal.NewLink;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers see and say of quotes and orders under their link. */
class SalesPagesTest extends WebTest {
    private static final Actor KARIM = new Actor(71, "Karim", "192.0.2.7");

    @Autowired
    private Orders orders;

    @Autowired
    private Quotes quotes;

    @Autowired
    private Confirmations confirmations;

    @Autowired
    private CustomerLinks links;

    @Autowired
    private Evidence evidence;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Clock clock;

    private SmallBooks books;
    private AccountId account;
    private LocalDate today;

    @BeforeEach
    void aCustomer() {
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("C1");
        today = LocalDate.now(clock);
    }

    @Test
    void aQuoteIsAcceptedWithANameAndTheCustomersNumberAndBecomesAnOrder() {
        var quote = quotes.make(tenant(), asked(), KARIM, today);
        var page = link(account) + "/quotes/" + quote.id();
        assertThat(stranger().get(page).statusCode()).as("a draft is nobody's").isEqualTo(404);
        quotes.send(tenant(), quote.id(), KARIM, today);
        assertThat(stranger().get(page).body()).contains(quote.number()).contains("2\u202f400,00");
        assertThat(stranger().get(page + "/document").statusCode()).isEqualTo(200);
        var visitor = stranger();
        assertThat(visitor.fill(page, page + "/acceptance", Map.of("name", "Anne Roy", "as", "Gérante"))
                        .statusCode())
                .as("without the box")
                .isEqualTo(422);
        var yes = Map.of("name", "Anne Roy", "as", "Gérante", "purchaseOrder", "PO-88", "agreed", "yes");
        assertThat(visitor.fill(page, page + "/acceptance", yes).statusCode()).isEqualTo(302);
        assertThat(visitor.get(page).body()).contains("Accepté par Anne Roy");
        var accepted = quotes.find(tenant(), quote.id()).orElseThrow();
        assertThat(accepted.answer().orElseThrow().as()).isEqualTo("Gérante");
        assertThat(accepted.answer().orElseThrow().from()).isNotEmpty();
        var order = ((OrderAnswer.Done) quotes.order(tenant(), quote.id(), KARIM, today)).order();
        assertThat(order.purchaseOrder()).contains("PO-88");
        assertThat(quotes.order(tenant(), quote.id(), KARIM, today)).as("once").isInstanceOf(OrderAnswer.Refused.class);
    }

    @Test
    void aPhoneOrderIsPutInWritingAndAcknowledgedByLink() {
        var order = place(OrderSource.PHONE, 10);
        assertThat(order.confirmation()).isEqualTo(ConfirmationState.SENT);
        var page = link(account) + "/orders/" + order.id();
        var visitor = stranger();
        assertThat(visitor.get(page).body()).contains("par téléphone");
        var said = Map.of("name", "Anne Roy", "as", "Gérante", "version", "1");
        assertThat(visitor.fill(page, page + "/acknowledgement", said).statusCode())
                .isEqualTo(302);
        assertThat(orders.find(tenant(), order.id()).orElseThrow().confirmation())
                .isEqualTo(ConfirmationState.ACKNOWLEDGED);
        assertThat(evidence.about(tenant(), order.subject(), 1)).singleElement().satisfies(it -> {
            assertThat(it.happening().act()).isEqualTo("order-acknowledged");
            assertThat(it.happening().who()).isEqualTo("Anne Roy");
            assertThat(it.happening().from()).isNotEmpty();
            assertThat(it.happening().documents()).hasSize(1);
        });
        assertThat(confirmations.acknowledge(tenant(), order.id(), 1, "Gérante", Actor.customer("Anne Roy", "")))
                .isInstanceOf(OrderAnswer.Refused.class);
    }

    @Test
    void aVersionThatIsNoLongerTheLatestIsNotAcknowledged() {
        var order = place(OrderSource.PHONE, 10);
        var revision = new OrderRevision(
                Optional.empty(), "", List.of(new OrderRevision.Line(java.util.OptionalInt.of(1), line(12))));
        var changed = ((OrderAnswer.Done) orders.change(tenant(), order.id(), revision, "", KARIM, today)).order();
        assertThat(changed.confirmation()).as("asked again").isEqualTo(ConfirmationState.SENT);
        assertThat(confirmations.acknowledge(tenant(), order.id(), 1, "Gérante", Actor.customer("Anne Roy", "")))
                .isInstanceOfSatisfying(
                        OrderAnswer.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(OrderRefusal.NOTHING_TO_ACKNOWLEDGE));
    }

    @Test
    void whatIsWrongBecomesATaskAndNothingIsAcknowledged() {
        var order = place(OrderSource.PHONE, 10);
        var page = link(account) + "/orders/" + order.id();
        var visitor = stranger();
        var said = Map.of(
                "name",
                "Anne Roy",
                "as",
                "Gérante",
                "version",
                "1",
                "what",
                "<script>alert(1)</script> 8 sacs, pas 10");
        assertThat(visitor.fill(page, page + "/objection", said).statusCode()).isEqualTo(302);
        assertThat(orders.find(tenant(), order.id()).orElseThrow().confirmation())
                .isEqualTo(ConfirmationState.OBJECTED);
        assertThat(tasks.list(tenant(), TaskFilter.ALL, null, 10).items())
                .anySatisfy(task -> assertThat(task.facts().get("note")).contains("8 sacs"));
        assertThat(visitor.get(page).body()).doesNotContain("<script>alert");
    }

    @Test
    void whatWasWrongIsNobodysTaskAnyMoreOnceTheCustomerAcknowledges() {
        var order = place(OrderSource.PHONE, 10);
        var anne = new Actor(0, "Anne Roy", "192.0.2.9");
        confirmations.object(tenant(), order.id(), order.version(), "8 sacs, pas 10", anne);
        confirmations.object(tenant(), order.id(), order.version(), "et livrés mardi", anne);
        assertThat(tasks.list(tenant(), TaskFilter.TO_DO, null, 10).items()).hasSize(2);

        confirmations.acknowledge(tenant(), order.id(), order.version(), "Gérante", anne);

        assertThat(tasks.list(tenant(), TaskFilter.TO_DO, null, 10).items()).isEmpty();
        assertThat(tasks.list(tenant(), TaskFilter.ALL, null, 10).items())
                .allSatisfy(task -> assertThat(task.closedBy()).contains("Anne Roy"));
    }

    @Test
    void anotherCustomersOrderIsNotThere() {
        var order = place(OrderSource.PHONE, 10);
        var other = link(books.customer("C2"));
        assertThat(stranger().get(other + "/orders/" + order.id()).statusCode()).isEqualTo(404);
        assertThat(stranger().get(other + "/orders/" + order.id() + "/document").statusCode())
                .isEqualTo(404);
        assertThat(stranger().get("/c/nothing/orders/" + order.id()).statusCode())
                .isEqualTo(404);
    }

    private Order place(OrderSource source, long quantity) {
        var order = new NewOrder(
                account,
                source,
                Optional.empty(),
                OptionalLong.empty(),
                Money.EUR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                List.of(line(quantity)));
        return orders.place(tenant(), order, KARIM, today).order();
    }

    private NewQuote asked() {
        return new NewQuote(account, Money.EUR, Optional.empty(), "Franco de port", List.of(line(2)));
    }

    private static NewLine line(long quantity) {
        return new NewLine(
                Optional.empty(), "Pétrin à spirale", "pièce", Quantity.of(quantity), 100_000, TaxRate.of("20"));
    }

    private String link(AccountId whose) {
        var link =
                new NewLink(whose, "Anne Roy", Language.FR, LinkPurpose.REMINDER, OptionalLong.empty(), 0, Money.EUR);
        return links.issue(tenant(), link, "Karim").address().getPath();
    }
}
