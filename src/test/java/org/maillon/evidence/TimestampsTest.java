package org.maillon.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.evidence.ScriptedTimestampServer.Mood;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Somebody outside signs when a happening was known; the token is believed only where it holds. */
class TimestampsTest extends DatabaseTest {
    private static ScriptedTimestampServer server;

    @DynamicPropertySource
    static void service(DynamicPropertyRegistry properties) throws Exception {
        server = new ScriptedTimestampServer();
        properties.add("MAILLON_TIMESTAMP_URL", server::address);
        properties.add("MAILLON_TIMESTAMP_ROOTS", () -> roots().toString());
    }

    private static java.nio.file.Path roots() {
        try {
            var pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(server.root().getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            return Files.writeString(Files.createTempFile("roots", ".pem"), pem);
        } catch (IOException | java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Autowired
    private Timestamps timestamps;

    @Autowired
    private Evidence evidence;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Clock clock;

    @BeforeEach
    void itSigns() {
        server.is(Mood.SIGNS);
    }

    @Test
    void aHappeningIsSignedAndTheSignatureHoldsWheneverItIsVerified() {
        var recorded = wanted();
        assertThat(timestamps.find(tenant(), recorded.number())).isEmpty();
        assertThat(timestamps.fetch(tenant())).isEqualTo(1);
        var stamped = timestamps.find(tenant(), recorded.number()).orElseThrow();
        assertThat(stamped.authority()).contains("Horodatage d'essai");
        assertThat(stamped.at())
                .isBetween(clock.instant().minusSeconds(60), clock.instant().plusSeconds(60));
        var check = evidence.verify(tenant());
        assertThat(check.isSound()).isTrue();
        assertThat(check.timestamps()).isEqualTo(1);
    }

    @Test
    void aServiceThatIsAwayIsAskedAgainLater() {
        var recorded = wanted();
        for (var mood : List.of(Mood.IS_AWAY, Mood.TALKS_NONSENSE, Mood.SIGNS_SOMETHING_ELSE)) {
            server.is(mood);
            assertThat(timestamps.fetch(tenant())).isZero();
            assertThat(timestamps.find(tenant(), recorded.number())).isEmpty();
            due();
        }
        server.is(Mood.SIGNS);
        assertThat(timestamps.fetch(tenant())).isEqualTo(1);
    }

    @Test
    void aTokenMovedToAnotherHappeningIsFound() {
        var first = wanted();
        timestamps.fetch(tenant());
        var second = wanted();
        scope.run(
                tenant(),
                () -> sql.sql("""
                        update evidence.timestamp set token = t.token, stamped_at = t.stamped_at, authority = t.authority
                          from evidence.timestamp t
                         where evidence.timestamp.tenant_id = :tenant and t.tenant_id = :tenant
                           and evidence.timestamp.number = :second and t.number = :first""")
                        .param("tenant", tenant().value())
                        .param("first", first.number())
                        .param("second", second.number())
                        .update());
        assertThat(evidence.verify(tenant()).faults())
                .containsExactly(new ChainCheck.Fault("timestamp", Long.toString(second.number())));
    }

    @Test
    void aTokenOfSomebodyWeDoNotTrustIsRefused() throws Exception {
        try (var stranger = new ScriptedTimestampServer()) {
            var recorded = wanted();
            timestamps.fetch(tenant());
            var token = timestamps.token(tenant(), recorded.number()).orElseThrow();
            var hash = HexFormat.of().parseHex(recorded.hash());
            assertThat(TimestampToken.read(token, hash, List.of(server.root())).authority())
                    .contains("Horodatage");
            assertThatThrownBy(() -> TimestampToken.read(token, hash, List.of(stranger.root())))
                    .isInstanceOf(TimestampToken.Unsound.class);
        }
    }

    private Recorded wanted() {
        return scope.in(tenant(), () -> {
            var recorded = evidence.record(
                    tenant(),
                    new Happening(
                            "account/1", "accepted", "Claire", "", Instant.EPOCH, Map.of("label", "1"), List.of()));
            timestamps.want(tenant(), recorded);
            return recorded;
        });
    }

    private void due() {
        scope.run(
                tenant(),
                () -> sql.sql("update evidence.timestamp set next_at = now() where tenant_id = :tenant")
                        .param("tenant", tenant().value())
                        .update());
    }
}
