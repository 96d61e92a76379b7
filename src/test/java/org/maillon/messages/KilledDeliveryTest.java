package org.maillon.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.database.Database;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.messages.ScriptedMailServer.Taken;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class KilledDeliveryTest extends DatabaseTest {
    private static final int MESSAGES = 600;
    private static final int KILLS = 4;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    Database database;

    @Autowired
    Tenants tenants;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    Senders senders;

    @Autowired
    MessageStore messages;

    @Test
    void whoeverIsKilledWhereverNoKeyIsAcceptedTwiceAndNoneIsLost() throws Exception {
        var tenant = tenants.create("Ateliers Morel", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
        senders.save(tenant, new Sender("Morel", "compta@morel.example", null, "Anne", null, null, null));
        long account = Accounts.open(scope, sql, tenant, "C1");
        var outbox = new Outbox(scope, messages, Clock.systemUTC());
        var keys = IntStream.range(0, MESSAGES).mapToObj(i -> "k" + i).toList();
        outbox.queue(tenant, keys.stream().map(key -> message(account, key)).toList());
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (var server = new ScriptedMailServer()) {
            for (int kill = 0; kill < KILLS; kill++) {
                int last = server.taken.size() + 20 + random.nextInt(60);
                var process = begin(tenant, server.port());
                server.whenTaken(number -> killAt(last, number, process));
                assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            }
            server.whenTaken(_ -> {});
            assertThat(begin(tenant, server.port()).waitFor(120, TimeUnit.SECONDS))
                    .isTrue();
            var taken = server.taken.stream()
                    .map(Taken::recipient)
                    .map(recipient -> recipient.replace("@client.example", ""))
                    .toList();
            var counts = outbox.counts(tenant);
            assertThat(taken).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(counts).containsOnlyKeys(MessageState.SENT, MessageState.IN_DOUBT);
            assertThat(counts.get(MessageState.IN_DOUBT)).isGreaterThanOrEqualTo(KILLS);
            assertThat(new HashSet<>(taken)).containsAll(keysIn(outbox, tenant, MessageState.SENT));
            var accounted = new HashSet<>(keysIn(outbox, tenant, MessageState.IN_DOUBT));
            accounted.addAll(taken);
            assertThat(accounted).containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    private static List<String> keysIn(Outbox outbox, TenantId tenant, MessageState state) {
        return outbox.list(tenant, MessageFilter.ALL.in(state), null, 1000).items().stream()
                .map(Message::key)
                .toList();
    }

    /** Kills without warning (kill -9), after a message was accepted and before its sender hears so; the others are anywhere. */
    private static void killAt(int last, int number, Process process) {
        if (number < last) return;
        process.destroyForcibly();
        process.onExit().join();
    }

    private Process begin(TenantId tenant, int port) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DeliveryProcess.class.getName(),
                String.valueOf(tenant.value()),
                String.valueOf(port));
        builder.environment().put("MAILLON_DATABASE_URL", address());
        builder.redirectError(new File("target/delivery-process.log"));
        var process = builder.start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        while (line != null && !line.equals("begins")) line = out.readLine();
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
        return process;
    }

    private String address() {
        var owner = (PGSimpleDataSource) database.owner();
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        owner.getUser(),
                        owner.getPassword(),
                        owner.getServerNames()[0],
                        owner.getPortNumbers()[0],
                        owner.getDatabaseName());
    }

    private static NewMessage message(long account, String key) {
        return new NewMessage(account, "test", key, Money.EUR, "first", TODAY, Instant.parse("2026-11-23T11:00:00Z"));
    }
}
