package org.maillon.database;

import java.nio.file.Path;

/** The database that comes with Maillon. */
final class EmbeddedPostgres implements AutoCloseable {
    private EmbeddedPostgres() {}

    static EmbeddedPostgres start(Path home) {
        throw new UnsupportedOperationException("no embedded database for " + home + " yet: set MAILLON_DATABASE_URL");
    }

    String jdbcUrl() {
        throw new UnsupportedOperationException();
    }

    String user() {
        throw new UnsupportedOperationException();
    }

    String password() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
