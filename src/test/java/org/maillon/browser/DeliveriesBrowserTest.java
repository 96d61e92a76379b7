package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryAnswer;
import org.maillon.deliveries.DeliveryKind;
import org.maillon.deliveries.DeliveryNote;
import org.maillon.deliveries.DeliveryState;
import org.maillon.deliveries.Drawing;
import org.maillon.deliveries.NewDelivery;
import org.maillon.deliveries.NewLine;
import org.maillon.deliveries.NewSignature;
import org.maillon.deliveries.Reserve;
import org.maillon.deliveries.ReserveKind;
import org.maillon.disputes.Disputes;
import org.maillon.evidence.Author;
import org.maillon.kernel.Money;
import org.maillon.sales.Actor;
import org.maillon.sales.NewOrder;
import org.maillon.sales.OrderSource;
import org.maillon.sales.Orders;
import org.maillon.sales.Quantity;
import org.maillon.sales.TaxRate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** At a desk: a note is written from its order, its link is given, its paper is taken in, its reserves follow the invoice. */
class DeliveriesBrowserTest extends BrowserTest {
    private static final Author DENIS = new Author("Denis, tournée Sud", "203.0.113.7");

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Orders orders;

    @Autowired
    private Disputes disputes;

    @Autowired
    private Clock clock;

    private SmallBooks books;
    private AccountId account;
    private LocalDate today;

    @BeforeEach
    void aCustomer() {
        today = LocalDate.now(clock);
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("C1");
    }

    @Test
    void aNoteIsWrittenFromItsOrderItsLinkIsGivenAndItsPaperTakenIn() throws IOException {
        signIn(Role.OWNER);
        open("/deliveries");
        assertThat(tab.locator("h1")).hasText("Rien à livrer");
        look("deliveries-empty");
        open("/deliveries/new?order=" + ordered());
        tab.locator("#q-2").fill("2");
        look("delivery-new");
        tab.locator("button.primary").click();
        tab.waitForURL("**/deliveries/*");
        assertThat(tab.locator(".said")).containsText("BL-" + today.getYear() + "-0001");
        tab.locator("#field-recipient").fill("Denis, tournée Sud");
        tab.locator("#link button.primary").click();
        assertThat(tab.locator("#secret")).isVisible();
        assertThat(tab.locator("#secret").inputValue()).contains("/d/");
        look("delivery-link");
        open("/deliveries");
        look("deliveries");

        tab.locator(".work .btn").click();
        tab.locator("#paper summary").first().click();
        tab.locator("#field-signer").fill("Karim Benali");
        tab.locator("#reserve").fill("deux cartons mouillés");
        tab.locator("#paper-file").setInputFiles(new FilePayload("BL signé.pdf", "application/pdf", pdf()));
        tab.locator("#paper form").first().locator("button").click();
        assertThat(tab.locator(".said")).containsText("La signature sur papier est enregistrée");
        assertThat(deliveries.counts(tenant())).containsEntry(DeliveryState.WITH_RESERVES, 1L);
    }

    @Test
    void reservesAreReadAndLaidOnTheInvoice() {
        var note = signed();
        books.invoice(account, "F-2026-0101", today.plusDays(30), 50_000);
        signIn(Role.OWNER);
        open("/deliveries/" + note.id());
        look("delivery-with-reserves");
        open("/disputes");
        look("disputes-of-delivery");
        open("/deliveries/" + note.id());
        tab.locator("#field-reference").fill("F-2026-0101");
        tab.locator("#reserves form button").click();
        assertThat(tab.locator(".said")).containsText("Les réserves sont portées sur la facture");
        assertThat(disputes.ofDelivery(tenant(), note.id()))
                .allSatisfy(it -> assertThat(it.openItem()).isPresent());
    }

    private long ordered() {
        var order = new NewOrder(
                account,
                OrderSource.HAND,
                Optional.empty(),
                OptionalLong.empty(),
                Money.EUR,
                Optional.of("PO-4471"),
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                List.of(
                        ordered("Palette Europe 80 × 120, chêne", 24, 1_250),
                        ordered("Film étirable 50 cm, rouleau de 300 m", 12, 4_500)));
        return orders.place(tenant(), order, Actor.MAILLON, today).order().id();
    }

    private static org.maillon.sales.NewLine ordered(String description, long quantity, long cents) {
        return new org.maillon.sales.NewLine(
                Optional.empty(), description, "pièce", Quantity.of(quantity), cents, TaxRate.of("20"));
    }

    private DeliveryNote signed() {
        var line = new NewLine(
                OptionalInt.empty(),
                "FILM-50",
                "Film étirable 50 cm, rouleau de 300 m",
                "",
                new BigDecimal("12"),
                OptionalLong.of(4_500),
                new BigDecimal("20"));
        var delivery = new NewDelivery(
                Optional.empty(),
                DeliveryKind.GOODS,
                account,
                OptionalLong.empty(),
                "12 rue des Forges\n69007 LYON",
                "Transports Mercier",
                "Livrer avant midi.",
                Money.EUR,
                today,
                false,
                List.of(line));
        var note = ((DeliveryAnswer.Done) deliveries.plan(tenant(), delivery, DENIS)).note();
        var strokes = List.of(List.of(
                new Drawing.Point(20, 100, 0),
                new Drawing.Point(80, 30, 40),
                new Drawing.Point(120, 120, 80),
                new Drawing.Point(180, 40, 120),
                new Drawing.Point(270, 90, 160)));
        var reserve =
                new Reserve(OptionalInt.of(1), ReserveKind.DAMAGED, Optional.of(new BigDecimal("2")), "angle écrasé");
        deliveries.sign(
                tenant(),
                note.id(),
                new NewSignature(
                        UUID.randomUUID(),
                        "Karim Benali",
                        "Magasinier",
                        "Quai encombré",
                        clock.instant(),
                        clock.instant(),
                        Optional.empty(),
                        List.of(reserve),
                        Optional.of(new Drawing(300, 150, strokes)),
                        List.of(),
                        Optional.empty()),
                DENIS);
        return note;
    }

    private static byte[] pdf() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
