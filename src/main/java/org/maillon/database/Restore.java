package org.maillon.database;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;

/**
 * Reads a file of {@link Backup} into a database that the same version of Maillon has just migrated and that holds no
 * rows. The whole file is checked before the first row is written, and all rows are written or none.
 */
public final class Restore {
    private static final int LARGEST_MANIFEST = 16_000_000;
    private static final long ALWAYS_PLAUSIBLE = 1L << 30;
    private static final long HIGHEST_RATIO = 200;

    private final ZipFile zip;
    private final Path file;

    private Restore(ZipFile zip, Path file) {
        this.zip = zip;
        this.file = file;
    }

    /**
     * Refuses what is not a backup or is damaged, what other migrations made, and a database in which there are rows.
     *
     * @param owner sees all rows and may write them: a superuser, as in the embedded database, or the owner with BYPASSRLS
     */
    public static BackupResult read(DataSource owner, Path file) {
        try (var zip = opened(file)) {
            return new Restore(zip, file).into(owner);
        } catch (RefusedException e) {
            return e.refused();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the backup " + file, e);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot restore the backup " + file, e);
        }
    }

    private BackupResult into(DataSource owner) throws IOException, SQLException, RefusedException {
        var manifest = manifest();
        needSoundEntries(manifest);
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                load(manifest, connection);
                connection.commit();
            } finally {
                connection.rollback();
            }
            connection.setAutoCommit(true);
            execute(connection, "analyze");
        }
        var rows = manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
        return new BackupResult.Done(manifest.tables().size(), rows);
    }

    // ---- the file

    private static ZipFile opened(Path file) throws IOException, RefusedException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw beginsAsZip(file) ? damaged(file) : new RefusedException(DatabaseRefusal.NOT_A_BACKUP, file);
        } catch (NoSuchFileException e) {
            throw new RefusedException(DatabaseRefusal.NOT_A_BACKUP, file);
        }
    }

    private static boolean beginsAsZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {'P', 'K', 3, 4});
        }
    }

    private Manifest manifest() throws IOException, RefusedException {
        var entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null || entry.getSize() > LARGEST_MANIFEST) throw notABackup();
        try (var in = zip.getInputStream(entry)) {
            var json = in.readNBytes(LARGEST_MANIFEST);
            var sum = new CRC32();
            sum.update(json);
            if (sum.getValue() != entry.getCrc()) throw damaged(file);
            var manifest = Manifest.of(json);
            if (manifest.format() > Manifest.FORMAT) throw otherVersion(manifest);
            return manifest;
        } catch (ZipException | EOFException e) {
            throw damaged(file);
        } catch (JacksonException e) {
            throw notABackup();
        }
    }

    /** The entries are those of the manifest and no others, of the size it says, and every byte is as it was written. */
    private void needSoundEntries(Manifest manifest) throws IOException, RefusedException {
        var expected = IntStream.range(0, manifest.tables().size())
                .mapToObj(Manifest::entryOf)
                .collect(Collectors.toCollection(HashSet::new));
        expected.add(Manifest.ENTRY);
        var found = zip.stream().map(ZipEntry::getName).toList();
        if (found.size() != expected.size() || !expected.containsAll(found)) throw notABackup();
        needPlausibleSize(manifest);
        for (var i = 0; i < manifest.tables().size(); i++)
            needSound(zip.getEntry(Manifest.entryOf(i)), manifest.tables().get(i));
    }

    private void needPlausibleSize(Manifest manifest) throws IOException, RefusedException {
        var most = Math.max(ALWAYS_PLAUSIBLE, HIGHEST_RATIO * Files.size(file));
        var left = most;
        for (var table : manifest.tables()) {
            if (table.bytes() < 0 || table.bytes() > left) throw notABackup();
            left -= table.bytes();
        }
    }

    private void needSound(ZipEntry entry, Manifest.Table table) throws IOException, RefusedException {
        var print = new Fingerprint(OutputStream.nullOutputStream());
        var buffer = new byte[1 << 16];
        var left = table.bytes() + 1;
        try (var in = zip.getInputStream(entry)) {
            for (var n = 1; n > 0 && left > 0; left -= n) {
                n = Math.max(0, in.read(buffer, 0, (int) Math.min(buffer.length, left)));
                print.write(buffer, 0, n);
            }
        } catch (ZipException | EOFException e) {
            throw damaged(table.title());
        }
        if (!print.fits(table)) throw damaged(table.title());
    }

    // ---- the database

    private void load(Manifest manifest, Connection connection) throws IOException, SQLException, RefusedException {
        try (var statement = connection.createStatement()) {
            var catalogue = Catalogue.of(connection);
            catalogue.needAllRows(connection);
            needSameMigrations(manifest, catalogue);
            CopyFormat.fix(statement);
            needEmpty(catalogue, statement);
            for (var table : catalogue.tables()) copy(manifest, table, connection);
            for (var table : catalogue.tables()) numberOn(table, statement);
            for (var sequence : manifest.sequences()) numberOn(sequence, manifest, connection);
        } catch (SQLException e) {
            // 22: a value that is none; 23: a constraint broken. What Backup wrote has neither.
            if (String.valueOf(e.getSQLState()).matches("2[23].*")) throw damaged(file);
            throw e;
        }
    }

    private static void needSameMigrations(Manifest manifest, Catalogue catalogue) throws RefusedException {
        var there = catalogue.tables().stream()
                .collect(Collectors.toMap(
                        Catalogue.Table::title,
                        table -> sorted(table.columns().stream().map(Catalogue.Column::name))));
        var here = new HashMap<String, List<String>>();
        manifest.tables().forEach(table -> here.put(table.title(), sorted(table.columns().stream())));
        var same = Set.copyOf(manifest.migrations()).equals(Set.copyOf(catalogue.migrations()))
                && here.size() == manifest.tables().size()
                && here.equals(there);
        if (!same) throw otherVersion(manifest);
    }

    private static List<String> sorted(Stream<String> names) {
        return names.sorted().toList();
    }

    /** Locked first, so that nobody writes between this look and the commit. */
    private static void needEmpty(Catalogue catalogue, Statement statement) throws SQLException, RefusedException {
        if (catalogue.tables().isEmpty()) return;
        statement.execute("set local lock_timeout = '10s'");
        try {
            var all = catalogue.tables().stream().map(Catalogue.Table::quoted).collect(Collectors.joining(", "));
            statement.execute("lock table " + all + " in exclusive mode");
        } catch (SQLException e) {
            if ("55P03".equals(e.getSQLState())) throw new RefusedException(DatabaseRefusal.TARGET_IN_USE);
            throw e;
        }
        for (var table : catalogue.tables()) {
            try (var row = statement.executeQuery("select exists (select from " + table.quoted() + ")")) {
                row.next();
                if (row.getBoolean(1)) throw new RefusedException(DatabaseRefusal.TARGET_NOT_EMPTY, table.title());
            }
        }
    }

    private void copy(Manifest manifest, Catalogue.Table table, Connection connection)
            throws IOException, SQLException, RefusedException {
        var position =
                manifest.tables().stream().map(Manifest.Table::title).toList().indexOf(table.title());
        var saved = manifest.tables().get(position);
        var list = saved.columns().stream()
                .flatMap(name ->
                        table.columns().stream().filter(column -> column.name().equals(name)))
                .map(Catalogue.Column::quoted)
                .collect(Collectors.joining(", "));
        try (var in = zip.getInputStream(zip.getEntry(Manifest.entryOf(position)))) {
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            var rows = copies.copyIn("copy " + table.quoted() + " (" + list + ") from stdin", in, 1 << 16);
            if (rows != saved.rows()) throw damaged(table.title());
        }
    }

    private static void numberOn(Catalogue.Table table, Statement statement) throws SQLException {
        for (var column : table.columns())
            if (column.sequence() != null)
                statement.execute("select setval('" + column.sequence().replace("'", "''")
                        + "', highest) from (select max(" + column.quoted() + ") as highest from " + table.quoted()
                        + ") as of where highest is not null");
    }

    /** A number once given out is not given again, even when its row is gone. */
    private static void numberOn(Manifest.Sequence sequence, Manifest manifest, Connection connection)
            throws SQLException, RefusedException {
        try (var set = connection.prepareStatement("""
                select setval(c.oid, greatest(?, pg_sequence_last_value(c.oid)))
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'S' and n.nspname = ? and c.relname = ?""")) {
            set.setLong(1, sequence.last());
            set.setString(2, sequence.schema());
            set.setString(3, sequence.name());
            try (var row = set.executeQuery()) {
                if (!row.next()) throw otherVersion(manifest);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    // ---- the refusals

    private RefusedException notABackup() {
        return new RefusedException(DatabaseRefusal.NOT_A_BACKUP, file);
    }

    private static RefusedException damaged(Object where) {
        return new RefusedException(DatabaseRefusal.BACKUP_DAMAGED, where);
    }

    private static RefusedException otherVersion(Manifest manifest) {
        return new RefusedException(DatabaseRefusal.BACKUP_OF_OTHER_VERSION, manifest.applicationVersion());
    }
}
