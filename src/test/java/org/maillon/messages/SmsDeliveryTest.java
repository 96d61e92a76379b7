package org.maillon.messages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.messages.CarrierAccounts.Purpose;
import org.maillon.messages.Composition.ShortText;
import org.maillon.messages.ScriptedSmsServer.Act;
import org.maillon.tasks.Task;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskResult;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

class SmsDeliveryTest extends DatabaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    @Autowired
    Tenants tenants;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    MessageStore messages;

    @Autowired
    DeliveryStore store;

    @Autowired
    ReceiptStore receipts;

    @Autowired
    PostCarriers post;

    @Autowired
    PaperStore papers;

    @Autowired
    CarrierAccountStore accountStore;

    @Autowired
    Secrets secrets;

    @Autowired
    Tasks tasks;

    final MovableClock clock = new MovableClock(NOON);
    final MockEnvironment environment = new MockEnvironment();
    ScriptedSmsServer server;
    TenantId tenant = new TenantId(0);
    long account;
    String phone = "06 12 34 56 78";
    String words = "Morel : 1 234,50 € restent dus.";

    @BeforeEach
    void aCompanyThatSends() throws IOException {
        server = new ScriptedSmsServer(clock);
        tenant = tenants.create("Ateliers Morel", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
        account = Accounts.open(scope, sql, tenant, "C1");
        accounts().save(tenant, Purpose.SMS, server.address());
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    @Test
    void whatIsTakenIsSentOnceToTheMobileInInternationalForm() {
        long id = queue("a");
        assertThat(deliver().sent()).isOne();
        assertThat(deliver().sent()).isZero();
        assertThat(server.taken).singleElement().satisfies(job -> {
            assertThat(job.get("receivers").get(0).asString()).isEqualTo("+33612345678");
            assertThat(job.get("message").asString()).isEqualTo("Morel : 1 234,50 € restent dus.");
            assertThat(job.get("sender").asString()).isEqualTo("MOREL");
            assertThat(job.get("noStopClause").asBoolean()).isTrue();
        });
        assertThat(found(id).recipient()).isEqualTo("+33612345678");
        assertThat(found(id).messageId()).isEqualTo("7001");
        assertThat(outbox().text(tenant, id).orElseThrow().plain()).isEqualTo("Morel : 1 234,50 € restent dus.");
    }

    @ParameterizedTest(name = "{0}: {1}, taken {2}")
    @CsvSource(textBlock = """
            # the provider does, the message is, taken
            ACCEPT             , SENT          , 1
            REFUSE_NUMBER      , FAILED        , 0
            REFUSE             , FAILED        , 0
            BUSY               , QUEUED        , 0
            FAULT              , IN_DOUBT      , 0
            TAKE_AND_DROP      , IN_DOUBT      , 1
            TAKE_AND_HANG      , IN_DOUBT      , 1
            TAKE_AND_BABBLE    , IN_DOUBT      , 1
            """)
    void theStateSaysWhatTheProviderDid(Act act, MessageState state, int taken) {
        server.act = act;
        long id = queue("a");
        deliver();
        server.act = Act.ACCEPT;
        assertThat(found(id).state()).isEqualTo(state);
        assertThat(server.taken).hasSize(taken);
        if (state == MessageState.IN_DOUBT) assertThat(deliver().sent()).isZero();
    }

    @Test
    void aProviderThatIsAwayLosesNothing() throws IOException {
        accounts()
                .save(tenant, Purpose.SMS, "ovh+http://app:s3cret:consumer@127.0.0.1:" + freePort() + "/sms-ab12345-1");
        long id = queue("a");
        assertThat(deliver().waiting()).isOne();
        assertThat(found(id).reason()).isEqualTo("messages.reason.unreachable");
        accounts().save(tenant, Purpose.SMS, server.address());
        assertThat(deliver().sent()).isOne();
    }

    @Test
    void aWrongKeyLosesNothing() {
        accounts().save(tenant, Purpose.SMS, server.address().replace("s3cret", "guess"));
        queue("a");
        assertThat(deliver().waiting()).isOne();
        accounts().save(tenant, Purpose.SMS, server.address());
        assertThat(deliver().sent()).isOne();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "nothing", textBlock = """
            01 44 55 66 77 , landline
            06 12          , bad-phone
            nothing        , no-phone
            """)
    void aNumberThatTakesNoShortMessageAsksAPerson(String number, String reason) {
        phone = number;
        long id = queue("a");
        assertThat(deliver().failed()).isOne();
        assertThat(server.taken).isEmpty();
        assertThat(found(id).reason()).isEqualTo("messages.reason." + reason);
        assertThat(toDo()).singleElement().satisfies(task -> {
            assertThat(task.facts())
                    .containsEntry("why", "messages.reason." + reason)
                    .containsEntry("channel", "sms");
        });
    }

    @Test
    void aNumberPutRightLetsTheMessageLeave() {
        phone = "01 44 55 66 77";
        queue("a");
        deliver();
        phone = "06 12 34 56 78";
        assertThat(deliver().sent()).isZero();
        tasks.answer(
                tenant, toDo().getFirst().id(), TaskResult.MENDED, Optional.empty(), "", "anne@example.org", TODAY);
        assertThat(deliver().sent()).isOne();
    }

    @Test
    void aTextThatWouldCostMoreThanSixIsRefused() {
        words = "à".repeat(6 * 153 + 1);
        long id = queue("a");
        assertThat(deliver().failed()).isOne();
        assertThat(found(id).reason()).isEqualTo("messages.reason.sms-too-long");
        assertThat(server.taken).isEmpty();
    }

    @Test
    void theReceiptTellsWhetherItArrived() {
        long arrived = queue("a");
        long lost = queue("b");
        long unknown = queue("c");
        deliver();
        server.receipts.put(found(arrived).messageId(), """
                {"deliveryReceipt":1,"deliveredAt":"2026-11-23T12:00:07+01:00"}""");
        server.receipts.put(found(lost).messageId(), "{\"deliveryReceipt\":2}");
        assertThat(gather()).isEqualTo(2);
        assertThat(found(arrived).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(found(arrived).at()).isEqualTo(Instant.parse("2026-11-23T11:00:07Z"));
        assertThat(found(lost).state()).isEqualTo(MessageState.BOUNCED);
        assertThat(found(unknown).state()).isEqualTo(MessageState.SENT);
        assertThat(toDo()).extracting(task -> task.facts().get("why")).containsExactly("messages.reason.not-received");
        assertThat(gather()).isZero();
    }

    @Test
    void aDemonstrationNeverLeavesThisMachine() {
        tenant = tenants.create("Démo", Tenant.Purpose.DEMO, "FR", Language.FR).id();
        account = Accounts.open(scope, sql, tenant, "C1");
        environment.setProperty("MAILLON_SMS_URL", "ovh://app:s3cret:consumer@eu.api.ovh.com/sms-ab12345-1");
        queue("a");
        assertThat(deliver().waiting()).isOne();
        environment.setProperty("MAILLON_SMS_URL", server.address());
        assertThat(deliver().sent()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ovh://app:s3cret@eu.api.ovh.com/sms-ab12345-1",
                "ovh+http://app:s3cret:consumer@eu.api.ovh.com/sms-ab12345-1",
                "ovh://app:s3cret:consumer@eu.api.ovh.com/../../me",
                "ovh://app:s3cret:consumer@eu.api.ovh.com/sms-ab12345-1?sender=A\r\nX-Evil: 1",
                "ovh://app:s3cret:consumer@eu.api.ovh.com/sms-ab12345-1?sender=MUCHTOOLONGNAME",
                "https://app:s3cret:consumer@eu.api.ovh.com/sms-ab12345-1",
                "nonsense"
            })
    void anAddressThatCannotBeReadIsRefusedWithoutRepeatingItsSecret(String address) {
        assertThatThrownBy(() -> accounts().save(tenant, Purpose.SMS, address))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refusal -> assertThat(refusal.in(Language.FR))
                                .startsWith("L’adresse du compte SMS se lit")
                                .doesNotContain("s3cret"));
    }

    @Test
    void theSecretIsSealedInTheDatabaseAndNotShown() {
        var kept = scope.in(tenant, () -> accountStore.address(tenant, "sms")).orElseThrow();
        assertThat(kept).doesNotContain("s3cret");
        var company = tenants.find(tenant).orElseThrow();
        assertThat(accounts().describe(company, Purpose.SMS)).contains("ovh://127.0.0.1/sms-ab12345-1");
    }

    private List<Task> toDo() {
        return tasks.list(tenant, TaskFilter.TO_DO, null, 10).items();
    }

    private CarrierAccounts accounts() {
        return new CarrierAccounts(accountStore, scope, secrets, environment, clock);
    }

    private SmsCarriers carriers() {
        return new SmsCarriers(accounts(), clock, Duration.ofMillis(1_500));
    }

    private int gather() {
        return new DeliveryReceipts(scope, receipts, carriers(), post, papers, new ContactFixes(tasks), clock)
                .gather(tenants.find(tenant).orElseThrow());
    }

    private DeliveryCounts deliver() {
        var composer = DeliveryTest.composing((_, _, _, _) -> new ShortText(phone, "FR", Language.FR, words));
        return new Delivery(
                        scope,
                        tenants,
                        store,
                        List.of(carriers()),
                        List.of(composer),
                        new ContactFixes(tasks),
                        SentNews.NONE,
                        clock)
                .deliver(tenant, DeliveryMode.NOW);
    }

    private Outbox outbox() {
        return new Outbox(scope, messages, clock);
    }

    private long queue(String key) {
        var message = new NewMessage(account, "test", key, Money.EUR, Channel.SMS, "first", TODAY, NOON);
        return requireNonNull(outbox().queue(tenant, List.of(message)).get(key));
    }

    private Message found(long id) {
        return outbox().find(tenant, id).orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
