package org.maillon.database;

import java.nio.file.Path;
import java.sql.DriverManager;

/** A process that counts money until it is killed: every number it prints has been committed. */
final class Teller {
    private Teller() {}

    public static void main(String[] arguments) throws Exception {
        var start = System.nanoTime();
        try (var postgres = EmbeddedPostgres.start(Path.of(arguments[0]))) {
            System.out.println("ready " + (System.nanoTime() - start) / 1_000_000 + " ms");
            count(postgres, Long.parseLong(arguments[1]));
        }
    }

    private static void count(EmbeddedPostgres postgres, long rows) throws Exception {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists counted"
                    + " (id bigint generated always as identity primary key, half text not null)");
            connection.setAutoCommit(false);
            for (var i = 0L; i < rows; i++) {
                statement.execute("insert into counted (half) values ('first')");
                try (var id = statement.executeQuery("insert into counted (half) values ('second') returning id")) {
                    id.next();
                    var acknowledged = id.getLong(1);
                    connection.commit();
                    System.out.println(acknowledged);
                }
            }
        }
    }
}
