package org.maillon.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.SmallBooks;
import org.maillon.WebTest;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a link to a delivery opens, and what it does not. */
class PhonePageTest extends WebTest {
    private static final Author ANNE = new Author("Anne", "");
    private static final String STROKES = "[[[20,80,0],[90,20,40],[200,110,90]]]";

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private DeliveryLinks links;

    @Autowired
    private Clock clock;

    private AccountId account;
    private long note;
    private String path;

    @BeforeEach
    void aDeliveryOnItsWay() {
        account = new SmallBooks(scope, sql, events, tenant()).customer("C1");
        note = planned();
        path = link(note);
    }

    @Test
    void thePageMayKeepItselfUnderItsOwnPathAndLeavesNoCookie() {
        var page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "worker-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        var worker = get("/d/worker.js");
        assertThat(worker.statusCode()).isEqualTo(200);
        assertThat(worker.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(worker.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
        assertThat(worker.headers().firstValue("Service-Worker-Allowed")).isEmpty();
    }

    @Test
    void theSecretIsNowhereInTheDatabase() {
        var kept = scope.in(
                tenant(),
                () -> sql.sql("select l::text from deliveries.link l where tenant_id = :tenant")
                        .param("tenant", tenant().value())
                        .query(String.class)
                        .single());
        assertThat(kept).doesNotContain(path.substring(path.indexOf('-') + 1));
    }

    @Test
    void aLinkOpensItsOwnDeliveryOnly() {
        var other = planned();
        var key = UUID.randomUUID();
        assertThat(sign(path, written(key, "Karim Benali", STROKES)).statusCode())
                .isEqualTo(200);
        assertThat(sign(link(other), written(key, "Karim Benali", STROKES)).statusCode())
                .as("a key is one signature's")
                .isEqualTo(422);
        assertThat(deliveries.signatures(tenant(), other)).isEmpty();
        assertThat(get("/deliveries/" + note).statusCode())
                .as("the desk asks who it is")
                .isEqualTo(302);
    }

    @Test
    void aRepeatedSignatureIsAnsweredAlikeAndASecondOneIsSetAside() {
        var written = written(UUID.randomUUID(), "Karim Benali", STROKES);
        var first = sign(path, written);
        var again = sign(path, written);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(sign(path, written(UUID.randomUUID(), "Julie Petit", STROKES))
                        .statusCode())
                .isEqualTo(409);
        assertThat(deliveries.signatures(tenant(), note)).hasSize(2);
    }

    @Test
    void aRevokedLinkLeadsNowhereAndSaysAsMuchAsOneThatNeverWas() {
        links.revoke(tenant(), note, links.list(tenant(), note).getFirst().id(), "Anne");
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(get(path).body()).isEqualTo(get(path + "x").body());
        assertThat(sign(path, written(UUID.randomUUID(), "Karim Benali", STROKES))
                        .statusCode())
                .isEqualTo(404);
        assertThat(deliveries.signatures(tenant(), note)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"key\":\"no\"}",
                "{\"key\":\"5b1a7a52-6d0e-4a51-9a07-0d8a2f1c7e11\",\"signedAt\":\"2026-01-01T00:00:00Z\",\"signer\":\"Karim\"}",
                "{\"key\":\"5b1a7a52-6d0e-4a51-9a07-0d8a2f1c7e11\",\"signedAt\":\"2026-01-01T00:00:00Z\",\"signer\":\"Karim\",\"drawing\":{\"width\":300,\"height\":150,\"strokes\":[null]}}",
                "{\"key\":\"5b1a7a52-6d0e-4a51-9a07-0d8a2f1c7e11\",\"signedAt\":\"2026-01-01T00:00:00Z\",\"signer\":\"Karim\",\"drawing\":{\"width\":300,\"height\":150,\"strokes\":[[[1,1]]]}}",
                "{\"key\":\"5b1a7a52-6d0e-4a51-9a07-0d8a2f1c7e11\",\"signedAt\":\"2999-01-01T00:00:00Z\",\"signer\":\"Karim\",\"drawing\":{\"width\":300,\"height\":150,\"strokes\":[[[20,80,0],[200,110,90]]]}}",
                "{\"key\":\"5b1a7a52-6d0e-4a51-9a07-0d8a2f1c7e11\",\"signedAt\":\"2026-01-01T00:00:00Z\",\"signer\":\"Karim\",\"place\":{\"latitude\":123,\"longitude\":0,\"accuracyMetres\":1},\"drawing\":{\"width\":300,\"height\":150,\"strokes\":[[[20,80,0],[200,110,90]]]}}"
            })
    void whatIsNoSignatureIsRefusedInWords(String written) {
        var answer = sign(path, written);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"state\":\"refused\"", "\"sentence\":\"");
        assertThat(deliveries.signatures(tenant(), note)).isEmpty();
    }

    @Test
    void aNameThatIsMarkupIsShownAsItIsWritten() {
        sign(path, written(UUID.randomUUID(), "<script>alert(1)</script>", STROKES));
        assertThat(get(path).body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address(path))).GET().build());
    }

    private HttpResponse<String> sign(String path, String written) {
        var border = "----" + UUID.randomUUID();
        var body = "--" + border + "\r\nContent-Disposition: form-data; name=\"signature\"\r\n\r\n" + written + "\r\n--"
                + border + "--\r\n";
        return send(HttpRequest.newBuilder(URI.create(address(path + "/signatures")))
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(UUID key, String signer, String strokes) {
        return "{\"key\":\"" + key + "\",\"signer\":\"" + signer + "\",\"signedAt\":\"2026-01-01T08:00:00Z\","
                + "\"drawing\":{\"width\":300,\"height\":150,\"strokes\":" + strokes + "}}";
    }

    private String link(long note) {
        return links.issue(tenant(), note, "Denis", Language.FR, "Anne")
                .orElseThrow()
                .address()
                .getPath();
    }

    private long planned() {
        var delivery = new NewDelivery(
                Optional.empty(),
                DeliveryKind.GOODS,
                account,
                OptionalLong.empty(),
                "12 rue des Forges\n69007 LYON",
                "",
                "",
                Money.EUR,
                LocalDate.now(clock),
                false,
                List.of(NewLine.of("Palette", "", BigDecimal.TEN)));
        return ((DeliveryAnswer.Done) deliveries.plan(tenant(), delivery, ANNE))
                .note()
                .id();
    }
}
