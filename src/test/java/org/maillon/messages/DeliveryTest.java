package org.maillon.messages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.DatabaseTest;
import org.maillon.access.Secrets;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.Postponed;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.ScriptedMailServer.Act;
import org.maillon.messages.ScriptedMailServer.Taken;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.maillon.webhooks.Webhooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeliveryTest extends DatabaseTest {
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
    Secrets secrets;

    @Autowired
    MessageStore messages;

    @Autowired
    DeliveryStore store;

    @Autowired
    InboxStore inbox;

    @Autowired
    Tasks tasks;

    @Autowired
    Webhooks webhooks;

    final MovableClock clock = new MovableClock(NOON);
    final ScriptedMailServer server = new ScriptedMailServer();
    final LoopbackMailServer loopback = new LoopbackMailServer();
    Duration patience = Duration.ofSeconds(30);
    SentNews news = SentNews.NONE;
    TenantId tenant = new TenantId(0);
    long account;
    Composer composer = composing((_, message, _, _) -> composed(message.key() + "@client.example"));

    @BeforeEach
    void aCompanyThatSends() {
        tenant = company(Tenant.Purpose.LIVE);
        account = Accounts.open(scope, sql, tenant, "C1");
    }

    @AfterEach
    void stopTheServers() {
        server.close();
        loopback.destroy();
    }

    @Test
    void whatIsAcceptedIsSentWithTheServersWordsKept() {
        long id = queue("a");
        assertThat(deliver(DeliveryMode.NORMAL)).isEqualTo(new DeliveryCounts(1, 0, 0, 0, 0, 0, 0));
        assertThat(found(id)).satisfies(message -> {
            assertThat(message.state()).isEqualTo(MessageState.SENT);
            assertThat(message.sentAt()).isEqualTo(NOON);
            assertThat(message.recipient()).isEqualTo("a@client.example");
            assertThat(message.answer()).isEqualTo("250 queued as 42");
        });
        assertThat(outbox().text(tenant, id)).contains(new LetterText("Relance", "<p>Bonjour</p>", "Bonjour"));
        assertThat(deliver(DeliveryMode.NOW).sent()).isZero();
        assertThat(server.taken).hasSize(1);
    }

    @Test
    void whoReadsAlongStandsInTheLetterOnceBesideTheRecipientAndAnUnsoundAddressHoldsNothingUp() {
        composer = composing((_, _, _, _) -> composed("a@client.example")
                .copiedTo(List.of(
                        "boss@client.example",
                        "no address",
                        "A@Client.example",
                        "x@a.example, y@a.example",
                        "BOSS@client.example")));
        long id = queue("a");
        assertThat(deliver(DeliveryMode.NORMAL).sent()).isEqualTo(1);
        assertThat(found(id).recipient()).isEqualTo("a@client.example");
        assertThat(server.taken)
                .singleElement()
                .satisfies(letter -> assertThat(letter.header("Cc")).isEqualTo("boss@client.example"));
    }

    @Test
    void theDoorIsToldWhetherAPersonWantsItNow() {
        composer = composing((_, message, mode, now) -> mode == DeliveryMode.NOW
                ? composed(message.key() + "@client.example")
                : new Postponed(now.plus(Duration.ofHours(10)), "messages.reason.retry"));
        long id = queue("a");
        assertThat(deliver(DeliveryMode.NORMAL).postponed()).isEqualTo(1);
        assertThat(deliver(DeliveryMode.NOW).sent()).isEqualTo(1);
        assertThat(found(id).state()).isEqualTo(MessageState.SENT);
    }

    @ParameterizedTest(name = "{0}: {1}, taken {2}")
    @CsvSource(textBlock = """
            # the server does          , the message is , taken
            ACCEPT                     , SENT           , 1
            REFUSE_SENDER_FOR_NOW      , QUEUED         , 0
            REFUSE_RECIPIENT_FOR_NOW   , QUEUED         , 0
            REFUSE_RECIPIENT           , FAILED         , 0
            REFUSE_MESSAGE_FOR_NOW     , QUEUED         , 0
            REFUSE_MESSAGE             , FAILED         , 0
            DROP_AT_RECIPIENT          , QUEUED         , 0
            DROP_AT_DATA               , QUEUED         , 0
            TAKE_AND_DROP              , IN_DOUBT       , 1
            TAKE_AND_HANG              , IN_DOUBT       , 1
            """)
    void theStateSaysWhatTheServerDid(Act act, MessageState state, int taken) {
        if (act == Act.TAKE_AND_HANG) patience = Duration.ofMillis(700);
        server.to("a@client.example", act);
        long id = queue("a");
        deliver(DeliveryMode.NORMAL);
        assertThat(found(id).state()).isEqualTo(state);
        assertThat(server.taken).hasSize(taken);
        assertThat(handovers()).isEqualTo(state == MessageState.SENT || state == MessageState.IN_DOUBT ? 1 : 0);
    }

    @Test
    void whatIsInDoubtIsNotSentAgainByItself() {
        server.to("a@client.example", Act.TAKE_AND_DROP);
        long id = queue("a");
        assertThat(deliver(DeliveryMode.NORMAL).inDoubt()).isEqualTo(1);
        server.to("a@client.example", Act.ACCEPT);
        clock.pass(Duration.ofDays(3));
        assertThat(deliver(DeliveryMode.NOW)).isEqualTo(new DeliveryCounts(0, 0, 0, 0, 0, 0, 0));
        assertThat(found(id).reason()).isEqualTo("messages.reason.in-doubt");
    }

    @Test
    void aPersonSaysThatItArrived() {
        server.to("a@client.example", Act.TAKE_AND_DROP);
        long id = queue("a");
        deliver(DeliveryMode.NORMAL);
        assertThat(outbox().settle(tenant, id, Settlement.SENT)).isTrue();
        assertThat(found(id).state()).isEqualTo(MessageState.SENT);
        assertThat(outbox().settle(tenant, id, Settlement.RESEND)).isFalse();
    }

    @Test
    void aPersonHasItSentAgain() {
        server.to("a@client.example", Act.TAKE_AND_DROP);
        long id = queue("a");
        deliver(DeliveryMode.NORMAL);
        server.to("a@client.example", Act.ACCEPT);
        assertThat(outbox().settle(tenant, id, Settlement.RESEND)).isTrue();
        assertThat(deliver(DeliveryMode.NORMAL).sent()).isEqualTo(1);
        assertThat(server.taken).hasSize(2);
    }

    @Test
    void aHandoverLeftByADeadSenderMakesADoubt() {
        long id = queue("a");
        scope.run(tenant, () -> store.handOver(tenant, id, NOON));
        assertThat(deliver(DeliveryMode.NOW).inDoubt()).isEqualTo(1);
        assertThat(server.taken).isEmpty();
    }

    @Test
    void aHandoverThatAppearsBehindTheLockStopsTheMessageAtTheDoor() {
        composer = composing((_, message, _, _) -> {
            elsewhere(() -> scope.in(tenant, () -> store.handOver(tenant, message.id(), NOON)));
            return composed("a@client.example");
        });
        long id = queue("a");
        assertThat(deliver(DeliveryMode.NOW).inDoubt()).isEqualTo(1);
        assertThat(found(id).state()).isEqualTo(MessageState.IN_DOUBT);
        assertThat(server.taken).isEmpty();
    }

    @Test
    void aRefusalForNowIsTriedAfterOneFiveFifteenMinutesOneAndFourHoursThenGivenUp() {
        server.to("a@client.example", Act.REFUSE_RECIPIENT_FOR_NOW);
        long id = queue("a");
        for (int minutes : List.of(0, 1, 5, 15, 60, 240)) {
            if (minutes > 0) clock.pass(Duration.ofMinutes(minutes).minusSeconds(1));
            if (minutes > 0)
                assertThat(deliver(DeliveryMode.NORMAL)).isEqualTo(new DeliveryCounts(0, 0, 0, 0, 0, 0, 1));
            clock.pass(Duration.ofSeconds(1));
            deliver(DeliveryMode.NORMAL);
        }
        assertThat(found(id)).satisfies(message -> {
            assertThat(message.state()).isEqualTo(MessageState.FAILED);
            assertThat(message.reason()).isEqualTo("messages.reason.given-up");
            assertThat(message.lastError()).contains("450 mailbox busy");
            assertThat(message.attempts()).isEqualTo(6);
        });
    }

    @Test
    void nowDoesNotWaitForTheDayNorForTheNextAttempt() {
        outbox().queue(tenant, List.of(message("later", NOON.plusSeconds(3600))));
        server.to("later@client.example", Act.REFUSE_RECIPIENT_FOR_NOW);
        assertThat(deliver(DeliveryMode.NORMAL)).isEqualTo(new DeliveryCounts(0, 0, 0, 0, 0, 0, 1));
        assertThat(deliver(DeliveryMode.NOW)).isEqualTo(new DeliveryCounts(0, 0, 0, 0, 1, 0, 1));
        server.to("later@client.example", Act.ACCEPT);
        assertThat(deliver(DeliveryMode.NOW)).isEqualTo(new DeliveryCounts(1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void aMessageIsDecidedAgainAtTheDoor() {
        composer = composing((_, message, _, now) -> switch (message.key()) {
            case "paid" -> new Withdrawn("test.paid");
            case "holiday" -> new Postponed(now.plus(Duration.ofDays(1)), "test.holiday");
            default -> composed("a@client.example");
        });
        long paid = queue("paid");
        long holiday = queue("holiday");
        queue("due");
        assertThat(deliver(DeliveryMode.NOW)).isEqualTo(new DeliveryCounts(1, 0, 1, 1, 0, 0, 1));
        assertThat(found(paid).state()).isEqualTo(MessageState.CANCELLED);
        assertThat(found(paid).reason()).isEqualTo("test.paid");
        assertThat(found(holiday).notBefore()).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(deliver(DeliveryMode.NORMAL)).isEqualTo(new DeliveryCounts(0, 0, 0, 0, 0, 0, 1));
    }

    @Test
    void aFaultInTheWordingOfOneDoesNotKeepTheOthers() {
        composer = composing((_, message, _, _) -> {
            if (message.key().equals("b"))
                sql.sql("select 1/0").query(Long.class).single();
            return composed(message.key() + "@client.example");
        });
        var ids = List.of(queue("a"), queue("b"), queue("c"));
        assertThat(deliver(DeliveryMode.NORMAL)).isEqualTo(new DeliveryCounts(2, 0, 0, 0, 1, 0, 1));
        assertThat(found(ids.get(1)).lastError()).contains("division by zero");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b",
                "a@client.example, b@client.example",
                "a@client.example;b@client.example",
                "Anne <a@client.example>",
                "a b@client.example",
                "a@client..example",
                "a@client.example\r\nBcc: b@client.example",
                "é@client.example",
                "@client.example",
                "a@-client.example"
            })
    void anUnsoundAddressFailsAndNamesIt(String recipient) {
        composer = composing((_, _, _, _) -> composed(recipient));
        long id = queue("a");
        assertThat(deliver(DeliveryMode.NORMAL).failed()).isEqualTo(1);
        assertThat(found(id).reason()).isEqualTo("messages.reason.bad-address");
        assertThat(tasks.list(tenant, TaskFilter.TO_DO, null, 10).items())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.kind()).isEqualTo(TaskKind.FIX_CONTACT);
                    assertThat(task.facts())
                            .containsEntry("why", "messages.reason.bad-address")
                            .containsEntry("recipient", recipient);
                });
        assertThat(server.taken).isEmpty();
    }

    @Test
    void nothingInANameOrASubjectBecomesAHeader() {
        senders.save(
                tenant,
                new Sender("Morel\r\nBcc: thief@evil.example", "compta@morel.example", null, "Anne", null, null, null));
        composer = composing((_, _, _, _) -> new Composed(
                "a@client.example",
                "Client\nX-Evil: yes\u202Egnp.exe",
                Language.FR,
                new LetterText("Relance\r\nBcc: thief@evil.example\r\n\r\n<script>", "<p>Bonjour</p>", "Bonjour"),
                "x@y.example\r\nX-Evil: yes"));
        queue("a");
        assertThat(deliver(DeliveryMode.NORMAL).sent()).isEqualTo(1);
        var taken = server.taken.getFirst();
        assertThat(taken.header("Bcc")).isEmpty();
        assertThat(taken.header("X-Evil")).isEmpty();
        assertThat(taken.header("Reply-To")).isEqualTo("compta@morel.example");
        assertThat(taken.header("Subject")).isEqualTo("Relance Bcc: thief@evil.example <script>");
        assertThat(taken.text()).doesNotContain("\u202E").doesNotContain("=E2=80=AE");
    }

    @Test
    void aLetterIsTextAndHtmlInUtf8FromTheSenderAndKnowsItsKey() throws Exception {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        mail.start();
        try {
            composer = composing((_, _, _, _) -> new Composed(
                    "zoë@café.example".replace("zoë", "zoe"),
                    "Zoë Lefèvre",
                    Language.FR,
                    new LetterText(
                            "Facture échue : 1 234,56 €", "<p>Échéance " + "x".repeat(3000) + "</p>", "Échéance"),
                    null));
            queue("a");
            assertThat(delivery(mail.getSmtp().getPort())
                            .deliver(tenant, DeliveryMode.NORMAL)
                            .sent())
                    .isEqualTo(1);
            var received = mail.getReceivedMessages()[0];
            assertThat(received.getSubject()).isEqualTo("Facture échue : 1 234,56 €");
            assertThat(received.getFrom()[0].toString()).contains("compta@morel.example");
            assertThat(received.getReplyTo()[0]).hasToString("reponses@morel.example");
            assertThat(received.getAllRecipients()[0].toString()).contains("zoe@xn--caf-dma.example");
            assertThat(received.getSentDate()).isEqualTo(NOON);
            assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(received.getMessageID())
                    .isEqualTo(MimeLetter.messageId(tenant, "a", requireNonNull(sender())))
                    .endsWith("@morel.example>");
            assertThat(received.getContentType()).startsWith("multipart/alternative");
            var parts = (MimeMultipart) received.getContent();
            assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain; charset=UTF-8");
            assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Échéance");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html; charset=UTF-8");
            assertThat(GreenMailUtil.getWholeMessage(received).lines()).allMatch(line -> line.length() <= 998);
        } finally {
            mail.stop();
        }
    }

    @Test
    void oneConnectionServesManyAndIsOpenedAgainWhenTheServerClosedIt() {
        for (int i = 0; i < 10; i++) queue("a" + i);
        assertThat(deliver(DeliveryMode.NORMAL).sent()).isEqualTo(10);
        assertThat(server.connections).hasValue(1);
        server.dropIdleConnections();
        for (int i = 0; i < 3; i++) queue("b" + i);
        assertThat(deliver(DeliveryMode.NORMAL).sent()).isEqualTo(3);
        assertThat(server.taken).hasSize(13);
    }

    @Test
    void aServerThatIsAwayCostsNoAttempt() {
        var ids = IntStream.range(0, 60).mapToObj(i -> queue("a" + i)).toList();
        server.close();
        assertThat(deliver(DeliveryMode.NORMAL)).isEqualTo(new DeliveryCounts(0, 0, 0, 0, 0, 0, 60));
        assertThat(ids).allSatisfy(id -> assertThat(found(id).attempts()).isZero());
        assertThat(found(ids.getFirst()).reason()).isEqualTo("messages.reason.unreachable");
    }

    @Test
    void whatIsInOnesHandsIsNotCancelledAndNotSentByAnother() {
        composer = composing((_, message, _, _) -> {
            assertThat(elsewhere(() -> outbox().cancel(tenant, List.of(message.key()), "test.paid")))
                    .isZero();
            assertThat(elsewhere(() -> deliver(DeliveryMode.NOW).sent())).isZero();
            return composed("a@client.example");
        });
        queue("a");
        assertThat(deliver(DeliveryMode.NORMAL).sent()).isEqualTo(1);
        assertThat(server.taken).hasSize(1);
    }

    @Test
    void fourDeliveriesAtOnceSendFiveHundredOnceEach() {
        var all = IntStream.range(0, 500).mapToObj(i -> "m" + i).toList();
        outbox().queue(tenant, all.stream().map(key -> message(key, NOON)).toList());
        var works = new ArrayList<Callable<Integer>>();
        var delivery = delivery(server.port());
        for (int i = 0; i < 4; i++)
            works.add(() -> delivery.deliver(tenant, DeliveryMode.NORMAL).sent());
        int sent = together(works).stream().mapToInt(Integer::intValue).sum();
        assertThat(sent).isEqualTo(500);
        assertThat(server.taken)
                .extracting(Taken::recipient)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(key -> key + "@client.example").toList());
    }

    @Test
    void withoutAMailServerMessagesWait() {
        queue("a");
        assertThat(delivery(new MailRoutes((SmtpServer) null, loopback)).deliver(tenant, DeliveryMode.NOW))
                .isEqualTo(new DeliveryCounts(0, 0, 0, 0, 0, 0, 1));
    }

    @Test
    void aCompanyWithoutSettledSenderWritesUnderItsName() {
        var unsettled = tenants.create("Sans expéditeur", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
        long theirs = Accounts.open(scope, sql, unsettled, "C1");
        outbox().queue(unsettled, List.of(new NewMessage(theirs, "test", "a", Money.EUR, "first", TODAY, NOON)));
        assertThat(delivery(server.port()).deliver(unsettled, DeliveryMode.NOW).sent())
                .isEqualTo(1);
        assertThat(server.taken.getLast().toString()).contains("maillon@localhost.localdomain");
    }

    @Test
    void aDemonstrationNeverLeavesThisMachine() {
        tenant = company(Tenant.Purpose.DEMO);
        account = Accounts.open(scope, sql, tenant, "C1");
        queue("a");
        var elsewhere = SmtpServer.read("smtp://mail.example.com:25", Duration.ofSeconds(1));
        assertThat(delivery(new MailRoutes(elsewhere, loopback)).deliver(tenant, DeliveryMode.NOW))
                .isEqualTo(new DeliveryCounts(0, 0, 0, 0, 0, 0, 1));
        assertThat(delivery(new MailRoutes((SmtpServer) null, loopback))
                        .deliver(tenant, DeliveryMode.NOW)
                        .sent())
                .isEqualTo(1);
        assertThat(loopback.recent()).containsExactly(new LoopbackMailServer.Received("<a@client.example>", "Relance"));
    }

    @Test
    void aDeliveryDoesNotBeginInsideATransaction() {
        assertThatThrownBy(() -> scope.run(tenant, () -> deliver(DeliveryMode.NOW)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theScheduledRunServesEveryCompany() {
        queue("a");
        var first = tenant;
        tenant = company(Tenant.Purpose.LIVE);
        account = Accounts.open(scope, sql, tenant, "C1");
        queue("b");
        DeliveryRun.run(tenants, delivery(server.port()));
        assertThat(outbox().counts(first)).containsOnlyKeys(MessageState.SENT);
        assertThat(outbox().counts(tenant)).containsOnlyKeys(MessageState.SENT);
    }

    private TenantId company(Tenant.Purpose purpose) {
        var id = tenants.create("Ateliers Morel", purpose, "FR", Language.FR).id();
        VerifiedDomain.of(scope, domains, secrets, id, "morel.example");
        senders.save(
                id,
                new Sender(
                        "Ateliers Morel, comptabilité",
                        "compta@morel.example",
                        "reponses@morel.example",
                        "Anne Morel",
                        null,
                        null,
                        null));
        return id;
    }

    private Sender sender() {
        return senders.find(tenant).orElseThrow();
    }

    private Outbox outbox() {
        return new Outbox(scope, messages, clock);
    }

    private DeliveryCounts deliver(DeliveryMode mode) {
        return delivery(server.port()).deliver(tenant, mode);
    }

    private Delivery delivery(int port) {
        var local = new SmtpServer("127.0.0.1", port, false, null, null, patience);
        return delivery(new MailRoutes(local, loopback));
    }

    @Test
    void otherProgramsAreToldOfWhatWasSentAndOfNothingElse() {
        long hook = webhooks.open(tenant, "https://example.com/hook", List.of("message.sent"), "Anne")
                .webhook()
                .id();
        news = new SentNews.ByWebhook(webhooks);
        server.to("refused@client.example", Act.REFUSE_RECIPIENT);
        queue("refused");
        long sent = queue("a");
        deliver(DeliveryMode.NORMAL);
        assertThat(webhooks.deliveries(tenant, hook, null, null, 10))
                .singleElement()
                .satisfies(told -> assertThat(told.body())
                        .contains("\"type\":\"message.sent\"")
                        .contains("\"message\":" + sent + ",")
                        .contains("\"recipient\":\"a@client.example\""));
    }

    private Delivery delivery(MailRoutes routes) {
        var mail = new MailCarriers(routes, senders, scope, inbox, _ -> Optional.empty());
        return new Delivery(
                scope, tenants, store, List.of(mail), List.of(composer), new ContactFixes(tasks), news, clock);
    }

    private long queue(String key) {
        return requireNonNull(
                outbox().queue(tenant, List.of(message(key, NOON))).get(key));
    }

    private NewMessage message(String key, Instant notBefore) {
        return new NewMessage(account, "test", key, Money.EUR, "first", TODAY, notBefore);
    }

    private Message found(long id) {
        return outbox().find(tenant, id).orElseThrow();
    }

    private long handovers() {
        return scope.in(
                tenant,
                () -> sql.sql("select count(*) from messages.handover where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(Long.class)
                        .single());
    }

    private static Composed composed(String recipient) {
        return new Composed(recipient, null, Language.FR, new LetterText("Relance", "<p>Bonjour</p>", "Bonjour"), null);
    }

    private static <T> T elsewhere(Callable<T> work) {
        return together(List.of(work)).getFirst();
    }

    private static <T> List<T> together(List<Callable<T>> works) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(works)) results.add(result.get());
            return results;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    interface Words {
        Composition of(TenantId tenant, QueuedMessage message, DeliveryMode mode, Instant now);
    }

    static Composer composing(Words words) {
        return new Composer() {
            @Override
            public String source() {
                return "test";
            }

            @Override
            public Composition compose(TenantId tenant, QueuedMessage message, DeliveryMode mode, Instant now) {
                return words.of(tenant, message, mode, now);
            }
        };
    }
}
