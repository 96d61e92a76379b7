package org.maillon.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** One short outside program, run to its end with an environment of our own: a PGDATA or PGPORT around must not count. */
record Command(ProcessBuilder builder) {
    record Outcome(int code, String output) {
        boolean done() {
            return code == 0;
        }
    }

    static Command of(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", (path == null ? "" : path + ":") + "/usr/sbin:/usr/bin:/sbin:/bin");
        // A given time zone spares initdb the search through all of them.
        builder.environment().put("TZ", "UTC");
        builder.redirectInput(new java.io.File("/dev/null"));
        return new Command(builder);
    }

    Command in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    Outcome run() throws IOException {
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Outcome(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + builder.command());
        }
    }
}
