package org.maillon.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.DatabaseTest;
import org.maillon.access.AuditTrail;
import org.maillon.access.Secrets;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

class WebhooksTest extends DatabaseTest {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    @Autowired
    TenantScope scope;

    @Autowired
    Tenants tenants;

    @Autowired
    WebhookStore store;

    @Autowired
    Secrets secrets;

    @Autowired
    AuditTrail trail;

    @Autowired
    JsonMapper json;

    private record Call(String id, String timestamp, String signature, String body) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private volatile int answer = 200;
    private HttpServer receiver;
    private WebhookCourier courier;

    @BeforeEach
    void aProgramListens() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
        courier = new WebhookCourier(secrets, clock(), true);
    }

    @AfterEach
    void itStops() throws IOException {
        receiver.stop(0);
        courier.destroy();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachEventHasItsWordsOnThePage(Language language) {
        assertThat(Webhooks.EVENTS)
                .allSatisfy(event -> assertThat(Texts.in(language).say("webhooks.event." + event))
                        .isNotBlank());
    }

    @Test
    void whatHappenedIsToldOnceSignedSoThatTheReceiverCanCheckIt() {
        var opened = webhooks().open(tenant(), url(), List.of("message.sent"), "Anne");
        webhooks().publish(tenant(), "message.sent", Map.of("message", 42));
        run();
        run();
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.timestamp).isEqualTo(String.valueOf(NOON.getEpochSecond()));
            assertThat(call.signature).isEqualTo(signed(opened.secret(), call));
            assertThat(call.body)
                    .isEqualTo(
                            "{\"type\":\"message.sent\",\"timestamp\":\"2026-11-23T11:00:00Z\",\"data\":{\"message\":42}}");
        });
        assertThat(deliveries(opened)).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(WebhookState.DELIVERED);
            assertThat(delivery.status()).isEqualTo(200);
        });
    }

    @Test
    void nothingIsToldOfWhatWasRolledBackOrNotAskedFor() {
        var opened = webhooks().open(tenant(), url(), List.of("message.sent"), "Anne");
        webhooks().publish(tenant(), "message.bounced", Map.of());
        assertThatThrownBy(() -> scope.run(tenant(), () -> {
                    webhooks().publish(tenant(), "message.sent", Map.of());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        run();
        assertThat(calls).isEmpty();
        assertThat(deliveries(opened)).isEmpty();
    }

    @Test
    void whatIsNotTakenIsTriedAgainLaterUnderTheSameNameAndGivenUpInTheEnd() {
        var opened = webhooks().open(tenant(), url(), List.of("message.sent"), "Anne");
        webhooks().publish(tenant(), "message.sent", Map.of());
        answer = 503;
        run();
        run();
        assertThat(calls).hasSize(1);
        for (int attempt = 0; attempt < 15; attempt++) {
            later(Duration.ofHours(25));
            run();
        }
        assertThat(calls).hasSize(10).extracting(Call::id).containsOnly(calls.getFirst().id);
        assertThat(calls).extracting(Call::signature).doesNotHaveDuplicates();
        assertThat(deliveries(opened).getFirst().state()).isEqualTo(WebhookState.FAILED);
        assertThat(deliveries(opened).getFirst().lastError()).isEqualTo("HTTP 503");
    }

    @Test
    void aPersonHasItSentAgain() {
        var opened = webhooks().open(tenant(), url(), List.of("message.sent"), "Anne");
        webhooks().publish(tenant(), "message.sent", Map.of());
        run();
        var delivery = deliveries(opened).getFirst();
        assertThat(webhooks().replay(tenant(), opened.webhook().id(), delivery.id(), "Anne"))
                .isPresent();
        run();
        assertThat(calls).hasSize(2).extracting(Call::id).containsOnly(calls.getFirst().id);
        var other = newTenant();
        assertThat(webhooks().replay(other, opened.webhook().id(), delivery.id(), "Eve"))
                .isEmpty();
        companies.remove(other);
    }

    @Test
    void aRunThatDiedLeavesItsCallsToTheNext() {
        webhooks().open(tenant(), url(), List.of("message.sent"), "Anne");
        webhooks().publish(tenant(), "message.sent", Map.of());
        assertThat(scope.in(tenant(), () -> store.take(tenant(), NOON, NOON.plusSeconds(60), 10)))
                .hasSize(1);
        run();
        assertThat(calls).isEmpty();
        later(Duration.ofMinutes(2));
        run();
        assertThat(calls).hasSize(1);
    }

    @Test
    void aClosedOneIsToldNothingAnyMore() {
        var opened = webhooks().open(tenant(), url(), List.of("message.sent"), "Anne");
        webhooks().publish(tenant(), "message.sent", Map.of());
        assertThat(webhooks().close(tenant(), opened.webhook().id(), "Anne")).isTrue();
        webhooks().publish(tenant(), "message.sent", Map.of());
        run();
        assertThat(calls).isEmpty();
        assertThat(webhooks().of(tenant())).isEmpty();
    }

    @Test
    void aRedirectionIsNotFollowed() {
        webhooks().open(tenant(), url(), List.of("message.sent"), "Anne");
        webhooks().publish(tenant(), "message.sent", Map.of());
        answer = 302;
        run();
        assertThat(calls).hasSize(1);
    }

    @Test
    void thisMachineAndPrivateNetworksAreNotCalledByAnyName() throws IOException {
        var careful = new WebhookCourier(secrets, clock(), false);
        var opened =
                webhooks().open(tenant(), url().replace("127.0.0.1", "localhost"), List.of("message.sent"), "Anne");
        webhooks().publish(tenant(), "message.sent", Map.of());
        new WebhookRun(tenants, scope, store, careful, clock()).of(tenant());
        careful.destroy();
        assertThat(calls).isEmpty();
        assertThat(deliveries(opened).getFirst().lastError()).contains("not a public address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.2.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:db8::1",
                "2001::1",
                "ff02::1"
            })
    void isNotPublic(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "172.32.0.1", "192.0.1.1", "193.190.198.27", "2a00:1450:4007::1", "2001:41d0::1"})
    void isPublic(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "https:///x",
                "https://anne:secret@example.com/",
                "https://example.com/#x",
                "javascript:alert(1)",
                "example.com",
                "",
                "https://exa mple.com/"
            })
    void anAddressThatIsNotOneIsRefused(String url) {
        var careful = new Webhooks(scope, store, secrets, trail, json, clock(), new MockEnvironment());
        assertThatThrownBy(() -> careful.open(tenant(), url, List.of("message.sent"), "Anne"))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void theSecretIsNotInTheDatabaseAsItIs() {
        var opened = webhooks().open(tenant(), url(), List.of("message.sent"), "Anne");
        webhooks().publish(tenant(), "message.sent", Map.of());
        var due = scope.in(tenant(), () -> store.take(tenant(), NOON, NOON, 10)).getFirst();
        assertThat(due.sealedSecret()).doesNotContain(opened.secret()).doesNotContain("whsec");
        var other = newTenant();
        assertThatThrownBy(() -> secrets.open(other, due.sealedSecret())).hasMessageContaining("another key");
        companies.remove(other);
    }

    private static String signed(String secret, Call call) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            var bytes = (call.id + "." + call.timestamp + "." + call.body).getBytes(UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        calls.add(new Call(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        if (answer == 302) exchange.getResponseHeaders().set("Location", url());
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private List<WebhookDelivery> deliveries(Webhooks.Opened opened) {
        return webhooks().deliveries(tenant(), opened.webhook().id(), null, null, 50);
    }

    private void run() {
        new WebhookRun(tenants, scope, store, courier, clock()).of(tenant());
    }

    private void later(Duration by) {
        now.updateAndGet(at -> at.plus(by));
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    private Webhooks webhooks() {
        var environment = new MockEnvironment().withProperty("MAILLON_WEBHOOKS_PRIVATE", "true");
        return new Webhooks(scope, store, secrets, trail, json, clock(), environment);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }
}
