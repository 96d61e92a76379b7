package org.maillon.database;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedPostgresFaultsTest {
    @TempDir
    Path home;

    @AfterEach
    void leaveNoServerBehind() throws Exception {
        if (Files.exists(home.resolve("data/postmaster.pid"))) signal("KILL", postmaster());
    }

    @Test
    void everyAcknowledgedRowSurvivesAKilledProcess() throws Exception {
        var random = new Random(20261121);
        var acknowledged = new ArrayList<Long>();
        for (var round = 0; round < 6; round++) {
            var teller = teller(Integer.MAX_VALUE);
            try (var lines = teller.inputReader()) {
                acknowledged.addAll(numbers(lines, random.nextInt(400)));
                kill(teller);
                acknowledged.addAll(numbers(lines, Integer.MAX_VALUE));
            }
        }
        try (var postgres = EmbeddedPostgres.start(home)) {
            var found = EmbeddedPostgresTest.one(
                    postgres,
                    "select count(*) from counted where half = 'second' and id in (" + list(acknowledged) + ")");
            assertThat(found).isEqualTo(Integer.toString(acknowledged.size()));
            assertThat(
                            EmbeddedPostgresTest.one(
                                    postgres,
                                    "select count(*) filter (where half = 'first') - count(*) filter (where half = 'second') from counted"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aProcessKilledAnywhereInItsFirstStartLeavesAHomeThatStarts() throws Exception {
        var random = new Random(7);
        for (var round = 0; round < 8; round++) {
            var teller = teller(1);
            var ended = teller.waitFor(200 + random.nextInt(900) + round * 450, MILLISECONDS);
            if (!ended) kill(teller);
        }
        try (var postgres = EmbeddedPostgres.start(home)) {
            assertThat(EmbeddedPostgresTest.one(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void processesStartingTogetherShareOneServerAndTheLastStopsIt() throws Exception {
        var tellers = List.of(teller(200), teller(200), teller(200));
        var all = new ArrayList<Long>();
        for (var teller : tellers) {
            try (var lines = teller.inputReader()) {
                all.addAll(numbers(lines, Integer.MAX_VALUE));
            }
            assertThat(teller.waitFor()).isZero();
        }
        assertThat(all).hasSize(600).doesNotHaveDuplicates();
        assertThat(home.resolve("data/postmaster.pid")).doesNotExist();
        try (var postgres = EmbeddedPostgres.start(home)) {
            assertThat(EmbeddedPostgresTest.one(postgres, "select count(*) from counted"))
                    .isEqualTo("1200");
        }
    }

    @Test
    void aServerLeftByAKilledProcessIsTakenOver() throws Exception {
        var teller = teller(Integer.MAX_VALUE);
        try (var lines = teller.inputReader()) {
            numbers(lines, 3);
            kill(teller);
        }
        var left = postmaster();
        try (var postgres = EmbeddedPostgres.start(home)) {
            assertThat(postmaster()).isEqualTo(left);
            EmbeddedPostgresTest.execute(postgres, "insert into counted (half) values ('taken over')");
        }
        assertThat(home.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aServerLeftThatDoesNotAnswerIsReplaced() throws Exception {
        var teller = teller(Integer.MAX_VALUE);
        try (var lines = teller.inputReader()) {
            numbers(lines, 3);
            kill(teller);
        }
        var silent = postmaster();
        signal("STOP", silent);
        try (var postgres = EmbeddedPostgres.start(home)) {
            assertThat(postmaster()).isNotEqualTo(silent);
            assertThat(EmbeddedPostgresTest.one(postgres, "select count(*) >= 6 from counted"))
                    .isEqualTo("t");
        }
    }

    @Test
    void aServerKilledWhileItIsUsedComesBackAtTheSameAddress() throws Exception {
        try (var postgres = EmbeddedPostgres.start(home)) {
            EmbeddedPostgresTest.execute(postgres, "create table kept as select 42 as id");
            var address = postgres.jdbcUrl();
            signal("KILL", postmaster());
            assertThat(whenItAnswers(postgres, "select id from kept")).isEqualTo("42");
            assertThat(postgres.jdbcUrl()).isEqualTo(address);
        }
        assertThat(home.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void theApplicationFindsItsDatabaseAgainWhenAnotherProgramTookThePortMeanwhile() throws Exception {
        try (var database = Database.open(home, null)) {
            var port = Integer.parseInt(Files.readString(home.resolve("postgres.port")));
            try (var other = HomeLocks.of(home.toRealPath()).inTurn(() -> killedAndReplacedAt(port))) {
                assertThat(other.isBound()).isTrue();
                assertThat(whenItAnswers(database)).isTrue();
            }
            assertThat(Files.readString(home.resolve("postgres.port"))).isNotEqualTo(Integer.toString(port));
        }
    }

    private ServerSocket killedAndReplacedAt(int port) throws IOException {
        var server = ProcessHandle.of(postmaster()).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
        var other = new ServerSocket();
        other.setReuseAddress(true);
        other.bind(new InetSocketAddress("127.0.0.1", port));
        return other;
    }

    @Test
    void aServerKilledAgainWhileItRecoversComesBackAllTheSame() throws Exception {
        try (var postgres = EmbeddedPostgres.start(home)) {
            EmbeddedPostgresTest.execute(postgres, "create table kept as select 42 as id");
            long killed = postmaster();
            signal("KILL", killed);
            for (var kill = 0; kill < 3; kill++) {
                killed = theNextPostmaster(killed);
                kill(killed);
            }
            assertThat(whenItAnswers(postgres, "select id from kept")).isEqualTo("42");
        }
    }

    @Test
    void whatAPowerCutLeavesDoesNotStopTheNextStartEvenWhenItsPidIsTaken() throws Exception {
        EmbeddedPostgres.start(home).close();
        var file = home.resolve("data/postmaster.pid");
        var port = Files.readString(home.resolve("postgres.port"));
        Files.writeString(
                home.resolve("socket/.s.PGSQL." + port + ".lock"),
                ProcessHandle.current().pid() + "\n" + home.resolve("data") + "\n1700000000\n" + port + "\n");
        var unfinished = Files.createDirectories(home.resolve("data-new-1/base"));
        Files.writeString(file, ProcessHandle.current().pid() + "\n" + home.resolve("data") + "\n1700000000\n5432\n");
        try (var postgres = EmbeddedPostgres.start(home)) {
            assertThat(EmbeddedPostgresTest.one(postgres, "select 1")).isEqualTo("1");
        }
        assertThat(unfinished).doesNotExist();
        Files.writeString(file, "");
        try (var postgres = EmbeddedPostgres.start(home)) {
            assertThat(EmbeddedPostgresTest.one(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aLostPasswordOrDataOfAnotherVersionAreRefusedWithAReason() throws Exception {
        EmbeddedPostgres.start(home).close();
        var password = home.resolve("postgres.password");
        Files.move(password, home.resolve("kept"));
        assertRefused(DatabaseRefusal.PASSWORD_LOST);
        Files.writeString(password, "another");
        assertRefused(DatabaseRefusal.PASSWORD_LOST);
        Files.move(home.resolve("kept"), password, StandardCopyOption.REPLACE_EXISTING);
        EmbeddedPostgres.start(home).close();
        Files.writeString(home.resolve("data/PG_VERSION"), "17\n");
        assertRefused(DatabaseRefusal.DATA_OF_OTHER_VERSION);
    }

    @Test
    void whatPostgresSaysIsInTheRefusalWhenItDoesNotStart() throws Exception {
        EmbeddedPostgres.start(home).close();
        Files.writeString(home.resolve("data/postgresql.auto.conf"), "no_such_setting = 1\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("no_such_setting");
    }

    @Test
    void rootWithoutUserNamespacesRunsItAsNobodyAndMayChangeItsMind() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root has to give its data to nobody");
        for (var runAs : List.of(RunAs.NAMESPACE, RunAs.NOBODY, RunAs.NAMESPACE)) {
            try (var postgres = EmbeddedPostgres.start(home, runAs)) {
                EmbeddedPostgresTest.execute(postgres, "create table if not exists kept (id bigint)");
                assertThat(Files.getOwner(home.resolve("data")).getName())
                        .isEqualTo(runAs == RunAs.NOBODY ? "nobody" : "root");
            }
        }
    }

    private void assertRefused(DatabaseRefusal reason) {
        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOfSatisfying(
                        DatabaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private Process teller(int rows) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        Teller.class.getName(),
                        home.toString(),
                        Integer.toString(rows))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** At most so many numbers; a last line cut off by the kill does not count. */
    private static List<Long> numbers(BufferedReader lines, int atMost) throws IOException {
        var numbers = new ArrayList<Long>();
        var text = new StringBuilder();
        while (numbers.size() < atMost) {
            var c = lines.read();
            if (c < 0) break;
            if (c != '\n') {
                text.append((char) c);
                continue;
            }
            if (!text.toString().startsWith("ready")) numbers.add(Long.parseLong(text.toString()));
            text.setLength(0);
        }
        return numbers;
    }

    private static String list(List<Long> ids) {
        return String.join(",", ids.stream().map(String::valueOf).toList());
    }

    private static boolean whenItAnswers(Database database) throws Exception {
        for (var attempt = 0; ; attempt++) {
            try (var connection = database.application().getConnection()) {
                if (connection.isValid(5)) return true;
            } catch (SQLException notYet) {
                if (attempt > 3) throw notYet;
            }
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst());
    }

    /** As soon as there is one, most likely before it is ready. */
    private long theNextPostmaster(long former) throws IOException {
        var file = home.resolve("data/postmaster.pid");
        var end = System.nanoTime() + SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            var lines = Files.exists(file) ? linesOf(file) : List.<String>of();
            if (!lines.isEmpty() && Long.parseLong(lines.getFirst().strip()) != former)
                return Long.parseLong(lines.getFirst().strip());
            Thread.onSpinWait();
        }
        throw new AssertionError("nobody starts the server again");
    }

    private static List<String> linesOf(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException removedMeanwhile) {
            return List.of();
        }
    }

    /** Not destroyForcibly, which also throws away what was printed before. */
    private static void kill(Process teller) throws Exception {
        signal("KILL", teller.pid());
        teller.waitFor();
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                        .start()
                        .waitFor())
                .isZero();
    }

    /** One that has gone meanwhile was dead in time. */
    private static void kill(long pid) throws Exception {
        new ProcessBuilder("sh", "-c", "kill -KILL " + pid).start().waitFor();
    }

    private static String whenItAnswers(EmbeddedPostgres postgres, String sql) throws SQLException {
        var end = System.nanoTime() + SECONDS.toNanos(30);
        while (true) {
            try {
                return EmbeddedPostgresTest.one(postgres, sql);
            } catch (SQLException e) {
                if (System.nanoTime() > end) throw e;
                Thread.onSpinWait();
            }
        }
    }
}
