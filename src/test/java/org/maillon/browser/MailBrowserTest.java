package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.webhooks.Webhooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who writes from where, what came back, and which programs are told. */
class MailBrowserTest extends BrowserTest {
    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    Webhooks webhooks;

    @Test
    void aDomainIsAskedForAndShowsTheRecordThatProvesIt() {
        signIn(Role.OWNER);
        open("/settings/sender");
        tab.locator("[name=domain]").fill("pas un domaine");
        tab.locator("section button.btn").last().click();
        assertThat(tab.locator(".problem").first()).containsText("n’est pas un domaine");
        tab.locator("[name=domain]").fill("durand.example");
        tab.locator("section button.btn").last().click();
        assertThat(tab.locator("code").first()).hasText("maillon._domainkey.durand.example");
        look("sender-domain");
    }

    @Test
    void aProgramIsToldAndWhatItDidNotTakeIsSentAgain() {
        signIn(Role.OWNER);
        open("/settings/webhooks");
        look("webhooks-none");
        tab.locator("[name=url]").fill("https://durand.example/maillon");
        tab.locator("[value='message.bounced']").check();
        tab.locator("button.primary").click();
        assertThat(tab.locator("#secret")).hasValue(Pattern.compile("whsec_.+"));
        look("webhooks");
        webhooks.publish(tenant(), "message.bounced", Map.of("message", 1));
        open("/settings/webhooks");
        tab.locator("td a.btn").click();
        assertThat(tab.locator("tbody tr")).hasCount(1);
        look("webhook-calls");
        tab.locator("tbody button").click();
        assertThat(tab.locator(".said")).containsText("refait");
    }

    @Test
    void anAnswerStandsUnderTheMessageItAnswersAndOnTheCustomersTimeLine() {
        var ids = answered();
        signIn(Role.OWNER);
        open("/messages/" + ids.get(1) + "?as=text");
        assertThat(tab.locator(".mail pre")).containsText("<script>alert(1)</script> Bonjour");
        look("message-answered");
        open("/accounts/" + ids.get(0));
        assertThat(tab.locator("main")).containsText("Réponse du client");
        look("account-answered");
    }

    private List<Long> answered() {
        var at = OffsetDateTime.parse("2026-11-20T09:00:00Z");
        return scope.in(tenant(), () -> {
            long account = id("""
                    insert into customers.customer_account (tenant_id, code, name, language, country, created_at)
                    values (:tenant, 'C1', 'Menuiserie Kervella', 'fr', 'FR', :at) returning id""", Map.of("at", at));
            long message = id("""
                    insert into messages.message (tenant_id, account_id, source, key, currency, channel, step, state, state_at,
                        decided_on, not_before, recipient, language, subject, html, plain, message_id, created_at, sent_at)
                    values (:tenant, :account, 'reminder', 'k', 'EUR', 'email', 'first', 'replied', :at, '2026-11-20', :at,
                        'anne@kervella.example', 'fr', 'Facture échue', '<p>Bonjour</p>', 'Bonjour', '<1@x>', :at, :at)
                    returning id""", Map.of("at", at, "account", account));
            id("""
                    insert into messages.received (tenant_id, mail_key, kind, account_id, answers, from_address, from_name,
                        subject, words, shortened, received_at)
                    values (:tenant, 'm', 'reply', :account, :message, 'anne@kervella.example', 'Anne Kervella',
                        'Re: Facture échue', '<script>alert(1)</script> Bonjour, nous payons vendredi.', false, :at)
                    returning id""", Map.of("at", at, "account", account, "message", message));
            return List.of(account, message);
        });
    }

    private long id(String statement, Map<String, ?> values) {
        return sql.sql(statement)
                .param("tenant", tenant().value())
                .params(values)
                .query(Long.class)
                .single();
    }

    @Test
    void theMailboxOfAnswersIsSettledAndItsPasswordNeverShown() {
        signIn(Role.OWNER);
        open("/settings/mailbox");
        tab.locator("[name=address]").fill("http://nowhere");
        tab.locator("button.primary").click();
        assertThat(tab.locator("p.problem")).isVisible();
        tab.locator("[name=address]").fill("imaps://compta:tres-secret@127.0.0.1:9930/INBOX");
        tab.locator("button.primary").click();
        assertThat(tab.locator(".said")).containsText("enregistrée");
        assertThat(tab.locator("main")).not().containsText("tres-secret");
        look("mailbox");
        tab.locator("#field-returnAddress").fill("retours+x@durand.example");
        tab.locator("[action='/settings/mailbox/return-address'] button").click();
        assertThat(tab.locator("[role=alert]")).containsText("sans signe plus");
        tab.locator("#field-returnAddress").fill("retours@durand.example");
        tab.locator("[action='/settings/mailbox/return-address'] button").click();
        assertThat(tab.locator("#field-returnAddress")).hasValue("retours@durand.example");
        tab.onceDialog(dialog -> dialog.accept());
        tab.locator("form[action$=removal] button").click();
        assertThat(tab.locator(".said")).containsText("plus lue");
    }
}
