package org.maillon.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.DatabaseTest;
import org.maillon.access.Secrets;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Composition.Composed;
import org.maillon.tasks.Task;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.maillon.webhooks.Webhooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** A company that writes over smtps and reads its answers over imaps, on a real mail server with a certificate of its own. */
class InboxTest extends DatabaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    @Autowired
    Tenants tenants;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    Senders senders;

    @Autowired
    MailDomainStore domains;

    @Autowired
    MessageStore messages;

    @Autowired
    DeliveryStore deliveries;

    @Autowired
    InboxStore store;

    @Autowired
    Tasks tasks;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Secrets secrets;

    private final MovableClock clock = new MovableClock(NOON);
    private final List<Object> published = new ArrayList<>();
    private final GreenMail mail = new GreenMail(
            new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtps"), new ServerSetup(0, "127.0.0.1", "imaps")});
    private GreenMailUser box;
    private TenantId tenant = new TenantId(0);
    private long account;

    @BeforeEach
    void aCompanyWithAMailbox() {
        mail.start();
        box = mail.setUser("compta@morel.example", "compta", "p@ss:word");
        tenant = tenants.create("Ateliers Morel", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
        VerifiedDomain.of(scope, domains, secrets, tenant, "morel.example");
        senders.save(tenant, new Sender("Morel", "compta@morel.example", null, "Anne", null, null, null));
        account = Accounts.open(scope, sql, tenant, "C1");
        mailboxes()
                .save(
                        tenant,
                        "imaps://compta:p%40ss%3Aword@127.0.0.1:"
                                + mail.getImaps().getPort());
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void anAnswerIsTiedToItsMessageOnceHoweverOftenTheMailboxIsRead() {
        var sent = send("a");
        arrives("""
                From: Anne Dupont <anne.dupont@client.example>
                Subject: Re: Relance
                Message-ID: <1@client.example>
                In-Reply-To: %s
                Content-Type: text/plain; charset=utf-8

                Bonjour, nous payons vendredi.
                """.formatted(sent.messageId()));
        for (int i = 0; i < 5; i++) read();
        assertThat(found(sent).state()).isEqualTo(MessageState.REPLIED);
        assertThat(inbox().ofAccount(tenant, new AccountId(account), null, 10))
                .singleElement()
                .satisfies(reply -> {
                    assertThat(reply.kind()).isEqualTo(Received.Kind.REPLY);
                    assertThat(reply.answers()).isEqualTo(sent.id());
                    assertThat(reply.fromName()).isEqualTo("Anne Dupont");
                    assertThat(reply.words()).isEqualTo("Bonjour, nous payons vendredi.");
                });
        assertThat(open(TaskKind.CUSTOMER_ASKED)).hasSize(1);
    }

    @Test
    void aMailboxThatLostItsNumbersIsReadAgainAndNothingCountsTwice() {
        var sent = send("a");
        arrives("From: a@client.example\nMessage-ID: <1@c.example>\nIn-Reply-To: " + sent.messageId() + "\n\nOui");
        read();
        scope.run(
                tenant,
                () -> store.reached(
                        tenant, mailboxes().find(tenant).orElseThrow().name(), new InboxStore.Place(1, 99_999), NOON));
        read();
        assertThat(inbox().ofMessage(tenant, sent.id())).hasSize(1);
        assertThat(open(TaskKind.CUSTOMER_ASKED)).hasSize(1);
    }

    @Test
    void aHardBounceIsNotSaidToHaveArrivedAndMakesATask() {
        for (var words : List.of("standard", "exim", "qmail")) {
            var sent = send(words);
            var recipient = requireNonNull(sent.recipient());
            var identity = requireNonNull(sent.messageId());
            arrives(
                    switch (words) {
                        case "exim" -> Bounces.exim(recipient, identity);
                        case "qmail" -> Bounces.qmail(recipient, identity);
                        default -> Bounces.standard(recipient, identity);
                    });
            published.clear();
            read();
            read();
            assertThat(found(sent).state()).as(words).isEqualTo(MessageState.BOUNCED);
            assertThat(published)
                    .containsExactly(new MessageBounced(tenant, sent.id(), account, "test", words, Money.EUR, TODAY));
            assertThat(open(TaskKind.FIX_CONTACT).getLast().facts())
                    .containsEntry("why", "messages.reason.bounced")
                    .containsEntry("recipient", recipient);
        }
    }

    @Test
    void otherProgramsAreToldOfWhatCameBackAndOfAnswers() {
        long hook = webhooks.open(
                        tenant, "https://example.com/hook", List.of("message.bounced", "message.replied"), "Anne")
                .webhook()
                .id();
        var bounced = send("a");
        var answered = send("b");
        arrives(Bounces.standard("a@client.example", requireNonNull(bounced.messageId())));
        arrives("From: b@client.example\nMessage-ID: <1@c.example>\nIn-Reply-To: " + answered.messageId() + "\n\nOui");
        for (int i = 0; i < 3; i++) read();
        assertThat(webhooks.deliveries(tenant, hook, null, null, 10))
                .extracting(told -> told.event() + " " + told.body().replaceAll(".*\"message\":(\\d+).*", "$1"))
                .containsExactlyInAnyOrder("message.bounced " + bounced.id(), "message.replied " + answered.id());
    }

    @Test
    void toAnAddressThatBouncedNothingMoreIsSentUntilAPersonSaysSo() {
        var first = send("a");
        arrives(Bounces.standard("a@client.example", requireNonNull(first.messageId())));
        read();
        long again = queue("b");
        assertThat(deliver("a@client.example").failed()).isEqualTo(1);
        assertThat(outbox().find(tenant, again).orElseThrow().reason()).isEqualTo("messages.reason.bounced-before");
        assertThat(mail.getReceivedMessagesForDomain("client.example")).hasSize(1);
        assertThat(outbox().settle(tenant, first.id(), Settlement.RESEND)).isTrue();
        assertThat(deliver("a@client.example").sent()).isEqualTo(1);
    }

    @Test
    void whatComesBackWithoutAWordIsTiedToItsMessageByTheAddressItReturnsTo() {
        assertThat(mailboxes().returnTo(company(), "retours@morel.example")).isTrue();
        var first = send("a");
        var last = send("b");
        arrives(Bounces.mute(returnPath(0)));
        read();
        assertThat(found(first).state()).isEqualTo(MessageState.BOUNCED);
        assertThat(found(last).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void aReturnAddressThatSomebodyMadeUpTiesNothing() {
        mailboxes().returnTo(company(), "retours@morel.example");
        var sent = send("a");
        var path = returnPath(0);
        arrives(Bounces.mute(path.replaceAll("-[0-9a-f]{16}@", "-0123456789abcdef@")));
        arrives(Bounces.mute("retours+m@morel.example").replace("g1@", "g2@"));
        read();
        assertThat(found(sent).state()).isEqualTo(MessageState.SENT);
        assertThat(inbox().all(tenant, null, 10)).isEmpty();
        var theirs =
                tenants.create("Voisin", Tenant.Purpose.LIVE, "FR", Language.FR).id();
        assertThat(ReturnPath.message(secrets, theirs, List.of(path))).isEmpty();
        assertThat(ReturnPath.message(secrets, tenant, List.of(path))).hasValue(sent.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retours",
                "a@b",
                "x+y@morel.example",
                "une.adresse.si.longue.que.rien.ne.va@morel.example",
                "retours@ailleurs.example",
                "a@morel.example, b@morel.example"
            })
    void aReturnAddressThatCannotWorkIsRefused(String address) {
        assertThatThrownBy(() -> mailboxes().returnTo(company(), address)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void withoutAReturnAddressMessagesReturnToTheirSender() {
        send("a");
        assertThat(returnPath(0)).isEqualTo("compta@morel.example");
        mailboxes().returnTo(company(), "retours@morel.example");
        send("b");
        mailboxes().returnTo(company(), " ");
        send("c");
        assertThat(returnPath(1)).startsWith("retours+m");
        assertThat(returnPath(2)).isEqualTo("compta@morel.example");
    }

    @Test
    void aSoftBounceIsSentAgainLaterAndLaterThenCountsAsHard() {
        var sent = send("a");
        var waits = List.of(Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3));
        for (int attempt = 1; attempt <= 3; attempt++) {
            arrives(Bounces.mailboxFull("a@client.example", requireNonNull(sent.messageId()))
                    .replace("<a@client.example.failed@", "<" + attempt + "@"));
            read();
            assertThat(found(sent).state()).isEqualTo(MessageState.QUEUED);
            clock.pass(waits.get(attempt - 1).minusMinutes(1));
            assertThat(deliver("a@client.example").sent()).isZero();
            clock.pass(Duration.ofMinutes(1));
            assertThat(deliver("a@client.example").sent()).isEqualTo(1);
        }
        arrives(Bounces.mailboxFull("a@client.example", requireNonNull(sent.messageId()))
                .replace("<a@client.example.failed@", "<last@"));
        read();
        assertThat(found(sent).state()).isEqualTo(MessageState.BOUNCED);
        assertThat(mail.getReceivedMessagesForDomain("client.example")).hasSize(4);
        assertThat(open(TaskKind.FIX_CONTACT)).hasSize(1);
    }

    @Test
    void arrivalDelayAndAbsenceAreNoted() {
        var sent = send("a");
        var identity = requireNonNull(sent.messageId());
        arrives(Bounces.delayed("a@client.example", identity));
        read();
        assertThat(found(sent).state()).isEqualTo(MessageState.SENT);
        arrives(Bounces.delivered("a@client.example", identity));
        read();
        assertThat(found(sent).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(inbox().opened(tenant, sent.id())).isTrue();
        arrives("From: a@client.example\nSubject: Absence du bureau\nAuto-Submitted: auto-replied\nMessage-ID: <o@c>\n"
                + "In-Reply-To: " + identity + "\n\nDe retour lundi");
        read();
        assertThat(found(sent).state()).isEqualTo(MessageState.OPENED);
        assertThat(inbox().ofMessage(tenant, sent.id()))
                .extracting(Received::kind)
                .containsExactly(Received.Kind.OUT_OF_OFFICE, Received.Kind.DELIVERY, Received.Kind.DELAY);
        assertThat(open(TaskKind.CUSTOMER_ASKED)).isEmpty();
    }

    @Test
    void withoutHeadersTheAddressTellsAndStrangersMailIsNotKept() {
        var sent = send("a");
        arrives("From: a@client.example\nSubject: votre facture\nMessage-ID: <1@c.example>\n\nUne question");
        arrives("From: ami@ailleurs.example\nSubject: dimanche\nMessage-ID: <2@c.example>\n\nOn mange ensemble ?");
        read();
        assertThat(inbox().all(tenant, null, 10))
                .singleElement()
                .satisfies(reply -> assertThat(reply.answers()).isEqualTo(sent.id()));
    }

    @Test
    void anotherCompanysMessagesAreOutOfReach() {
        var theirs =
                tenants.create("Voisin", Tenant.Purpose.LIVE, "FR", Language.FR).id();
        var sent = send("a");
        inbox().take(
                        theirs,
                        "k",
                        InboundReaderTest.read(Bounces.standard("a@client.example", requireNonNull(sent.messageId()))));
        assertThat(found(sent).state()).isEqualTo(MessageState.SENT);
        assertThat(inbox().all(theirs, null, 10)).isEmpty();
    }

    @Test
    void hostileMailIsPassedByAndTheNextIsRead() {
        var sent = send("a");
        arrives("Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: message/rfc822\n\n".repeat(2_000));
        arrives("From: a@client.example\nSubject: " + "x".repeat(50_000) + "\n\n" + "y".repeat(3_000_000));
        arrives("From: a@client.example\nMessage-ID: <3@c.example>\nIn-Reply-To: " + sent.messageId() + "\n\nOui");
        read();
        assertThat(inbox().ofMessage(tenant, sent.id()))
                .extracting(Received::words)
                .contains("Oui");
        assertThat(inbox().all(tenant, null, 10))
                .allMatch(reply -> reply.words().length() <= 20_000);
    }

    @Test
    void aMailboxThatCannotBeReadSaysWhy() {
        mailboxes()
                .save(
                        tenant,
                        "imaps://compta:wrong@127.0.0.1:" + mail.getImaps().getPort());
        read();
        assertThat(mailboxes().find(tenant).orElseThrow().lastError()).isNotBlank();
        assertThat(sql.sql("select 1").query(Integer.class).single()).isEqualTo(1);
    }

    private Message send(String key) {
        long id = queue(key);
        assertThat(deliver(key + "@client.example").sent()).isEqualTo(1);
        return outbox().find(tenant, id).orElseThrow();
    }

    private long queue(String key) {
        var message = new NewMessage(account, "test", key, Money.EUR, "first", TODAY, NOON);
        return requireNonNull(outbox().queue(tenant, List.of(message)).get(key));
    }

    private DeliveryCounts deliver(String recipient) {
        var composer = DeliveryTest.composing((_, _, _, _) -> new Composed(
                recipient, null, Language.FR, new LetterText("Relance", "<p>Bonjour</p>", "Bonjour"), null));
        var server = new SmtpServer("127.0.0.1", mail.getSmtps().getPort(), true, null, null, Duration.ofSeconds(20));
        var carriers =
                new MailCarriers(new MailRoutes(server, new LoopbackMailServer()), senders, scope, store, mailboxes());
        return new Delivery(
                        scope,
                        tenants,
                        deliveries,
                        List.of(carriers),
                        List.of(composer),
                        new ContactFixes(tasks),
                        SentNews.NONE,
                        clock)
                .deliver(tenant, DeliveryMode.NORMAL);
    }

    private void arrives(String raw) {
        try {
            var content = new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(UTF_8));
            mail.getManagers()
                    .getImapHostManager()
                    .getInbox(box)
                    .store(new MimeMessage(Session.getInstance(new Properties()), content));
        } catch (FolderException | MessagingException e) {
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Tenant company() {
        return tenants.find(tenant).orElseThrow();
    }

    /** Where the mail server was told to return a message, by the order in which they came. */
    private String returnPath(int index) {
        try {
            return mail.getReceivedMessagesForDomain("client.example")[index].getHeader("Return-Path")[0].replaceAll(
                    "[<>]", "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        new MailboxRun(tenants, mailboxes(), scope, store, inbox(), clock)
                .of(tenants.find(tenant).orElseThrow());
    }

    private Mailboxes mailboxes() {
        return new Mailboxes(scope, store, secrets, senders, new MockEnvironment());
    }

    private Inbox inbox() {
        return new Inbox(scope, store, new ContactFixes(tasks), tasks, webhooks, secrets, published::add, clock);
    }

    private Outbox outbox() {
        return new Outbox(scope, messages, clock);
    }

    private Message found(Message message) {
        return outbox().find(tenant, message.id()).orElseThrow();
    }

    private List<Task> open(TaskKind kind) {
        return tasks.list(tenant, TaskFilter.TO_DO.ofKind(kind), null, 50).items();
    }
}
