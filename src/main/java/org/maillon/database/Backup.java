package org.maillon.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Writes all tables of a database, as they are at one instant and while others work on, into one ZIP file that
 * {@link Restore} reads. It needs no program of PostgreSQL, and memory for one row at a time.
 */
public final class Backup {
    private Backup() {}

    /**
     * The file appears when it is complete, readable by its owner alone; one of the same name is replaced.
     *
     * @param owner sees all rows: a superuser, as in the embedded database, or a role with BYPASSRLS
     * @param applicationVersion is named to the person when another version cannot read the file
     */
    public static BackupResult write(DataSource owner, Path file, String applicationVersion, Instant createdAt) {
        try {
            return written(owner, file.toAbsolutePath(), applicationVersion, createdAt);
        } catch (RefusedException e) {
            return e.refused();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the backup " + file, e);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the database for the backup", e);
        }
    }

    private static BackupResult written(DataSource owner, Path file, String applicationVersion, Instant createdAt)
            throws IOException, SQLException, RefusedException {
        var growing = Files.createTempFile(file.getParent(), "backup-", ".part");
        try (var connection = owner.getConnection()) {
            var manifest = filled(growing, connection, applicationVersion, createdAt);
            Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
            var rows =
                    manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
            return new BackupResult.Done(manifest.tables().size(), rows);
        } finally {
            Files.deleteIfExists(growing);
        }
    }

    private static Manifest filled(Path growing, Connection connection, String applicationVersion, Instant createdAt)
            throws IOException, SQLException, RefusedException {
        connection.setAutoCommit(false);
        try (var channel = FileChannel.open(growing, StandardOpenOption.WRITE);
                var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16))) {
            // The rows shrink four to ten times at the fastest level; the better ones cost several times its time.
            zip.setLevel(Deflater.BEST_SPEED);
            var catalogue = fixed(connection);
            var tables = new ArrayList<Manifest.Table>();
            for (var table : catalogue.tables()) {
                zip.putNextEntry(entry(Manifest.entryOf(tables.size()), createdAt));
                tables.add(copied(connection, table, new Fingerprint(zip)));
            }
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    applicationVersion,
                    createdAt,
                    catalogue.migrations(),
                    tables,
                    sequencesOf(connection));
            zip.putNextEntry(entry(Manifest.ENTRY, createdAt));
            zip.write(manifest.json());
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        } finally {
            connection.rollback();
        }
    }

    /** The database as it is at this instant, all rows of it. */
    private static Catalogue fixed(Connection connection) throws SQLException, RefusedException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
            var catalogue = Catalogue.of(connection);
            catalogue.needAllRows(connection);
            CopyFormat.fix(statement);
            return catalogue;
        }
    }

    private static Manifest.Table copied(Connection connection, Catalogue.Table table, Fingerprint out)
            throws IOException, SQLException {
        var columns = table.columns().stream().map(Catalogue.Column::quoted).collect(Collectors.joining(", "));
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        copies.copyOut("copy " + table.quoted() + " (" + columns + ") to stdout", out);
        return out.of(table);
    }

    private static List<Manifest.Sequence> sequencesOf(Connection connection) throws SQLException {
        var sequences = new ArrayList<Manifest.Sequence>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select schemaname, sequencename, last_value from pg_sequences
                        where last_value is not null and schemaname !~ '^pg_' order by 1, 2""")) {
            while (row.next()) sequences.add(new Manifest.Sequence(row.getString(1), row.getString(2), row.getLong(3)));
        }
        return sequences;
    }

    private static ZipEntry entry(String name, Instant createdAt) {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(createdAt));
        return entry;
    }
}
