package org.maillon.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database in use, migrated and ready. It has two doors: the owner's, for migrations, backup and the removal of a
 * whole tenant; and the application's, whose role owns nothing and cannot pass by row security.
 */
public final class Database implements AutoCloseable {
    private final PGSimpleDataSource owner;
    private final HikariDataSource application;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(PGSimpleDataSource owner, HikariDataSource application, @Nullable EmbeddedPostgres embedded) {
        this.owner = owner;
        this.application = application;
        this.embedded = embedded;
    }

    /**
     * Opens the database of an address such as {@code postgresql://user:password@host:5432/name} (also with
     * {@code jdbc:} before it), or the embedded one of the home where there is none.
     */
    public static Database open(Path home, @Nullable String address) {
        if (address != null && !address.isBlank()) return ready(serverOf(address), null);
        var embedded = EmbeddedPostgres.start(home);
        try {
            return ready(new EmbeddedSource(embedded), embedded);
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    /** The owner's door: no pool, not for requests. */
    public DataSource owner() {
        return owner;
    }

    /** The application's door. */
    public DataSource application() {
        return application;
    }

    public boolean isEmbedded() {
        return embedded != null;
    }

    @Override
    public void close() {
        application.close();
        if (embedded != null) embedded.close();
    }

    private static Database ready(PGSimpleDataSource owner, @Nullable EmbeddedPostgres embedded) {
        var database = String.valueOf(owner.getDatabaseName());
        var role = database.replaceAll("[^a-zA-Z0-9_]", "_") + "_app";
        var password = applicationPassword(String.valueOf(owner.getPassword()));
        owner.setApplicationName("maillon");
        owner.setReWriteBatchedInserts(true);
        createRole(owner, role, password);
        Migrations.run(owner, database, role);
        return new Database(owner, pool(owner, role, password), embedded);
    }

    private static HikariDataSource pool(PGSimpleDataSource owner, String role, String password) {
        var config = new HikariConfig();
        config.setPoolName("maillon");
        config.setDataSource(owner);
        config.setUsername(role);
        config.setPassword(password);
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(1);
        config.setAutoCommit(true);
        return new HikariDataSource(config);
    }

    private static PGSimpleDataSource ownerOf(String url, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static PGSimpleDataSource serverOf(String address) {
        var uri = URI.create(address.replaceFirst("^jdbc:", ""));
        var userInfo = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        if (userInfo.length < 2 || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "MAILLON_DATABASE_URL must read postgresql://user:password@host:port/database");
        }
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        var url = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath() + query;
        return ownerOf(url, decoded(userInfo[0]), decoded(userInfo[1]));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The same on every node without being stored anywhere: derived from the owner's password. */
    private static String applicationPassword(String ownerPassword) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ownerPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("maillon application role".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void createRole(DataSource owner, String role, String password) {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_roles where rolname = '" + role + "'")) {
                var verb = found.next() ? "alter" : "create";
                statement.execute(
                        verb + " role " + role + " login nosuperuser nobypassrls password '" + password + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the application's role could not be made ready: " + e.getMessage(), e);
        }
    }
}
