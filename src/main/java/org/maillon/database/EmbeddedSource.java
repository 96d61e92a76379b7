package org.maillon.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to the embedded server wherever it listens now: while it was down, another program may have taken its port.
 */
final class EmbeddedSource extends PGSimpleDataSource {
    private final transient EmbeddedPostgres postgres;

    EmbeddedSource(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        setUrl(postgres.jdbcUrl());
        setUser(postgres.user());
        setPassword(postgres.password());
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        setPortNumbers(new int[] {postgres.port()});
        return super.getConnection(user, password);
    }
}
