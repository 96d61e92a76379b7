package org.maillon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.options.FilePayload;
import jakarta.mail.Multipart;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.SmallBooks;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.disputes.DisputeCause;
import org.maillon.disputes.DisputeFilter;
import org.maillon.disputes.Disputes;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.messages.Delivery;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.MessageFilter;
import org.maillon.messages.MessageState;
import org.maillon.messages.Outbox;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.payments.NewPlan;
import org.maillon.payments.PlanAnswer;
import org.maillon.payments.PlanFilter;
import org.maillon.payments.PlanState;
import org.maillon.payments.Promise;
import org.maillon.payments.PromiseFilter;
import org.maillon.payments.Promises;
import org.maillon.payments.RepaymentPlans;
import org.maillon.portal.ItemDocuments;
import org.maillon.reminders.Reason;
import org.maillon.reminders.Reminders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A message leaves by real SMTP; its customer opens the link in it on a phone, answers, and the answer is there. */
class CustomerPageBrowserTest extends BrowserTest {
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Pattern LINK =
            Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+(/c/[0-9a-z]+-[A-Za-z0-9_-]{43})");
    private static final Author ANNE = new Author("Anne", "");

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add(
                "MAILLON_SMTP_URL", () -> "smtp://127.0.0.1:" + MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void stopMail() {
        MAIL.stop();
    }

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Senders senders;

    @Autowired
    private Reminders reminders;

    @Autowired
    private Delivery delivery;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Promises promises;

    @Autowired
    private RepaymentPlans plans;

    @Autowired
    private Disputes disputes;

    @Autowired
    private Evidence evidence;

    @Autowired
    private ItemDocuments documents;

    @Autowired
    private Clock clock;

    private SmallBooks books;
    private LocalDate today;

    @BeforeEach
    void aCompanyThatWrites() {
        today = LocalDate.now(clock);
        books = new SmallBooks(scope, sql, events, tenant());
        var iban = "FR76 3000 6000 0112 3456 7890 189";
        senders.save(
                tenant(),
                new Sender(
                        "Atelier Durand",
                        "compta@durand.example",
                        null,
                        "Anne Durand",
                        "+33 1 23 45 67 89",
                        iban,
                        "AGRIFRPP"));
        tab.setViewportSize(360, 740);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            fr | FR | Confirmer ce jour  | Vous paierez le     | promise pour le | Il y a un problème  | endommagé, deux cartons
            nl | BE | Deze dag bevestigen | U betaalt op       | beloofd voor    | Er is een probleem  | beschadigd, twee dozen
            en | FR | Confirm this day   | You will pay on     | promised for    | There is a problem  | damaged, two boxes
            """)
    void theCustomerPromisesAndDisputesFromItsMessage(
            String language, String country, String act, String said, String chip, String problem, String note) {
        var account = books.customer("C-" + language, language, country);
        var first = books.invoice(account, "F-2026-0955", today.minusDays(8), 616_000);
        var second = books.invoice(account, "F-2026-0961", today.minusDays(9), 98_050);
        documents.attach(tenant(), first, pdf(), "application/pdf", "F-2026-0955.pdf", ANNE);
        books.posted(account);
        var page = linkInTheMessage(account);

        open(page);
        assertThat(tab.locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(tab.locator(".owed").innerText()).contains("F-2026-0955", "F-2026-0961", "PDF");
        if (language.equals("fr"))
            assertThat(tab.title()).contains("2 factures échues").contains("Atelier Durand");
        look("customer-" + language);
        tab.setViewportSize(360, 740);

        open(page + "?answer=promise");
        tab.locator("#promise-item").selectOption("item-" + first);
        tab.getByText(act).click();
        tab.waitForURL("**said=**");
        assertThat(tab.locator(".said").innerText()).contains(said, "F-2026-0955");
        assertThat(tab.locator(".owed").innerText()).contains(chip);
        assertThat(promises.list(tenant(), PromiseFilter.of(account), 0, 10))
                .singleElement()
                .satisfies(
                        promise -> assertThat(promise.madeBy()).isEqualTo("Claire Morel (Client C-" + language + ")"));

        tab.getByText(problem).click();
        tab.locator("#problem-item").selectOption("item-" + second);
        tab.locator("#problem-cause").selectOption(DisputeCause.DAMAGED.code());
        tab.locator("#problem-note").fill(note);
        tab.locator("#problem-amount").fill("120,50");
        tab.locator("#problem-photo").setInputFiles(new FilePayload("carton.png", "image/png", photo()));
        look("customer-problem-" + language);
        tab.setViewportSize(360, 740);
        tab.locator("#problem form button.primary, #problem .acts button")
                .first()
                .click();
        tab.waitForURL("**said=**");
        assertThat(disputes.list(tenant(), DisputeFilter.of(account), 0, 10))
                .singleElement()
                .satisfies(dispute -> {
                    assertThat(dispute.disputedCents()).isEqualTo(12_050);
                    assertThat(dispute.note()).isEqualTo(note);
                    var kept = evidence.about(tenant(), dispute.subject(), 5)
                            .getLast()
                            .happening()
                            .documents()
                            .getFirst();
                    assertThat(evidence.document(tenant(), kept).orElseThrow().mediaType())
                            .isEqualTo("image/jpeg");
                });
        look("customer-answered-" + language);
        whatFollows(account, first, second);
        if (language.equals("fr")) whatTheDeskSees(account, note);
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
    }

    /** The invoice came with the message, which was opened; what is promised is silent, the rest of the other one is owed. */
    private void whatFollows(AccountId account, long promised, long partlyDisputed) {
        var arrived = MAIL.getReceivedMessages();
        assertThat(GreenMailUtil.getBody(arrived[arrived.length - 1])).contains("F-2026-0955.pdf");
        var filter = new MessageFilter(account.value(), null, null);
        assertThat(outbox.list(tenant(), filter, null, 5).items())
                .singleElement()
                .satisfies(message -> assertThat(message.state()).isEqualTo(MessageState.OPENED));
        reminders.run(tenant(), today.plusDays(1), false);
        assertThat(reminders.journal(tenant(), today.plusDays(1), List.of(promised)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).isEqualTo(Reason.PROMISED));
        assertThat(reminders.journal(tenant(), today.plusDays(1), List.of(partlyDisputed)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).isNotIn(Reason.DISPUTED, Reason.PROMISED));
    }

    /** What the customer said stands on its account, and in the lists of what is to be done. */
    private void whatTheDeskSees(AccountId account, String note) {
        tab.setViewportSize(1280, 900);
        signIn(Role.OWNER);
        open("/accounts/" + account.value());
        assertThat(tab.locator(".story").innerText())
                .contains("Promet de payer le", "Signale un problème", "F-2026-0961", note);
        open("/accounts/" + account.value() + "/agreements");
        assertThat(tab.locator("#dispute").innerText()).contains("120,50", note);
        assertThat(tab.locator("#promise").innerText()).contains("Claire Morel");
        look("agreements");
        open("/disputes");
        look("disputes");
        open("/promises");
        look("promises");
        open("/accounts/" + account.value() + "/agreements");
        tab.getByText("Créer un lien").click();
        assertThat(tab.locator("#secret").inputValue()).contains("/c/");
        tab.getByText("Régler ou rejeter").click();
        tab.locator("#dispute input[name=reason]").first().fill("Avoir promis");
        tab.getByText("Réglé", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(tab.locator(".said").innerText()).contains("Le litige est clos");
    }

    @Test
    void aPageTellsHowToPay() {
        var account = books.customer("C-3");
        books.invoice(account, "F-2026-0955", today.minusDays(8), 616_000);
        books.invoice(account, "F-2026-0956", today.minusDays(8), 10_000);
        books.posted(account);
        open(linkInTheMessage(account) + "?answer=pay");
        assertThat(tab.locator("#pay").textContent()).contains("FR76 3000 6000 0112 3456 7890 189", "RF56 F202 6095 5");
        assertThat(tab.locator("svg.qr").count()).isEqualTo(3);
        look("customer-pay");
    }

    @Test
    void whatWasSaidByMistakeIsTakenBack() {
        var account = books.customer("C-1");
        books.invoice(account, "F-1", today.minusDays(8), 50_000);
        books.posted(account);
        open(linkInTheMessage(account) + "?answer=promise");
        tab.getByText("Confirmer ce jour").click();
        tab.waitForURL("**said=**");
        tab.locator(".said button").click();
        tab.waitForURL("**said=**");
        assertThat(tab.locator(".said").innerText()).contains("Vous avez annulé une réponse");
        assertThat(promises.list(tenant(), PromiseFilter.of(account), 0, 10))
                .extracting(Promise::state)
                .extracting(Enum::name)
                .containsExactly("WITHDRAWN");
    }

    @Test
    void aRepaymentPlanIsReadAndSignedOnThePhone() {
        var account = books.customer("C-2");
        var item = books.invoice(account, "F-2", today.minusDays(8), 90_000);
        books.posted(account);
        var parts = RepaymentPlans.spread(90_000, 3, today.plusDays(10));
        var plan = new NewPlan(account, Currency.getInstance("EUR"), List.of(item), parts, true);
        var link = linkInTheMessage(account);
        var draft = ((PlanAnswer.Done) plans.draft(tenant(), plan, ANNE, today)).plan();
        plans.propose(tenant(), draft.id(), ANNE, today);

        open(link);
        look("customer-plan");
        tab.setViewportSize(360, 740);
        tab.locator("[name=signer]").fill("Claire Morel");
        tab.locator("[name=agreed]").check();
        tab.getByText("Signer le plan").click();
        tab.waitForURL("**said=**");
        assertThat(plans.list(tenant(), PlanFilter.of(account), 0, 5))
                .singleElement()
                .satisfies(signed -> {
                    assertThat(signed.state()).isEqualTo(PlanState.SIGNED);
                    var text = evidence.content(
                                    tenant(), signed.signedDocument().orElseThrow())
                            .orElseThrow();
                    assertThat(text)
                            .asString(StandardCharsets.UTF_8)
                            .contains("reconnaît devoir à Atelier Durand SAS", "Signé par Claire Morel");
                });
    }

    /** Sends what is to be said to the account by SMTP and takes the link from what arrived. */
    private String linkInTheMessage(AccountId account) {
        reminders.run(tenant(), today, false);
        delivery.deliver(tenant(), DeliveryMode.NOW);
        var arrived = MAIL.getReceivedMessages();
        assertThat(arrived).as("a message left for account %s", account).isNotEmpty();
        var found = LINK.matcher(plain(arrived[arrived.length - 1]));
        assertThat(found.find()).as("a link in it").isTrue();
        return found.group(1);
    }

    private static String plain(jakarta.mail.internet.MimeMessage message) {
        try {
            var part = ((Multipart) message.getContent()).getBodyPart(0).getContent();
            return (String)
                    (part instanceof Multipart inner ? inner.getBodyPart(0).getContent() : part);
        } catch (java.io.IOException | jakarta.mail.MessagingException e) {
            throw new IllegalStateException(GreenMailUtil.getWholeMessage(message), e);
        }
    }

    private static byte[] photo() {
        var picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(100, 100, 400, 300);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] pdf() {
        return "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    }
}
