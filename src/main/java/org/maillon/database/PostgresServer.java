package org.maillon.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL of one home: its process and its port, over its {@link PostgresData}. All of it is called in turn ({@link HomeLocks}); what
 * another process did is read again from the files each time.
 */
final class PostgresServer {
    static final String USER = "postgres";
    static final String DATABASE = "maillon";

    private static final Duration GRACE_OF_A_SILENT_SERVER = Duration.ofSeconds(5);
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(10);
    private static final Duration WAIT_FOR_ORPHANED_BACKENDS = Duration.ofSeconds(20);
    private static final int LONGEST_SOCKET_FOLDER = 107 - "/.s.PGSQL.65535".length();
    private static final long LONGEST_LOG = 1_000_000;

    /** Given on the command line: there they are stronger than any file and than ALTER SYSTEM. */
    private static final List<String> SETTINGS = """
            listen_addresses=127.0.0.1
            fsync=on
            synchronous_commit=on
            full_page_writes=on
            password_encryption=scram-sha-256
            unix_socket_permissions=0700
            max_connections=60
            shared_buffers=256MB
            effective_cache_size=1GB
            work_mem=16MB
            maintenance_work_mem=128MB
            max_wal_size=2GB
            min_wal_size=128MB
            checkpoint_completion_target=0.9
            random_page_cost=1.1
            max_parallel_workers_per_gather=1
            max_parallel_workers=2
            max_worker_processes=4
            jit=off
            autovacuum=on
            autovacuum_vacuum_scale_factor=0.05
            autovacuum_analyze_scale_factor=0.02
            idle_in_transaction_session_timeout=10min
            timezone=UTC
            log_timezone=UTC
            log_checkpoints=off
            log_line_prefix=%m [%p] %q%u@%d\u0020
            logging_collector=on
            log_filename=postgres-%a.log
            log_rotation_age=1d
            log_rotation_size=0
            log_truncate_on_rotation=on
            """.lines().toList();

    enum Answer {
        READY,
        STARTING,
        SILENT
    }

    record Running(long pid, int port) {}

    private final Path home;
    private final Path data;
    private final PostgresData cluster;
    private final PostgresBinaries binaries;
    private final RunAs runAs;

    private PostgresServer(Path home, PostgresData cluster, PostgresBinaries binaries, RunAs runAs) {
        this.home = home;
        this.data = cluster.folder();
        this.cluster = cluster;
        this.binaries = binaries;
        this.runAs = runAs;
    }

    static PostgresServer in(Path home, RunAs runAs) throws IOException {
        runAs.mayEnter(home);
        var binaries = PostgresBinaries.unpackedIn(home);
        return new PostgresServer(home, PostgresData.in(home, binaries, runAs), binaries, runAs);
    }

    String password() {
        return cluster.password();
    }

    // ---- start

    Running ensureRunning() throws IOException {
        cluster.prepare();
        var adopted = adopted();
        var running = adopted.isPresent() ? adopted.get() : started();
        needDatabase(running);
        return running;
    }

    /** The server that another user of this home, or one that was killed, has left running; a dumb one is stopped. */
    private Optional<Running> adopted() throws IOException {
        var silentSince = System.nanoTime();
        for (var found = running(); found.isPresent(); found = running()) {
            var answer = answer(found.get().port());
            if (answer == Answer.READY) return found;
            if (answer == Answer.STARTING) silentSince = System.nanoTime();
            if (since(silentSince).compareTo(GRACE_OF_A_SILENT_SERVER) > 0) stop(5);
            else pause();
        }
        return Optional.empty();
    }

