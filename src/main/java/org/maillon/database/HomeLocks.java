package org.maillon.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who uses one home, among all processes: every user holds a shared lock on {@code users.lock} while it lives, decisions
 * are taken in turn under {@code start.lock}. The system drops both when a process dies, however it dies. File locks
 * belong to the process, not to the thread, so users within one JVM are counted here.
 */
final class HomeLocks {
    private static final Map<Path, HomeLocks> OF_THIS_JVM = new ConcurrentHashMap<>();

    private final Path home;
    private final ReentrantLock turn = new ReentrantLock();
    private int users;
    private @Nullable FileLock shared;

    private HomeLocks(Path home) {
        this.home = home;
    }

    static HomeLocks of(Path home) {
        return OF_THIS_JVM.computeIfAbsent(home, HomeLocks::new);
    }

    @FunctionalInterface
    interface Decision<T> {
        T take() throws IOException;
    }

    <T> T inTurn(Decision<T> decision) throws IOException {
        turn.lock();
        try (var file = FileChannel.open(home.resolve("start.lock"), CREATE, WRITE)) {
            file.lock();
            return decision.take();
        } finally {
            turn.unlock();
        }
    }

    /** To be called in turn. */
    void enter() throws IOException {
        if (shared == null)
            shared = FileChannel.open(home.resolve("users.lock"), CREATE, READ, WRITE)
                    .lock(0, Long.MAX_VALUE, true);
        users++;
    }

    /** To be called in turn. True when nobody else, here or in another process, uses this home any more. */
    boolean leave() throws IOException {
        users--;
        var mine = shared;
        if (users > 0 || mine == null) return false;
        shared = null;
        try (var file = mine.acquiredBy()) {
            mine.release();
            return ((FileChannel) file).tryLock() != null;
        }
    }
}
