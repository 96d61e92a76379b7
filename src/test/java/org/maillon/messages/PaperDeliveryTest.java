package org.maillon.messages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.DatabaseTest;
import org.maillon.access.Secrets;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.PostalAddress;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.messages.CarrierAccounts.Purpose;
import org.maillon.messages.Composition.PaperLetter;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.messages.ScriptedPostServer.Act;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

class PaperDeliveryTest extends DatabaseTest {
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
    PrintStore printStore;

    @Autowired
    PaperStore papers;

    @Autowired
    ReceiptStore receipts;

    @Autowired
    CarrierAccountStore accountStore;

    @Autowired
    Secrets secrets;

    @Autowired
    Letterheads heads;

    @Autowired
    Tasks tasks;

    final MovableClock clock = new MovableClock(NOON);
    final Letters letters = LettersTest.letters();
    ScriptedPostServer server;
    TenantId tenant = new TenantId(0);
    long account;
    String customer = "Brasserie du Pont";

    @Nullable
    PostalAddress address = PostalAddress.of("12 rue des Tanneurs", "69001", "Lyon", "FR");

    @Nullable
    URI page;

    @BeforeEach
    void aCompanyThatWritesLetters() throws IOException {
        server = new ScriptedPostServer();
        tenant = tenants.create("Ateliers Morel", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
        account = Accounts.open(scope, sql, tenant, "C1");
        heads.save(
                tenant,
                new Letterhead(
                        List.of("Ateliers Morel", "4 quai des Forges", "38000 Grenoble"),
                        "Grenoble",
                        EnvelopeWindow.RIGHT));
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    @Test
    void whereTheCustomerAnswersIsOnPaperAloneAndSealedUntilItIsPrinted() throws IOException {
        page = URI.create("https://reponse.morel.example/c/2-K7MQ-9XTR-4WPD-2HJN");
        long message = queue("a", Channel.LETTER);
        deliver();
        var pile = prints().make(tenant, "Anne").orElseThrow();
        assertThat(text(prints().pdf(tenant, pile.id()).orElseThrow())).contains(page.toString());
        var kept = scope.in(
                tenant,
                () -> sql.sql("select page::text from messages.sheet where message_id = :id")
                        .param("id", message)
                        .query(String.class)
                        .single());
        assertThat(kept).doesNotContain("K7MQ").contains("Brasserie du Pont");
        assertThat(outbox().text(tenant, message).orElseThrow().plain()).doesNotContain("K7MQ");
    }

    @Test
    void withoutProviderLettersWaitForThePrinterAndLeaveWhenAPersonSaysSo() throws IOException {
        long first = queue("a", Channel.LETTER);
        queue("b", Channel.REGISTERED);
        assertThat(deliver().sent()).isZero();
        assertThat(prints().waiting(tenant)).isEqualTo(2);

        var pile = prints().make(tenant, "Anne").orElseThrow();
        assertThat(pile.letters()).isEqualTo(2);
        assertThat(prints().waiting(tenant)).isZero();
        assertThat(found(first).state()).isEqualTo(MessageState.QUEUED);
        assertThat(found(first).reason()).isEqualTo("messages.reason.to-print");
        assertThat(text(prints().pdf(tenant, pile.id()).orElseThrow()))
                .contains("Grenoble, le 23 novembre 2026", "69001 LYON", "Lettre recommandée avec avis de réception");

        assertThat(prints().printed(tenant, pile.id(), "Anne")).isTrue();
        assertThat(prints().printed(tenant, pile.id(), "Paul")).isFalse();
        assertThat(found(first).state()).isEqualTo(MessageState.SENT);
        assertThat(found(first).recipient()).isEqualTo("Brasserie du Pont, 12 rue des Tanneurs, 69001 LYON");
        assertThat(outbox().text(tenant, first).orElseThrow().plain()).contains("F2026-0412");
    }

    @Test
    void aLetterLiesOnOnePileOnly() {
        queue("a", Channel.LETTER);
        assertThat(prints().make(tenant, "Anne")).isPresent();
        assertThat(prints().make(tenant, "Paul")).isEmpty();
        queue("b", Channel.LETTER);
        assertThat(prints().make(tenant, "Paul").orElseThrow().letters()).isOne();
    }

    @Test
    void whatWasSaidToBePrintedCanBeTakenBackAndSoCanThePile() {
        long id = queue("a", Channel.LETTER);
        var pile = prints().make(tenant, "Anne").orElseThrow().id();
        prints().printed(tenant, pile, "Anne");
        assertThat(prints().undo(tenant, pile)).isTrue();
        assertThat(found(id).state()).isEqualTo(MessageState.QUEUED);
        assertThat(prints().waiting(tenant)).isZero();
        assertThat(prints().undo(tenant, pile)).isTrue();
        assertThat(prints().undo(tenant, pile)).isFalse();
        assertThat(prints().waiting(tenant)).isOne();
        assertThat(prints().make(tenant, "Anne")).isPresent();
    }

    @Test
    void aLetterCancelledMeanwhileIsNotPrinted() {
        queue("a", Channel.LETTER);
        queue("b", Channel.LETTER);
        var pile = prints().make(tenant, "Anne").orElseThrow().id();
        outbox().cancel(tenant, List.of("a"), "messages.reason.cancelled");
        assertThat(prints().find(tenant, pile).orElseThrow().letters()).isOne();
        prints().printed(tenant, pile, "Anne");
        assertThat(outbox().counts(tenant))
                .containsEntry(MessageState.CANCELLED, 1L)
                .containsEntry(MessageState.SENT, 1L);
    }

    @ParameterizedTest(name = "{0} without {1}: {2}")
    @CsvSource(textBlock = """
            Brasserie du Pont, address  , no-postal-address
            株式会社           , typeface , unprintable
            """)
    void aLetterThatCannotBePostedAsksAPerson(String name, String lacking, String reason) {
        customer = name;
        if (lacking.equals("address")) address = null;
        long id = queue("a", Channel.LETTER);
        assertThat(prints().make(tenant, "Anne")).isEmpty();
        assertThat(found(id).state()).isEqualTo(MessageState.FAILED);
        assertThat(tasks.list(tenant, TaskFilter.TO_DO, null, 10).items())
                .extracting(task -> task.facts().get("why"))
                .containsExactly("messages.reason." + reason);
    }

    @ParameterizedTest(name = "{0}: {1}, taken {2}")
    @CsvSource(textBlock = """
            ACCEPT       , SENT    , 1
            REFUSE       , FAILED  , 0
            TAKE_AND_DROP, IN_DOUBT, 1
            """)
    void theStateSaysWhatTheProviderDid(Act act, MessageState state, int taken) {
        accounts().save(tenant, Purpose.POST, server.address());
        server.act = act;
        long id = queue("a", Channel.REGISTERED);
        deliver();
        deliver();
        assertThat(found(id).state()).isEqualTo(state);
        assertThat(server.taken).hasSize(taken);
    }

    @Test
    void theProviderGetsThePdfAndTellsTheTrackingNumberAndTheArrival() throws IOException {
        accounts().save(tenant, Purpose.POST, server.address());
        long id = queue("a", Channel.REGISTERED);
        deliver();
        var letter = server.taken.getFirst();
        assertThat(letter.get("registered").asBoolean()).isTrue();
        assertThat(text(Base64.getDecoder().decode(letter.get("document").asString())))
                .contains("69001 LYON");
        server.states.put("L1", """
                {"state":"posted","trackingNumber":"1A 234 567 8901 2"}""");
        gather();
        assertThat(heads.trackingNumber(tenant, id)).contains("1A 234 567 8901 2");
        assertThat(found(id).state()).isEqualTo(MessageState.SENT);
        server.states.put("L1", """
                {"state":"delivered","at":"2026-11-25T10:12:00+01:00"}""");
        gather();
        assertThat(found(id).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aLetterThatComesBackAsksForTheAddress() {
        accounts().save(tenant, Purpose.POST, server.address());
        queue("a", Channel.LETTER);
        deliver();
        server.states.put("L1", "{\"state\":\"returned\"}");
        gather();
        assertThat(tasks.list(tenant, TaskFilter.TO_DO, null, 10).items())
                .extracting(task -> task.facts().get("why"))
                .containsExactly("messages.reason.letter-returned");
    }

    @Test
    void aTrackingNumberIsEnteredByHandForALetterPrintedHere() {
        long id = queue("a", Channel.REGISTERED);
        prints().make(tenant, "Anne");
        assertThat(heads.track(tenant, id, "<script>")).isFalse();
        assertThat(heads.track(tenant, id, "2C 123 456 7890 1")).isTrue();
        assertThat(heads.trackingNumber(tenant, id)).contains("2C 123 456 7890 1");
    }

    private CarrierAccounts accounts() {
        return new CarrierAccounts(accountStore, scope, secrets, new MockEnvironment(), clock);
    }

    private PostCarriers carriers() {
        return new PostCarriers(accounts(), heads, papers, letters, clock, Duration.ofSeconds(5));
    }

    private void gather() {
        new DeliveryReceipts(
                        scope,
                        receipts,
                        new SmsCarriers(accounts(), clock),
                        carriers(),
                        papers,
                        new ContactFixes(tasks),
                        clock)
                .gather(tenants.find(tenant).orElseThrow());
    }

    private Delivery delivery() {
        var composer = DeliveryTest.composing((_, _, _, _) -> new PaperLetter(
                customer,
                null,
                address,
                Language.FR,
                letters.view(LettersTest.letter(Language.FR, Tone.SECOND, "FR", null)),
                page));
        return new Delivery(
                scope,
                tenants,
                store,
                List.of(carriers()),
                List.of(composer),
                new ContactFixes(tasks),
                SentNews.NONE,
                clock);
    }

    private DeliveryCounts deliver() {
        return delivery().deliver(tenant, DeliveryMode.NOW);
    }

    private Prints prints() {
        return new Prints(scope, tenants, delivery(), printStore, heads, papers, letters, clock);
    }

    private Outbox outbox() {
        return new Outbox(scope, messages, clock);
    }

    private long queue(String key, Channel channel) {
        var message = new NewMessage(account, "test", key, Money.EUR, channel, "second", TODAY, NOON);
        return requireNonNull(outbox().queue(tenant, List.of(message)).get(key));
    }

    private Message found(long id) {
        return outbox().find(tenant, id).orElseThrow();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }
}