    /** The postmaster of these data, if it lives. A pid file left by a crash is removed: its pid may be another's now. */
    Optional<Running> running() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        var lines = Files.readAllLines(file);
        var pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
        if (isPostmaster(pid))
            return Optional.of(new Running(
                    pid, lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0));
        Files.deleteIfExists(file);
        return Optional.empty();
    }

    private boolean isPostmaster(long pid) {
        try {
            var arguments =
                    Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
            var mine = new String(data.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            return List.of(arguments.split("\0")).containsAll(List.of("-D", mine));
        } catch (IOException gone) {
            return false;
        }
    }

    private Running started() throws IOException {
        var begun = System.nanoTime();
        while (true) {
            var port = freePort();
            var process = launch(port);
            if (becomesReady(process, port)) {
                Files.writeString(home.resolve("postgres.port"), Integer.toString(port));
                var running = running();
                if (running.isPresent()) return running.get();
            }
            var tail = logTail();
            // Backends of a killed server end a moment after it; a port may be taken between the look and the start.
            var passing = tail.contains("shared memory block") || tail.contains("could not bind");
            if (!passing || since(begun).compareTo(WAIT_FOR_ORPHANED_BACKENDS) > 0) throw notStarted(logFile(), tail);
            pause();
        }
    }

    private Process launch(int port) throws IOException {
        var log = logFile();
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG) Files.delete(log);
        var logs = ownFolder("log");
        // A session of its own: Ctrl-C in the terminal is for the application, which stops its database last.
        var command = new ArrayList<>(List.of("setsid", binaries.program("postgres"), "-D", data.toString()));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        command.addAll(List.of("-c", "port=" + port, "-c", "log_directory=" + logs));
        command.addAll(List.of("-c", "unix_socket_directories=" + socketFolder()));
        return Command.of(runAs.command(command.toArray(String[]::new)))
                .in(home)
                .builder()
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private Path ownFolder(String name) throws IOException {
        var folder = home.resolve(name);
        if (!Files.exists(folder))
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        runAs.own(folder);
        return folder;
    }

    /** Local programs may use it; a path too long for the system means no socket. */
    private String socketFolder() throws IOException {
        var sockets = ownFolder("socket");
        // No server of this home runs now. A lock left by one that was killed may name a process that is another's.
        PostgresBinaries.remove(sockets);
        var folder = ownFolder("socket").toString();
        var fits = folder.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_FOLDER;
        return fits ? '"' + folder.replace("\"", "\"\"") + '"' : "";
    }

    private boolean becomesReady(Process process, int port) throws IOException {
        var begun = System.nanoTime();
        while (process.isAlive()) {
            if (answer(port) == Answer.READY) return true;
            if (since(begun).compareTo(LONGEST_RECOVERY) > 0) throw notStarted(logFile(), logTail());
            pause();
        }
        return false;
    }

    /** The port of the last time when it is free: a process that still uses the old address then finds the database. */
    private int freePort() throws IOException {
        var file = home.resolve("postgres.port");
        var last = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        try {
            return freePort(last);
        } catch (IOException taken) {
            return freePort(0);
        }
    }

    private static int freePort(int wanted) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wanted));
            return socket.getLocalPort();
        }
    }

    // ---- talk

    private Answer answer(int port) {
        try (var connection = connect(port, USER)) {
            return Answer.READY;
        } catch (SQLException e) {
            return switch (String.valueOf(e.getSQLState())) {
                case "57P03" -> Answer.STARTING;
                case "28P01", "28000" ->
                    throw new DatabaseUnavailable(DatabaseRefusal.PASSWORD_LOST, cluster.passwordFile());
                default -> Answer.SILENT;
            };
        }
    }

    private Connection connect(int port, String database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(port, database));
        source.setUser(USER);
        source.setPassword(cluster.password());
        source.setConnectTimeout(2);
        source.setSocketTimeout(5);
        source.setLoginTimeout(3);
        return source.getConnection();
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void needDatabase(Running running) throws IOException {
        try (var connection = connect(running.port(), USER);
                var statement = connection.createStatement();
                var found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) create(running);
        } catch (SQLException e) {
            throw new IOException("cannot create the database " + DATABASE, e);
        }
    }

    private void create(Running running) throws SQLException {
        try (var connection = connect(running.port(), USER);
                var statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
    }

    // ---- stop

    /** Fast: open transactions are rolled back, all that was committed is on disk. */
    void stop() throws IOException {
        stop(60);
    }

    /** What does not stop fast is stopped at once, what disobeys that too is killed: the next start recovers. */
    private void stop(int seconds) throws IOException {
        if (stops("fast", seconds) || stops("immediate", 5)) return;
        for (var left = running(); left.isPresent(); left = running()) {
            ProcessHandle.of(left.get().pid()).ifPresent(ProcessHandle::destroyForcibly);
            pause();
        }
    }

    private boolean stops(String mode, int seconds) throws IOException {
        if (running().isEmpty()) return true;
        Command.of(runAs.command(
                        binaries.program("pg_ctl"),
                        "stop",
                        "-D",
                        data.toString(),
                        "-m",
                        mode,
                        "-t",
                        Integer.toString(seconds)))
                .in(home)
                .run();
        return running().isEmpty();
    }

    // ---- say

    private Path logFile() {
        return home.resolve("postgres.log");
    }

    /** The last lines of what PostgreSQL said before and after it opened the log of the day. */
    private String logTail() throws IOException {
        var lines = new ArrayList<String>();
        try (var logs = Files.list(home.resolve("log"))) {
            var newest =
                    logs.max(java.util.Comparator.comparing(log -> log.toFile().lastModified()));
            if (newest.isPresent()) lines.addAll(lastLines(newest.get()));
        }
        lines.addAll(lastLines(logFile()));
        return String.join("\n", lines);
    }

    private static List<String> lastLines(Path log) throws IOException {
        var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.subList(Math.max(0, lines.size() - 5), lines.size());
    }

    static DatabaseUnavailable notStarted(Object where, String what) {
        return new DatabaseUnavailable(DatabaseRefusal.NOT_STARTED, where, what.strip());
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while waiting for PostgreSQL");
        }
    }
}
