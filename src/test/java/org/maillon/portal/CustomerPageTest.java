package org.maillon.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.SmallBooks;
import org.maillon.Visitor;
import org.maillon.WebTest;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Merges;
import org.maillon.disputes.Dispute;
import org.maillon.disputes.DisputeCause;
import org.maillon.disputes.DisputeFilter;
import org.maillon.disputes.Disputes;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.LinkOpened;
import org.maillon.payments.PromiseFilter;
import org.maillon.payments.Promises;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.maillon.webhooks.Webhooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What the bearer of a link may do, and what nobody may. */
@Import(CustomerPageTest.Ears.class)
@TestPropertySource(properties = "MAILLON_PUBLIC_URL=https://factures.durand.example/")
class CustomerPageTest extends WebTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    /** Hears what the messages are told. */
    @TestConfiguration
    static class Ears {
        final List<LinkOpened> heard = new java.util.concurrent.CopyOnWriteArrayList<>();

        @EventListener
        void on(LinkOpened opened) {
            heard.add(opened);
        }
    }

    @Autowired
    private Ears ears;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private CustomerLinks links;

    @Autowired
    private CustomerAnswers answers;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private LinkStore store;

    @Autowired
    private ItemDocuments documents;

    @Autowired
    private Disputes disputes;

    @Autowired
    private Promises promises;

    @Autowired
    private Evidence evidence;

    @Autowired
    private Tasks tasks;

    @Autowired
    private CourtesyRun courtesy;

    @Autowired
    private Clock clock;

    @Autowired
    private Merges merges;

    private SmallBooks books;
    private AccountId account;
    private long item;
    private LocalDate today;
    private TenantId neighbour;

    @BeforeEach
    void aCustomerWithAnInvoice() {
        today = LocalDate.now(clock);
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("C1");
        item = books.invoice(account, "F-1", today.plusDays(9), 120_000);
    }

    @AfterEach
    void removeTheNeighbour() {
        if (neighbour != null) companies.remove(neighbour);
    }

    @Test
    void theLinkStandsAtThePublicAddressAndItsSecretIsNowhereInTheDatabase() {
        var issued = issue(account);
        assertThat(issued.address().toString()).startsWith("https://factures.durand.example/c/");
        var token = issued.address().getPath().substring(3);
        assertThat(token).hasSizeGreaterThan(43);
        var kept = scope.in(
                tenant(),
                () -> sql.sql("select l::text from portal.link l where tenant_id = :tenant")
                        .param("tenant", tenant().value())
                        .query(String.class)
                        .single());
        assertThat(kept).doesNotContain(token).doesNotContain(token.substring(token.indexOf('-') + 1));
    }

    @Test
    void aCustomerOfTwoAccountsThatWereJoinedSeesAndAnswersWhatIsOpenOnBoth() {
        var former = books.customer("C2");
        var other = books.invoice(former, "F-2", today.plusDays(5), 30_000);
        books.invoice(books.customer("C3"), "F-3", today, 10_000);
        merges.merge(tenant(), former, account, "Claire");
        var path = path(issue(account));
        assertThat(stranger().get(path).body()).contains("F-1", "F-2").doesNotContain("F-3");

        var said = Map.of("item", "item-" + other, "day", today.plusDays(7).toString(), "note", "");
        assertThat(fill(path, path + "/promises", said).statusCode()).isEqualTo(302);
        assertThat(promises.list(tenant(), new PromiseFilter(Optional.empty(), Optional.of(former)), 0, 5))
                .singleElement()
                .satisfies(promise -> assertThat(promise.openItem()).hasValue(other));

        merges.undo(tenant(), former, "Claire");
        assertThat(stranger().get(path).body()).contains("item-" + item).doesNotContain("item-" + other);
    }

    @Test
    void theLinkOfALetterIsTypedFromPaperAndOpensTheSamePage() {
        var token = LinkToken.typed(tenant());
        var link = new NewLink(account, "Anne", Language.FR, LinkPurpose.REMINDER, OptionalLong.empty(), 100, EUR);
        links.issue(tenant(), List.of(link), List.of(token), "Maillon");
        assertThat(stranger().get("/c/" + token.text().toLowerCase(Locale.ROOT)).statusCode())
                .isEqualTo(200);
        assertThat(stranger()
                        .get("/c/" + token.text().substring(0, 19) + "0000")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void openingItIsToldToTheMessageOnce() {
        var path = path(issue(account));
        stranger().get(path);
        stranger().get(path);
        assertThat(ears.heard.stream().filter(it -> it.tenant().equals(tenant())))
                .extracting(LinkOpened::message)
                .containsExactly(77L);
    }

    @Test
    void thePageTellsNobodyWhereOneCameFromAndIsKeptByNobody() {
        var answer = stranger().get(path(issue(account)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "X-Robots-Tag")).contains("noindex");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("maillon="));
        assertThat(answer.body()).contains("F-1").doesNotContain("style=\"");
    }

    @ParameterizedTest
    @CsvSource({"revoked", "expired", "another token", "another company", "nonsense", "../../today"})
    void aLinkThatIsNotGoodLeadsNowhereAndDoesNotSayWhy(String what) {
        var issued = issue(account);
        var path = path(issued);
        switch (what) {
            case "revoked" -> links.revoke(tenant(), account, issued.id(), "Anne");
            case "expired" -> path = "/c/" + expired().text();
            case "another token" -> path = path.substring(0, path.length() - 4) + "aaaa";
            case "another company" -> path = path.replaceFirst("/c/[0-9a-z]+-", "/c/zzzz-");
            case "nonsense" -> path = "/c/" + "x".repeat(500);
            default -> path = "/c/..%2F..%2Ftoday";
        }
        var answer = stranger().get(path);
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("F-1").doesNotContain("Atelier");
    }

    @Test
    void anExpiredLinkIsClosed() {
        links.changePolicy(tenant(), new PortalPolicy(1, 0, 5));
        var issued = issue(account);
        assertThat(issued.expiresAt())
                .isBefore(clock.instant().plus(Duration.ofDays(1)).plusSeconds(5));
        assertThat(links.list(tenant(), account, 1)
                        .getFirst()
                        .isGood(issued.expiresAt().plusMillis(1)))
                .isFalse();
    }

    @Test
    void nothingIsSaidWithoutTheFormsToken() {
        var path = path(issue(account));
        var answer = stranger()
                .post(
                        path + "/promises",
                        Map.of("item", "item-" + item, "day", today.plusDays(3).toString()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(promises.list(tenant(), PromiseFilter.of(account), 0, 5)).isEmpty();
    }

    @Test
    void aLinkOpensNoDeskAndASessionGivesNothingToALink() {
        var visitor = visitor(Role.OWNER);
        visitor.get(path(issue(account)));
        assertThat(stranger().get("/today").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/c/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherAccountsInvoiceIsNotThere() {
        var other = books.customer("C2");
        var theirs = books.invoice(other, "G-9", today.plusDays(9), 50_000);
        documents.attach(
                tenant(),
                theirs,
                "%PDF-1.4 secret".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                "application/pdf",
                "G-9.pdf",
                new Author("Anne", ""));
        var document = documents.ofItem(tenant(), theirs).getFirst();
        var path = path(issue(account));
        assertThat(stranger().get(path).body()).doesNotContain("G-9");
        assertThat(stranger().get(path + "/documents/" + document.id()).statusCode())
                .isEqualTo(404);
        refusedEverywhere(path, theirs);
        assertThat(disputes.list(tenant(), DisputeFilter.of(other), 0, 5)).isEmpty();
        assertThat(promises.list(tenant(), PromiseFilter.of(other), 0, 5)).isEmpty();
    }

    @Test
    void anotherCompanysInvoiceIsNotThere() {
        neighbour = newTenant("Voisin SA");
        var theirBooks = new SmallBooks(scope, sql, events, neighbour);
        var theirs = theirBooks.invoice(theirBooks.customer("C1"), "G-9", today.plusDays(9), 50_000);
        refusedEverywhere(path(issue(account)), theirs);
    }

    private void refusedEverywhere(String path, long theirs) {
        var day = today.plusDays(2).toString();
        var about = Map.of("item", "item-" + theirs, "day", day, "what", "copy", "note", "x");
        for (var act : List.of("/promises", "/payments", "/requests"))
            assertThat(fill(path, path + act, about).statusCode()).as(act).isEqualTo(422);
        assertThat(fill(path, path + "/repayment-plans/1/signature", Map.of("signer", "Claire", "agreed", "yes"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(fill(path, path + "/answers/1/withdrawal", Map.of()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatIsMissingIsATaskAndGoesWhenItIsTakenBack() {
        var path = path(issue(account));
        var asked = Map.of("item", "item-" + item, "what", "purchase-order", "note", "4500118211");
        assertThat(fill(path, path + "/requests", asked).statusCode()).isEqualTo(302);
        assertThat(tasks.list(tenant(), TaskFilter.TO_DO, null, 10).items())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.kind()).isEqualTo(TaskKind.CUSTOMER_ASKED);
                    assertThat(task.facts())
                            .containsEntry("note", "4500118211")
                            .containsEntry("asked", "purchase-order");
                });
        var answer = answers.list(tenant(), account, 5).getFirst();
        fill(path, path + "/answers/" + answer.id() + "/withdrawal", Map.of());
        assertThat(tasks.list(tenant(), TaskFilter.TO_DO, null, 10).items()).isEmpty();
        assertThat(answers.list(tenant(), account, 5))
                .extracting(Answer::kind)
                .containsExactly(AnswerKind.UNDONE, AnswerKind.PURCHASE_ORDER);
        assertThat(fill(path, path + "/answers/" + answer.id() + "/withdrawal", Map.of())
                        .statusCode())
                .as("once")
                .isEqualTo(422);
    }

    @Test
    void whoHasPaidIsLookedForAndNotChased() {
        var path = path(issue(account));
        var second = books.invoice(account, "F-2", today.plusDays(20), 30_000);
        fill(path, path + "/payments", Map.of("item", "all-EUR", "day", today.toString(), "note", "VIR 4711"));
        assertThat(disputes.list(tenant(), DisputeFilter.of(account), 0, 5))
                .extracting(Dispute::cause)
                .containsExactly(DisputeCause.ALREADY_PAID, DisputeCause.ALREADY_PAID);
        assertThat(disputes.list(
                        tenant(), new DisputeFilter(Optional.empty(), Optional.empty(), OptionalLong.of(second)), 0, 5))
                .hasSize(1);
    }

    @Test
    void everyActIsEvidenceOfWhoSaidItWhenAndFromWhere() {
        var path = path(issue(account));
        fill(
                path,
                path + "/promises",
                Map.of("item", "item-" + item, "day", today.plusDays(3).toString()));
        assertThat(evidence.about(
                        tenant(),
                        "account/" + account.value() + "/answer/"
                                + answers.list(tenant(), account, 1).getFirst().id(),
                        5))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.happening().who()).isEqualTo("Claire Morel (Client C1)");
                    assertThat(it.happening().from()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
                    assertThat(it.happening().facts())
                            .containsEntry("item", "F-1")
                            .containsEntry("day", today.plusDays(3).toString());
                });
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
    }

    @Test
    void otherProgramsAreToldOfEachAnswerOnce() {
        long hook = webhooks.open(tenant(), "https://example.com/hook", List.of("customer.answered"), "Anne")
                .webhook()
                .id();
        var path = path(issue(account));
        var promise = Map.of("item", "item-" + item, "day", today.plusDays(3).toString());
        fill(path, path + "/promises", promise);
        fill(
                path,
                path + "/promises",
                Map.of("item", "item-" + item, "day", today.plusDays(90).toString()));
        assertThat(webhooks.deliveries(tenant(), hook, null, null, 10))
                .singleElement()
                .satisfies(told -> assertThat(told.body())
                        .contains("\"type\":\"customer.answered\"")
                        .contains("\"kind\":\"promise\"")
                        .contains("\"reference\":\"F-1\"")
                        .contains("\"day\":\"" + today.plusDays(3) + "\"")
                        .doesNotContain(path.substring(3)));
    }

    @Test
    void aRefusalSaysWhatToDoNextAndKeepsTheFormOpen() {
        var path = path(issue(account));
        var answer = fill(
                path,
                path + "/promises",
                Map.of("item", "item-" + item, "day", today.plusDays(90).toString()));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Le dernier jour que l’on peut promettre ici est le")
                .contains("id=\"promise\" name=\"answer\" open");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /promises  | day=2026-02-30                        | Choisissez un jour
            /promises  | amount=<script>                       | n’est pas un montant
            /payments  | day=2199-01-01                        | Ce jour n’est pas encore venu
            /requests  | what=everything                       | Choisissez ce qui vous manque
            /requests  | what=addressee                        | Indiquez le numéro
            /contacts  | name=Claire                           | Indiquez un nom
            /contacts  | name=Claire;email=a@b.fr, c@d.fr      | pas une adresse
            /disputes  | cause=nonsense                        | Choisissez ce qui ne va pas
            /disputes  | cause=damaged                         | Dites en quelques mots
            /disputes  | cause=price;note=cher;amount=99999    | Indiquez ce montant ou moins
            """)
    void whatIsWrongIsSaidInASentence(String act, String fields, String sentence) {
        var path = path(issue(account));
        var all = new HashMap<String, String>(
                Map.of("item", "item-" + item, "day", today.plusDays(2).toString()));
        for (var field : fields.split(";")) all.put(field.split("=")[0], field.split("=", 2)[1]);
        var answer = fill(path, path + act, all);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence).doesNotContain("<script>");
    }

    @Test
    void aPhotoOfFortyMegabytesIsRefusedWithASentenceAndNothingIsNoted() {
        var answer = sendPhoto(path(issue(account)), new byte[40_000_000]);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("La photo pèse 40 Mo").contains("Rien n’est encore noté");
        assertThat(disputes.list(tenant(), DisputeFilter.of(account), 0, 5)).isEmpty();
    }

    @Test
    void aProgramIsNotAPhoto() {
        var answer = sendPhoto(
                path(issue(account)), "MZ this is a program".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(answer.body()).contains("n’est pas une image lisible");
        assertThat(disputes.list(tenant(), DisputeFilter.of(account), 0, 5)).isEmpty();
    }

    @Test
    void whoeverGuessesIsStoppedAndTheRightLinkWithThem() {
        var path = path(issue(account));
        var guesser = stranger();
        int tries = 0;
        while (guesser.get("/c/1-" + "A".repeat(43)).statusCode() != 429 && tries < 100) tries++;
        try {
            assertThat(tries).isBetween(5, 20);
            assertThat(guesser.get(path).statusCode()).isEqualTo(429);
        } finally {
            guesses.forget();
        }
    }

    @Autowired
    private Guesses guesses;

    @Test
    void nobodyAnsweredACourtesyAboutMuchMoneySoSomebodyCallsOnce() {
        issue(account, LinkPurpose.COURTESY, 600_000);
        issue(books.customer("C2"), LinkPurpose.COURTESY, 499_999);
        assertThat(courtesy.run(tenant(), today.plusDays(4))).isZero();
        assertThat(courtesy.run(tenant(), today.plusDays(5))).isOne();
        assertThat(courtesy.run(tenant(), today.plusDays(6))).as("asked once").isZero();
        assertThat(tasks.list(tenant(), TaskFilter.TO_DO, null, 10).items())
                .singleElement()
                .satisfies(task -> assertThat(task.kind()).isEqualTo(TaskKind.CALL));
    }

    @Test
    void whoAnsweredIsNotCalled() {
        var path = path(issue(account, LinkPurpose.COURTESY, 600_000));
        fill(
                path,
                path + "/promises",
                Map.of("item", "item-" + item, "day", today.plusDays(3).toString()));
        assertThat(courtesy.run(tenant(), today.plusDays(5))).isZero();
    }

    private IssuedLink issue(AccountId whose) {
        return issue(whose, LinkPurpose.REMINDER, 0);
    }

    private IssuedLink issue(AccountId whose, LinkPurpose purpose, long cents) {
        var link = new NewLink(whose, "Claire Morel", Language.FR, purpose, OptionalLong.of(77), cents, EUR);
        return links.issue(tenant(), link, "Anne");
    }

    private LinkToken expired() {
        var token = LinkToken.random(tenant());
        var link =
                new NewLink(account, "Claire Morel", Language.FR, LinkPurpose.REMINDER, OptionalLong.empty(), 0, EUR);
        var past = clock.instant().minusSeconds(60);
        scope.run(
                tenant(),
                () -> store.insert(
                        tenant(), List.of(token), List.of(link), "Anne", past.minusSeconds(60), today, past));
        return token;
    }

    /** A photo of so many bytes, as a browser sends it. */
    private HttpResponse<String> sendPhoto(String path, byte[] photo) {
        try (var browser = java.net.http.HttpClient.newBuilder()
                .cookieHandler(new java.net.CookieManager(null, java.net.CookiePolicy.ACCEPT_ALL))
                .build()) {
            var page = browser.send(request(path).build(), java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
            var token = java.util.regex.Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                    .matcher(page);
            assertThat(token.find()).isTrue();
            var fields = new StringBuilder();
            Map.of("_csrf", token.group(1), "item", "item-" + item, "cause", "damaged", "note", "Carton ouvert")
                    .forEach((name, value) -> fields.append("--frontier\r\nContent-Disposition: form-data; name=\"")
                            .append(name)
                            .append("\"\r\n\r\n")
                            .append(value)
                            .append("\r\n"));
            fields.append("--frontier\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n")
                    .append("Content-Type: image/jpeg\r\n\r\n");
            var body = new java.io.ByteArrayOutputStream();
            body.writeBytes(fields.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            body.writeBytes(photo);
            body.writeBytes("\r\n--frontier--\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            var post = request(path + "/disputes")
                    .header("Content-Type", "multipart/form-data; boundary=frontier")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
            return browser.send(post.build(), java.net.http.HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private java.net.http.HttpRequest.Builder request(String path) {
        return java.net.http.HttpRequest.newBuilder(java.net.URI.create(address(path)));
    }

    private static String path(IssuedLink link) {
        return link.address().getPath();
    }

    private HttpResponse<String> fill(String page, String act, Map<String, String> fields) {
        Visitor customer = stranger();
        return customer.fill(page, act, fields);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
