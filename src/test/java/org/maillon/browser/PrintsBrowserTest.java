package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.access.Role;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.customers.PostalAddress;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Channel;
import org.maillon.messages.Composer;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.PaperLetter;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.LetterView;
import org.maillon.messages.NewMessage;
import org.maillon.messages.Outbox;
import org.maillon.messages.QueuedMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Letters from the queue to the printer, and who carries what. */
class PrintsBrowserTest extends BrowserTest {
    @Autowired
    private DemoBooks books;

    @Autowired
    private Customers customers;

    @Autowired
    private Outbox outbox;

    @TempDir
    private Path folder;

    @Test
    void aPileIsMadePrintedPostedAndTakenBack() {
        books.fill(tenant(), LocalDate.now(), folder);
        var accounts = customers.after(tenant(), new AccountId(0), 2);
        outbox.queue(
                tenant(),
                List.of(
                        letter(accounts.get(0).id(), "a", Channel.LETTER),
                        letter(accounts.get(1).id(), "b", Channel.REGISTERED)));
        signIn(Role.OWNER);
        open("/messages/prints");
        assertThat(tab.locator("h1")).containsText("2 courriers à imprimer");
        tab.locator("button.primary").click();
        assertThat(tab.locator(".said")).containsText("La pile a 2 courriers");
        look("prints");
        var pdf = tab.request().get(address(tab.locator("[data-act]").first().getAttribute("href")));
        assertThat(pdf.headers().get("content-type")).isEqualTo("application/pdf");
        assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        tab.locator(".piles form[action$=posting] button").click();
        assertThat(tab.locator(".said")).containsText("postés");
        assertThat(tab.locator(".piles .chip").first()).hasText("postés");

        open("/messages");
        assertThat(tab.locator("tbody")).containsText("lettre recommandée");
        tab.locator("tbody [data-act]").first().click();
        tab.waitForURL(Pattern.compile(".*/messages/\\d+"));
        tab.locator("[name=number]").fill("1A 234 567 8901 2");
        tab.locator("form[action$=tracking] button").click();
        assertThat(tab.locator(".facts").last()).containsText("1A 234 567 8901 2");

        open("/messages/prints");
        tab.onDialog(com.microsoft.playwright.Dialog::accept);
        tab.locator(".piles form[action$=undo] button").click();
        assertThat(tab.locator(".piles .chip").first()).hasText("à poster");
    }

    @Test
    void theLetterheadAndTheCarriersAreCheckedBeforeTheyAreKept() {
        signIn(Role.OWNER);
        open("/settings/channels");
        tab.locator("#head-lines").fill("Atelier Durand\n4 quai des Forges\n38000 Grenoble");
        tab.locator("[name=place]").fill("Grenoble");
        tab.locator("button.primary").click();
        assertThat(tab.locator(".said")).containsText("enregistré");
        tab.locator("#sms-address").fill("https://s3cret@example.com");
        tab.locator("form[action$=sms] button").click();
        assertThat(tab.locator(".problem")).containsText("ovh://");
        assertThat(tab.content()).doesNotContain("s3cret");
        look("settings-channels");
        tab.locator("#sms-address").fill("ovh+http://a:s3cret:c@127.0.0.1:9/sms-ab12345-1");
        tab.locator("form[action$=sms] button").click();
        assertThat(tab.locator("main")).containsText("ovh://127.0.0.1/sms-ab12345-1");
        assertThat(tab.content()).doesNotContain("s3cret");
    }

    private static NewMessage letter(AccountId account, String key, Channel channel) {
        return new NewMessage(
                account.value(), "paper", key, Money.EUR, channel, "third", LocalDate.now(), Instant.EPOCH);
    }

    @TestConfiguration
    static class LettersOfThisTest {
        @Bean
        Composer paperComposer() {
            return new Composer() {
                @Override
                public String source() {
                    return "paper";
                }

                @Override
                public Composition compose(TenantId tenant, QueuedMessage message, DeliveryMode mode, Instant now) {
                    var address = PostalAddress.of("12 rue des Tanneurs", "69001", "Lyon", "FR");
                    return new PaperLetter("Brasserie du Pont", null, address, Language.FR, words());
                }
            };
        }

        private static LetterView words() {
            return new LetterView(
                    "fr",
                    "Dernier rappel",
                    "Atelier Durand",
                    "Bonjour,",
                    List.of("Ces factures restent dues."),
                    "Montant à régler",
                    "1 200,00 €",
                    new LetterView.Headings("Facture", "Échéance", "Reste dû"),
                    List.of(new LetterView.Row("F2026-0412", "", "27/09/2026", "", "1 200,00 €", "")),
                    List.of(),
                    "",
                    List.of(),
                    "",
                    List.of(),
                    List.of(),
                    List.of("Anne Durand"),
                    List.of());
        }
    }
}
