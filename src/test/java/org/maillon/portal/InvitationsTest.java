package org.maillon.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.WebTest;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.messages.Delivery;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.MessageState;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An invitation leaves once, to the right person, in their language, with a link that opens where it should. */
class InvitationsTest extends WebTest {
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add(
                "MAILLON_SMTP_URL", () -> "smtp://127.0.0.1:" + MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @Autowired
    private Invitations invitations;

    @Autowired
    private CustomerLinks links;

    @Autowired
    private Delivery delivery;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    private SmallBooks books;

    @BeforeEach
    void anEmptyMailbox() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
        books = new SmallBooks(scope, sql, events, tenant());
    }

    @Test
    void aQuoteIsSentInTheCustomersWordsWithALinkThatOpensOnIt() throws Exception {
        var account = books.customer("Q1", "nl", "BE");
        invitations.send(tenant(), quote(account, "quote/12/1"));
        var mail = onlyMail();
        assertThat(mail.getAllRecipients()[0].toString()).contains("q1@example.org");
        assertThat(mail.getSubject()).contains("uw offerte DV-12").contains("1.210,00");
        var link = link(mail);
        assertThat(link).endsWith("/quotes/12");
        var page = stranger().get(link.substring(link.indexOf("/c/"), link.length() - "/quotes/12".length()));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(links.list(tenant(), account, 5)).singleElement().satisfies(it -> {
            assertThat(it.purpose()).isEqualTo(LinkPurpose.INVITATION);
            assertThat(it.recipient()).isEqualTo("Claire Morel");
            assertThat(it.openedAt()).isPresent();
        });
    }

    @Test
    void askedTwiceItLeavesOnce() throws Exception {
        var account = books.customer("Q2");
        long first = invitations.send(tenant(), quote(account, "quote/13/1"));
        long second = invitations.send(tenant(), quote(account, "quote/13/1"));
        assertThat(second).isEqualTo(first);
        onlyMail();
        assertThat(invitations.find(tenant(), "quote/13/1").orElseThrow().state())
                .isEqualTo(MessageState.SENT);
    }

    @Test
    void whoHasTheRoleIsWrittenToFirstAndASuperiorNeverInTheirPlace() throws Exception {
        var account = books.customer("Q3");
        contact(account, "superior", "chef@example.org");
        contact(account, "orders", "achats@example.org");
        invitations.send(tenant(), quote(account, "quote/14/1"));
        assertThat(onlyMail().getAllRecipients()[0].toString()).contains("achats@example.org");
    }

    @Test
    void withoutAnAddressAPersonIsAskedForOne() {
        var account = books.customer("Q4");
        scope.run(
                tenant(),
                () -> sql.sql("update customers.contact set email = null where tenant_id = :tenant")
                        .param("tenant", tenant().value())
                        .update());
        invitations.send(tenant(), quote(account, "quote/15/1"));
        delivery.deliver(tenant(), DeliveryMode.NORMAL);
        assertThat(MAIL.getReceivedMessages()).isEmpty();
        assertThat(tasks.list(tenant(), TaskFilter.TO_DO, null, 10).items())
                .anyMatch(task ->
                        task.kind() == TaskKind.FIX_CONTACT && task.accountId().equals(account));
    }

    @Test
    void aMessageWithoutAmountsShowsNoTable() throws Exception {
        var account = books.customer("Q5", "en", "BE");
        invitations.send(
                tenant(),
                new Invitation(
                        "terms", "terms/1/1", account, Contact.Role.APPROVES, "terms", Map.of("version", "2026-1")));
        var text = onlyMail();
        assertThat(words(text)).contains("Dear Claire Morel,").contains("Read and accept the terms");
        assertThat(words(text)).doesNotContain("<th").doesNotContain("•  ");
    }

    @Test
    void aFactThatIsMissingOrAPathThatClimbsIsRefusedAtOnce() {
        var account = new AccountId(1);
        assertThatThrownBy(() -> new Invitation(
                        "quote", "k", account, Contact.Role.ORDERS, "quotes/1", Map.of("reference", "D")))
                .hasMessageContaining("amountCents");
        assertThatThrownBy(() ->
                        new Invitation("terms", "k", account, Contact.Role.ORDERS, "../admin", Map.of("version", "1")))
                .hasMessageContaining("path");
    }

    private Invitation quote(AccountId account, String key) {
        var facts = Map.of("reference", "DV-12", "amountCents", "121000", "untilOn", "2026-12-31");
        return new Invitation("quote", key, account, Contact.Role.ORDERS, "quotes/12", facts);
    }

    private void contact(AccountId account, String role, String email) {
        scope.run(
                tenant(),
                () -> sql.sql("""
                        insert into customers.contact (tenant_id, account_id, role, name, email, created_at)
                        values (:tenant, :account, :role, 'Paul Petit', :email, now())""")
                        .param("tenant", tenant().value())
                        .param("account", account.value())
                        .param("role", role)
                        .param("email", email)
                        .update());
    }

    private MimeMessage onlyMail() {
        delivery.deliver(tenant(), DeliveryMode.NORMAL);
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        return MAIL.getReceivedMessages()[0];
    }

    /** All its parts, one after another. */
    private static String words(Part part) throws Exception {
        if (!(part.getContent() instanceof Multipart parts)) return String.valueOf(part.getContent());
        var text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++)
            text.append(words(parts.getBodyPart(i))).append('\n');
        return text.toString();
    }

    private static String link(MimeMessage mail) throws Exception {
        var found = Pattern.compile("https?://[^\\s\"<]+/c/[^\\s\"<]+").matcher(words(mail));
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
