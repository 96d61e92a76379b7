package org.maillon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.claims.Imputation;
import org.maillon.claims.Rate;
import org.maillon.customers.AccountId;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryAnswer;
import org.maillon.deliveries.DeliveryKind;
import org.maillon.deliveries.NewDelivery;
import org.maillon.deliveries.NewSignature;
import org.maillon.deliveries.Upload;
import org.maillon.evidence.Author;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.sales.Actor;
import org.maillon.sales.Confirmations;
import org.maillon.sales.NewLine;
import org.maillon.sales.NewOrder;
import org.maillon.sales.Order;
import org.maillon.sales.OrderSource;
import org.maillon.sales.Orders;
import org.maillon.sales.Quantity;
import org.maillon.sales.TaxRate;
import org.maillon.salesfile.SalesFileExports;
import org.maillon.salesfile.SalesFiles;
import org.maillon.salesfile.Strength;
import org.maillon.terms.Acceptances;
import org.maillon.terms.Clauses;
import org.maillon.terms.NewVersion;
import org.maillon.terms.PaperAcceptance;
import org.maillon.terms.TermsOfSale;
import org.maillon.terms.TermsPdf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A phone order becomes, gap by gap, a file that stands; and the whole can be taken away. */
class SalesFileBrowserTest extends BrowserTest {
    private static final Author CLAIRE = new Author("Claire Aubry", "");
    private static final Actor KARIM = new Actor(71, "Karim", "192.0.2.7");
    private static final String NUMBER = "PO-4711";

    @Autowired
    private SalesFiles files;

    @Autowired
    private SalesFileExports exports;

    @Autowired
    private Orders orders;

    @Autowired
    private Confirmations confirmations;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private TermsOfSale terms;

    @Autowired
    private Acceptances acceptances;

    @Autowired
    private Evidence evidence;

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
        today = LocalDate.now(clock);
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("C1");
    }

    @Test
    void eachGapIsNamedAndClosedUntilTheFileStands() throws Exception {
        var order = phoneOrder();
        signIn(Role.OWNER);
        open("/sales-files/" + order.id());
        assertThat(tab.locator("h1").innerText()).isEqualTo("Ce dossier est fragile");
        assertThat(tab.locator(".file-gaps").innerText())
                .contains("Commande par téléphone sans accord écrit", "à vos risques", "Aucun SIREN")
                .contains("Les conditions de vente ne sont pas acceptées");
        look("sales-file-weak");

        books.one(
                "update customers.customer_account set vat_number = 'BE0417497106' where tenant_id = :tenant and id = ? returning id",
                account.value());
        termsSignedLastYear();
        confirmations.acknowledge(
                tenant(), order.id(), order.version(), "gérant", Actor.customer("Paul Petit", "192.0.2.9"));
        delivered(order);
        long item = books.invoice(account, "F-77 " + NUMBER, today.plusDays(60), order.grossCents());
        open("/sales-files/" + order.id());
        assertThat(tab.locator("h1").innerText()).isEqualTo("Ce dossier tient, il reste à le compléter");
        assertThat(tab.locator(".file-gaps").innerText()).contains("Rien ne montre que la facture F-77");
        assertThat(tab.locator(".file-pieces li").count()).isGreaterThanOrEqualTo(4);
        look("sales-file-fair");
        open("/sales-files/invoices/" + item);
        assertThat(tab.url()).endsWith("/sales-files/" + order.id());
        theWholeCanBeTakenAway(order);
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
    }

    private void theWholeCanBeTakenAway(Order order) throws Exception {
        var file = files.of(tenant(), order.id()).orElseThrow();
        assertThat(file.strength()).isEqualTo(Strength.FAIR);
        try (var whole = Loader.loadPDF(exports.pdf(tenant(), file, Language.FR))) {
            var words = new PDFTextStripper().getText(whole);
            assertThat(words).contains("Dossier de vente " + order.number(), "SHA-256", "Article 1", "bon signé");
            assertThat(whole.getNumberOfPages()).isGreaterThan(5);
        }
        var out = new java.io.ByteArrayOutputStream();
        exports.zip(tenant(), file, Language.FR, out);
        var entries = entries(out.toByteArray());
        assertThat(entries).containsKeys("00-index.pdf", "SHA256SUMS", "evidence.json");
        for (var line : new String(entries.get("SHA256SUMS"), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            var parts = line.split("  ", 2);
            var digest = java.security.MessageDigest.getInstance("SHA-256").digest(entries.get(parts[1]));
            assertThat(DocumentId.ofHash(digest).sha256()).isEqualTo(parts[0]);
        }
        assertThat(new String(entries.get("evidence.json"), StandardCharsets.UTF_8))
                .contains("acknowledged", "noted-on-paper", "order-placed");
    }

    private static Map<String, byte[]> entries(byte[] zip) throws Exception {
        var entries = new HashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                entries.put(entry.getName(), in.readAllBytes());
        }
        return entries;
    }

    private Order phoneOrder() {
        var line = new NewLine(Optional.empty(), "Farine T55", "kg", Quantity.of(1_000), 100, TaxRate.of("20"));
        var asked = new NewOrder(
                account,
                OrderSource.PHONE,
                Optional.empty(),
                OptionalLong.empty(),
                Money.EUR,
                Optional.of(NUMBER),
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                List.of(line));
        return orders.place(tenant(), asked, KARIM, today).order();
    }

    private void termsSignedLastYear() {
        var clauses = new Clauses(
                Optional.of(Rate.parse("12.40")), 4000, true, "Lyon", OptionalInt.of(8), Imputation.INTEREST_FIRST);
        long version = terms.add(tenant(), new NewVersion("2025-1", today.minusDays(400), false, clauses), CLAIRE);
        terms.attach(tenant(), version, Language.FR, TermsPdf.of("fr", 2), "cgv.pdf", CLAIRE);
        var paper = new PaperAcceptance(
                "Paul Petit", "gérant", Language.FR, today.minusDays(300), TermsPdf.of("nl", 1), "cgv-signées.pdf");
        acceptances.note(tenant(), account, version, paper, CLAIRE);
    }

    private void delivered(Order order) {
        var lines = List.of(new org.maillon.deliveries.NewLine(
                OptionalInt.of(1),
                "",
                "Farine T55",
                "kg",
                BigDecimal.valueOf(1_000),
                OptionalLong.of(100),
                BigDecimal.valueOf(20)));
        var planned = deliveries.plan(
                tenant(),
                new NewDelivery(
                        Optional.empty(),
                        DeliveryKind.values()[0],
                        account,
                        OptionalLong.of(order.id()),
                        "12 rue de Lyon\n69002 Lyon",
                        "",
                        "",
                        Money.EUR,
                        today,
                        false,
                        lines),
                CLAIRE);
        var note = ((DeliveryAnswer.Done) planned).note();
        var now = clock.instant();
        var scan = new org.maillon.messages.PlainDocument(
                        "fr",
                        "Client C1",
                        "bon signé",
                        List.of(new org.maillon.messages.PlainDocument.Paragraph("reçu")))
                .write();
        deliveries.sign(
                tenant(),
                note.id(),
                new NewSignature(
                        UUID.randomUUID(),
                        "Léa Roux",
                        "réception",
                        "",
                        now,
                        now,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.of(new Upload(scan, "application/pdf", "bon.pdf"))),
                CLAIRE);
    }
}
