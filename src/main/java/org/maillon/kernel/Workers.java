package org.maillon.kernel;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads of the system, one for each task. Not virtual ones: a virtual thread that waits for a lock while it loads a class keeps the
 * processor's carrier, and on few processors enough of them keep all, so that the one which holds the lock never goes on.
 */
public final class Workers {
    private Workers() {}

    /** To be closed, which waits for its tasks; threads are called by this name and a number. */
    public static ExecutorService called(String name) {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name(name + "-", 1).daemon().factory());
    }
}
