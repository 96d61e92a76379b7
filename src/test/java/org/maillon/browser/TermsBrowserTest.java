package org.maillon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.options.FilePayload;
import jakarta.mail.Multipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Evidence;
import org.maillon.messages.Delivery;
import org.maillon.messages.DeliveryMode;
import org.maillon.terms.Acceptances;
import org.maillon.terms.TermsPdf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A version is given at the desk, sent by real SMTP, read on a phone to its last page, initialled and accepted. */
class TermsBrowserTest extends BrowserTest {
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Pattern LINK =
            Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+(/c/[0-9a-z]+-[A-Za-z0-9_-]{43}/terms/[0-9]+)");

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
    private Delivery delivery;

    @Autowired
    private Acceptances acceptances;

    @Autowired
    private Evidence evidence;

    @Autowired
    private Clock clock;

    @Test
    void theTermsAreGivenSentReadToTheEndAndAccepted() throws Exception {
        var account = new SmallBooks(scope, sql, events, tenant()).customer("C1");
        signIn(Role.OWNER);
        aVersionIsGiven();
        itIsSent(account);
        readAndAccept(link());
        tab.setViewportSize(1280, 900);
        open("/accounts/" + account.value());
        assertThat(tab.locator("#terms-of-sale").innerText()).contains("acceptées", "2026-1", "Paul Petit");
        tab.locator("#terms-of-sale").scrollIntoViewIfNeeded();
        look("terms-account");
        assertThat(acceptances
                        .binding(tenant(), account, LocalDate.now(clock))
                        .orElseThrow()
                        .initials())
                .isEqualTo("PP");
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
    }

    private void aVersionIsGiven() {
        open("/settings/terms");
        look("terms-settings-empty");
        tab.setViewportSize(1280, 900);
        tab.locator("#field-label").fill("2026-1");
        tab.locator("#field-rate").fill("5");
        tab.locator("#field-court").fill("Tribunal de commerce de Lyon");
        tab.locator("#field-claimDays").fill("8");
        tab.locator("[name=initials]").check();
        tab.locator("#file")
                .setInputFiles(
                        new FilePayload("cgv.pdf", "application/pdf", "no pdf".getBytes(StandardCharsets.UTF_8)));
        tab.locator("form .acts button.primary").last().click();
        assertThat(tab.locator("[role=alert]").innerText()).contains("Ce fichier n’est pas un PDF");
        tab.locator("#file").setInputFiles(new FilePayload("cgv.pdf", "application/pdf", TermsPdf.of("fr", 3)));
        tab.locator("form .acts button.primary").last().click();
        tab.waitForURL("**/settings/terms");
        assertThat(tab.locator("main").innerText()).contains("inférieur au minimum légal", "L441-10 II");
        look("terms-settings");
        tab.setViewportSize(1280, 900);
    }

    private void itIsSent(AccountId account) {
        open("/accounts/" + account.value());
        tab.locator("#terms-of-sale button").first().click();
        tab.waitForURL("**/accounts/*");
        assertThat(tab.locator("#terms-of-sale").innerText()).contains("envoyées");
    }

    private String link() throws Exception {
        delivery.deliver(tenant(), DeliveryMode.NORMAL);
        var mail = MAIL.getReceivedMessages()[0];
        assertThat(mail.getSubject()).contains("conditions générales de vente, version 2026-1");
        var found = LINK.matcher(words(mail));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String words(jakarta.mail.Part part) throws Exception {
        if (!(part.getContent() instanceof Multipart parts)) return String.valueOf(part.getContent());
        var text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) text.append(words(parts.getBodyPart(i)));
        return text.toString();
    }

    private void readAndAccept(String path) {
        tab.setViewportSize(360, 740);
        open(path);
        var button = tab.locator("#accept button");
        assertThat(button.isDisabled()).isTrue();
        assertThat(tab.locator(".leaf").count()).isEqualTo(3);
        look("terms-read");
        tab.setViewportSize(360, 740);
        open(path + "?view=text");
        look("terms-read-text");
        tab.setViewportSize(360, 740);
        open(path);
        assertThat(button.isDisabled()).isTrue();
        for (int page = 1; page <= 3; page++) {
            tab.locator("#initials-" + page).scrollIntoViewIfNeeded();
            tab.locator("#initials-" + page).fill("PP");
        }
        tab.locator("#name").fill("Paul Petit");
        tab.locator("#role").fill("gérant");
        tab.locator("[name=agreed]").check();
        tab.waitForFunction("() => !document.querySelector('#accept button').disabled");
        assertThat(tab.locator("#accept [role=status]").innerText()).contains("arrivé au bout");
        button.click();
        tab.waitForURL("**language=fr");
        assertThat(tab.locator(".said").innerText()).contains("Conditions acceptées", "Paul Petit, gérant");
        look("terms-accepted");
    }
}
