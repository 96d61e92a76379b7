package org.maillon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path home;

    @Test
    void keepsItsDataFromOneStartToTheNextAndStopsWithItsLastUser() throws Exception {
        long pid;
        try (var first = EmbeddedPostgres.start(home);
                var second = EmbeddedPostgres.start(home)) {
            execute(first, "create table kept (id bigint primary key)");
            execute(second, "insert into kept values (42)");
            assertThat(second.jdbcUrl()).isEqualTo(first.jdbcUrl());
            pid = Long.parseLong(
                    Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst());
            second.close();
            assertThat(one(first, "select id from kept")).isEqualTo("42");
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
        try (var again = EmbeddedPostgres.start(home)) {
            assertThat(one(again, "select id from kept")).isEqualTo("42");
        }
    }

    @Test
    void isMadeForRealData() throws Exception {
        try (var postgres = EmbeddedPostgres.start(home)) {
            var settings = new HashMap<String, String>();
            for (var name :
                    List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums", "listen_addresses"))
                settings.put(name, one(postgres, "show " + name));
            assertThat(settings)
                    .isEqualTo(java.util.Map.of(
                            "fsync",
                            "on",
                            "synchronous_commit",
                            "on",
                            "full_page_writes",
                            "on",
                            "data_checksums",
                            "on",
                            "listen_addresses",
                            "127.0.0.1"));
            assertThat(one(postgres, "show server_version")).startsWith(PostgresBinaries.MAJOR + ".");
            assertThat(one(
                            postgres,
                            "select datlocprovider::text || datlocale || pg_encoding_to_char(encoding)"
                                    + " from pg_database where datname = 'maillon'"))
                    .isEqualTo("iundUTF8");
            assertThat(mode("data")).isEqualTo("rwx------");
            assertThat(mode("postgres.password")).isEqualTo("rw-------");
            assertThat(postgres.password()).hasSize(64);
        }
    }

    private String mode(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String one(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
