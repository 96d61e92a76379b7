package org.maillon.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A real PostgreSQL in a folder, for an installation that has no database server: started when the first process needs
 * it, shared by all that use the same folder, stopped by the last that closes. It listens on loopback only, with a
 * password, and keeps every durability setting on. Should it end while it is used, it is started again, on the same port unless another program
 * took it meanwhile: {@link EmbeddedSource} follows it.
 *
 * <p>A process that is killed leaves the server running; the next {@link #start} takes it over. There is deliberately no
 * shutdown hook: hooks run side by side, and the database must go after everything that uses it. Whoever starts it
 * closes it, last; a command that can be ended by a signal calls {@code close()} from its own hook.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final HomeLocks locks;
    private final PostgresServer server;
    private volatile int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(HomeLocks locks, PostgresServer server) {
        this.locks = locks;
        this.server = server;
    }

    /**
     * Starts the server of this folder, or joins the one that runs, and returns when it answers. About 4 to 8 s the
     * first time (the programs are unpacked, the data made), under 1 s later.
     *
     * @param home the folder of all that Maillon keeps ({@code MAILLON_HOME}); made if it is not there
     * @throws DatabaseUnavailable with the reason, when it cannot run here
     * @throws UncheckedIOException when the folder cannot be read or written
     */
    public static EmbeddedPostgres start(Path home) {
        return start(home, RunAs.whoeverCan());
    }

    static EmbeddedPostgres start(Path home, RunAs runAs) {
        try {
            var folder = made(home);
            var locks = HomeLocks.of(folder);
            return locks.inTurn(() -> joined(folder, locks, runAs));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the database in " + home, e);
        }
    }

    private static Path made(Path home) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        return Files.createDirectories(home.toAbsolutePath().normalize(), owner).toRealPath();
    }

    private static EmbeddedPostgres joined(Path home, HomeLocks locks, RunAs runAs) throws IOException {
        var postgres = new EmbeddedPostgres(locks, PostgresServer.in(home, runAs));
        postgres.keep();
        locks.enter();
        return postgres;
    }

    /** Starts it or finds it running, and again when it ends before it is closed. To be called in turn. */
    private void keep() throws IOException {
        var running = server.ensureRunning();
        port = running.port();
        ProcessHandle.of(running.pid())
                .map(ProcessHandle::onExit)
                .ifPresent(end -> end.thenRunAsync(this::revive, EmbeddedPostgres::aside));
    }

    private static void aside(Runnable work) {
        Thread.ofPlatform().daemon().name("postgres-revival").start(work);
    }

    /** Again and again: what ended it may end it once more while it recovers, and nobody else would start it. */
    private void revive() {
        var pause = Duration.ofMillis(200);
        while (!closed.get()) {
            LOG.log(Level.WARNING, "PostgreSQL has ended by itself and is started again");
            try {
                locks.inTurn(this::keepUnlessClosed);
                return;
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.ERROR, "PostgreSQL could not be started, it is tried again in " + pause, e);
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean keepUnlessClosed() throws IOException {
        if (!closed.get()) keep();
        return !closed.get();
    }

    /** The address of the database {@code maillon}, which exists. */
    public String jdbcUrl() {
        return PostgresServer.jdbcUrl(port, PostgresServer.DATABASE);
    }

    /** The superuser, who owns everything; the application itself connects as a role without powers. */
    public String user() {
        return PostgresServer.USER;
    }

    public String password() {
        return server.password();
    }

    public int port() {
        return port;
    }

    /** Leaves; stops the server (fast: open transactions are rolled back) if no other process uses it. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) return;
        try {
            locks.inTurn(this::leave);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop the database", e);
        }
    }

    private boolean leave() throws IOException {
        var last = locks.leave();
        if (last) server.stop();
        return last;
    }
}
