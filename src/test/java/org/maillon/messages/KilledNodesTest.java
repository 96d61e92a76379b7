package org.maillon.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.database.Database;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.messages.ScriptedMailServer.Act;
import org.maillon.messages.ScriptedMailServer.Taken;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes share a queue; nodes and the database are killed without warning, wherever chance wants, while the mail server
 * refuses, hangs, and takes messages without saying so. One round belongs to the ordinary tests; {@code
 * -Dmaillon.kills=100} makes a hundred, {@code -Dmaillon.seed=…} repeats one that failed.
 */
class KilledNodesTest {
    private static final int ROUNDS = Integer.getInteger("maillon.kills", 1);
    private static final long SEED = Long.getLong("maillon.seed", System.nanoTime());
    private static final int MESSAGES = 150;
    private static final int NODES = 2;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Path HOME = Path.of("target", "killed-home").toAbsolutePath();
    private static final List<Act> TROUBLES = List.of(
            Act.REFUSE_RECIPIENT_FOR_NOW,
            Act.REFUSE_MESSAGE_FOR_NOW,
            Act.REFUSE_RECIPIENT,
            Act.REFUSE_MESSAGE,
            Act.DROP_AT_RECIPIENT,
            Act.DROP_AT_DATA,
            Act.TAKE_AND_DROP);

    private static Database database;
    private static AnnotationConfigApplicationContext parts;

    @BeforeAll
    static void aDatabaseOfOnesOwn() {
        database = Database.open(HOME, null);
        parts = DeliveryProcess.on(database);
    }

    @AfterAll
    static void stopIt() {
        parts.close();
        database.close();
    }

    @Test
    void noKeyIsAcceptedTwiceAndNoneIsLostWhoeverIsKilled() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            var told = round(seed);
            System.out.printf("round %d, seed %d: %s%n", round + 1, seed, told);
        }
    }

    private Map<MessageState, Long> round(long seed) throws Exception {
        var random = new Random(seed);
        var tenant = company();
        var keys = IntStream.range(0, MESSAGES).mapToObj(i -> "k" + i).toList();
        queue(tenant, keys);
        try (var server = new ScriptedMailServer()) {
            for (var key : keys) {
                if (random.nextInt(8) == 0)
                    server.to(key + "@client.example", TROUBLES.get(random.nextInt(TROUBLES.size())));
            }
            if (random.nextBoolean())
                server.to(keys.get(random.nextInt(MESSAGES)) + "@client.example", Act.TAKE_AND_HANG);
            var chaos = new Chaos(random, tenant, server);
            chaos.rage();
            server.beKind();
            chaos.calm();
            return check(seed, tenant, keys, server);
        }
    }

    /** Starts nodes, kills one of them or the database at a moment of chance, and starts what is missing. */
    private final class Chaos {
        private final Random random;
        private final TenantId tenant;
        private final ScriptedMailServer server;
        private final List<Process> nodes = new ArrayList<>();

        Chaos(Random random, TenantId tenant, ScriptedMailServer server) {
            this.random = random;
            this.tenant = tenant;
            this.server = server;
        }

        void rage() throws Exception {
            for (int kill = 0; kill < 3; kill++) {
                while (nodes.size() < NODES) nodes.add(begin(tenant, server.port()));
                int at = server.taken.size() + 3 + random.nextInt(MESSAGES / 4);
                awaitTakenOrIdle(at);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
                if (random.nextInt(3) == 0) killDatabase();
                else killNode();
            }
        }

        void calm() throws Exception {
            end();
            for (int node = 0; node < 6 && waiting() > 0; node++) {
                nodes.add(begin(tenant, server.port()));
                end();
            }
            assertThat(waiting()).isZero();
        }

        private void awaitTakenOrIdle(int number) throws InterruptedException {
            while (server.taken.size() < number && nodes.stream().anyMatch(Process::isAlive))
                TimeUnit.MILLISECONDS.sleep(2);
        }

        private void killNode() {
            var node = nodes.remove(random.nextInt(nodes.size()));
            node.destroyForcibly();
            node.onExit().join();
            nodes.removeIf(each -> !each.isAlive());
        }

        private void killDatabase() throws Exception {
            var pid = Files.readString(HOME.resolve("data/postmaster.pid"))
                    .lines()
                    .findFirst()
                    .orElseThrow();
            new ProcessBuilder("kill", "-9", pid).start().waitFor();
            end();
        }

        private void end() throws InterruptedException {
            for (var node : nodes)
                assertThat(node.waitFor(120, TimeUnit.SECONDS)).isTrue();
            nodes.clear();
        }

        private long waiting() throws InterruptedException {
            for (int attempt = 0; ; attempt++) {
                try {
                    return outbox().counts(tenant).getOrDefault(MessageState.QUEUED, 0L);
                } catch (RuntimeException databaseAway) {
                    if (attempt == 60) throw databaseAway;
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            }
        }
    }

    private Map<MessageState, Long> check(long seed, TenantId tenant, List<String> keys, ScriptedMailServer server) {
        var taken = server.taken.stream()
                .map(Taken::recipient)
                .map(recipient -> recipient.replace("@client.example", ""))
                .toList();
        var sent = keysIn(tenant, MessageState.SENT);
        var doubtful = keysIn(tenant, MessageState.IN_DOUBT);
        var failed = keysIn(tenant, MessageState.FAILED);
        assertThat(taken).as("seed %d: accepted at most once each", seed).doesNotHaveDuplicates();
        assertThat(taken)
                .as("seed %d: what is said to be sent was accepted", seed)
                .containsAll(sent);
        var known = new HashSet<>(sent);
        known.addAll(doubtful);
        assertThat(known)
                .as("seed %d: what was accepted is sent or shown in doubt", seed)
                .containsAll(taken);
        known.addAll(failed);
        assertThat(known).as("seed %d: none is lost", seed).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(failed).as("seed %d: what failed was not accepted", seed).doesNotContainAnyElementsOf(taken);
        return new TreeMap<>(outbox().counts(tenant));
    }

    private Set<String> keysIn(TenantId tenant, MessageState state) {
        return outbox().list(tenant, MessageFilter.ALL.in(state), null, 1000).items().stream()
                .map(Message::key)
                .collect(Collectors.toSet());
    }

    private TenantId company() {
        var tenant = parts.getBean(Tenants.class)
                .create("Ateliers Morel", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
        var scope = parts.getBean(TenantScope.class);
        scope.run(
                tenant,
                () -> parts.getBean(SenderStore.class)
                        .save(tenant, new Sender("Morel", "compta@morel.example", null, "Anne", null, null, null)));
        return tenant;
    }

    private void queue(TenantId tenant, List<String> keys) {
        long account = Accounts.open(parts.getBean(TenantScope.class), parts.getBean(JdbcClient.class), tenant, "C1");
        outbox().queue(tenant, keys.stream().map(key -> message(account, key)).toList());
    }

    private static Outbox outbox() {
        return new Outbox(
                parts.getBean(TenantScope.class), parts.getBean(MessageStore.class), parts.getBean(Clock.class));
    }

    private static Process begin(TenantId tenant, int port) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DeliveryProcess.class.getName(),
                String.valueOf(tenant.value()),
                String.valueOf(port));
        builder.environment().put("MAILLON_DATABASE_URL", address());
        var log = ProcessBuilder.Redirect.appendTo(new File("target/killed-nodes.log"));
        return builder.redirectOutput(log).redirectError(log).start();
    }

    private static String address() {
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
