package org.maillon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.postgresql.ds.PGSimpleDataSource;

class BackupTest {
    private static final Instant CREATED_AT = Instant.parse("2026-11-21T08:00:00Z");
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final List<String> TABLES =
            List.of("trade.account", "trade.\"Odd \"\"Name\"\" s\"", "\"a first\".detail");

    @TempDir
    static Path home;

    private static EmbeddedPostgres postgres;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(home);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyValueOfEveryTypeComesBackAsItWas(long seed) throws Exception {
        var source = migrated();
        fill(source, new Random(seed), 300);
        var saved = (BackupResult.Done) backup(source);
        var target = migrated();
        assertThat(Restore.read(target, file())).isEqualTo(saved);
        assertThat(saved.tables()).isEqualTo(TABLES.size());
        for (var table : TABLES)
            assertThat(rows(target, table)).isEqualTo(rows(source, table)).isNotEmpty();
        assertThat(one(target, "select count(*) from trade.account where twice = number * 2 and parent is not null"))
                .isNotEqualTo("0");
    }

    @Test
    void numbersGivenOutAreNotGivenAgainEvenIfTheirRowIsGone() throws Exception {
        var source = migrated();
        fill(source, new Random(9), 20);
        run(
                source,
                "insert into trade.account (tenant_id, number) values (1, 1)",
                "delete from trade.account where id = 21");
        backup(source);
        var target = migrated();
        Restore.read(target, file());
        assertThat(one(target, "insert into trade.account (tenant_id, number) values (1, 1) returning id"))
                .isEqualTo("22");
    }

    @Test
    void theFileIsItsOwnersAloneAndNothingElseIsLeft() throws Exception {
        backup(migrated());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aBackupIsTheDatabaseAtOneInstant() throws Exception {
        var source = migrated();
        fill(source, new Random(3), 50);
        var writer = Thread.ofVirtual().start(() -> fillUnchecked(source));
        backup(source);
        writer.join();
        assertThat(Restore.read(migrated(), file())).isInstanceOf(BackupResult.Done.class);
    }

    @Test
    void aRoleUnderRowSecurityIsRefusedRatherThanSavingHalf() throws Exception {
        var source = migrated();
        run(
                source,
                "drop role if exists plain",
                "create role plain login password 'plain'",
                "grant usage on schema trade, \"a first\", public to plain",
                "grant select on all tables in schema trade to plain");
        var plain = connected(database(source));
        plain.setUser("plain");
        plain.setPassword("plain");
        var refused = (BackupResult.Refused) backup(plain);
        assertThat(refused.reason()).isEqualTo(DatabaseRefusal.ROWS_HIDDEN);
        assertThat(refused.sentence(Texts.in(Language.EN))).contains("ALTER ROLE \"plain\" BYPASSRLS");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aDatabaseWithRowsIsRefused() throws Exception {
        var source = migrated();
        fill(source, new Random(1), 5);
        backup(source);
        assertRefused(source, DatabaseRefusal.TARGET_NOT_EMPTY);
    }

    @Test
    void aBackupOfOtherMigrationsIsRefusedBeforeAnythingIsTouched() throws Exception {
        var source = migrated();
        fill(source, new Random(1), 5);
        backup(source);
        var newer = migrated();
        run(newer, "insert into trade.history values (2, '2', 'SQL', 'V2__x.sql', 8, now(), true)");
        assertRefused(newer, DatabaseRefusal.BACKUP_OF_OTHER_VERSION);
        assertThat(one(newer, "select count(*) from trade.account")).isEqualTo("0");
        var narrower = migrated();
        run(narrower, "alter table trade.account drop column label cascade");
        assertRefused(narrower, DatabaseRefusal.BACKUP_OF_OTHER_VERSION);
    }

    @Test
    void aCutOrChangedFileIsRefusedWhereverItWasHit() throws Exception {
        var source = migrated();
        fill(source, new Random(1), 60);
        backup(source);
        var target = migrated();
        var sound = Files.readAllBytes(file());
        var random = new Random(4);
        for (var i = 0; i < 60; i++) {
            var hit = sound.clone();
            var at = random.nextInt(hit.length);
            hit[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(), i % 3 == 0 ? java.util.Arrays.copyOf(sound, at) : hit);
            var result = Restore.read(target, file());
            // A bit of a time stamp or a flag in the container says nothing about the rows: those load as they were.
            if (result instanceof BackupResult.Done) {
                for (var table : TABLES) assertThat(rows(target, table)).isEqualTo(rows(source, table));
                target = migrated();
            } else {
                assertThat(((BackupResult.Refused) result).reason())
                        .isIn(DatabaseRefusal.BACKUP_DAMAGED, DatabaseRefusal.NOT_A_BACKUP);
                assertThat(one(target, "select count(*) from trade.account")).isEqualTo("0");
            }
        }
    }

    @Test
    void whatIsNoBackupIsRefused() throws Exception {
        Files.writeString(file(), "account;name\n");
        assertRefused(migrated(), DatabaseRefusal.NOT_A_BACKUP);
        Files.delete(file());
        assertRefused(migrated(), DatabaseRefusal.NOT_A_BACKUP);
    }

    @Test
    void aHostileFileIsRefused() throws Exception {
        var source = migrated();
        fill(source, new Random(1), 5);
        backup(source);
        var entries = entries();
        assertThat(entries).hasSize(4);
        var target = migrated();

        rewrite(entries, Map.of("../../etc/passwd", "root"), text -> text);
        assertRefused(target, DatabaseRefusal.NOT_A_BACKUP);
        rewrite(entries, Map.of(), text -> text.replaceFirst("\"bytes\" : \\d+", "\"bytes\" : 99999999999999"));
        assertRefused(target, DatabaseRefusal.NOT_A_BACKUP);
        rewrite(entries, Map.of(), text -> text.replaceFirst("\"bytes\" : \\d+", "\"bytes\" : 1"));
        assertRefused(target, DatabaseRefusal.BACKUP_DAMAGED);
        rewrite(entries, Map.of(), text -> text.replace("\"account\"", "\"pg_authid\""));
        assertRefused(target, DatabaseRefusal.BACKUP_OF_OTHER_VERSION);
        rewrite(entries, Map.of(), text -> text.replace("\"label\"", "\"label) from program 'id' --\""));
        assertRefused(target, DatabaseRefusal.BACKUP_OF_OTHER_VERSION);
        rewrite(entries, Map.of(), text -> text.replace("\"format\" : 1", "\"format\" : 2"));
        assertRefused(target, DatabaseRefusal.BACKUP_OF_OTHER_VERSION);
        rewrite(entries, Map.of(), text -> text.replace("\"label\"", "null"));
        assertRefused(target, DatabaseRefusal.NOT_A_BACKUP);
        rewrite(entries, Map.of(), text -> text.replaceFirst("\"last\" : \\d+", "\"last\" : 9223372036854775807"));
        assertRefused(target, DatabaseRefusal.BACKUP_DAMAGED);
        rewrite(entries, Map.of(), text -> "[".repeat(100_000));
        assertRefused(target, DatabaseRefusal.NOT_A_BACKUP);
        assertThat(one(target, "select count(*) from trade.account")).isEqualTo("0");
    }

    // ---- the file

    private Path file() {
        return folder.resolve("maillon.backup");
    }

    private BackupResult backup(DataSource source) {
        return Backup.write(source, file(), "0.1.0", CREATED_AT);
    }

    private void assertRefused(DataSource target, DatabaseRefusal reason) {
        assertThat(Restore.read(target, file()))
                .isInstanceOfSatisfying(
                        BackupResult.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private Map<String, byte[]> entries() throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file().toFile())) {
            for (var entry : zip.stream().toList())
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
        return entries;
    }

    private void rewrite(Map<String, byte[]> entries, Map<String, String> more, UnaryOperator<String> manifest)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                var text = new String(entry.getValue(), StandardCharsets.UTF_8);
                zip.write(
                        entry.getKey().equals(Manifest.ENTRY)
                                ? manifest.apply(text).getBytes(StandardCharsets.UTF_8)
                                : entry.getValue());
            }
            for (var entry : more.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(file(), bytes.toByteArray());
    }

    // ---- the database

    private static PGSimpleDataSource migrated() throws SQLException {
        var name = "copy_" + DATABASES.incrementAndGet();
        run(connected("maillon"), "create database " + name);
        var source = connected(name);
        run(source, """
                create schema trade;
                create schema "a first";
                create extension pg_trgm;
                create table trade.history (installed_rank int primary key, version text, type text, script text,
                    checksum int, installed_on timestamptz, success boolean);
                insert into trade.history values (1, '1', 'SQL', 'V1__trade.sql', 7, now(), true);
                create table trade.account (
                    tenant_id bigint not null,
                    id bigint generated always as identity primary key,
                    parent bigint references trade.account,
                    label text, fixed char(5), mark "char", number bigint not null, amount numeric(20, 4), ratio double precision, small real,
                    good boolean, facts jsonb, raw bytea, day date, at timestamptz, plain timestamp, hour time, span interval,
                    key uuid, words text[], numbers int[], valid daterange, address inet,
                    twice bigint generated always as (number * 2) stored);
                create table trade."Odd ""Name"" s" (
                    "Key ""1"" k" bigint generated by default as identity primary key, "tab\tcolumn" text);
                create table "a first".detail (
                    account bigint references trade.account, odd bigint references trade."Odd ""Name"" s", line serial, label text,
                    primary key (account, line));
                alter table trade.account enable row level security;
                alter table trade.account force row level security;
                create policy own on trade.account
                    using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
                create view trade.shown as select label from trade.account;
                """);
        return source;
    }

    private static void fillUnchecked(DataSource source) {
        try {
            fill(source, new Random(8), 200);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fill(DataSource source, Random random, int rows) throws SQLException {
        try (var connection = source.getConnection()) {
            for (var i = 0; i < rows; i++) {
                var account = account(connection, random);
                var odd = id(
                        connection,
                        "insert into trade.\"Odd \"\"Name\"\" s\" (\"tab\tcolumn\") values (?) returning 1, \"Key \"\"1\"\" k\"",
                        text(random));
                id(
                        connection,
                        "insert into \"a first\".detail (account, odd, label) values (?, ?, ?) returning 1, line",
                        account,
                        odd,
                        text(random));
            }
        }
    }

    private static long account(Connection connection, Random random) throws SQLException {
        return id(
                connection,
                """
                insert into trade.account (tenant_id, parent, label, fixed, mark, number, amount, ratio, small, good, facts, raw, day, at,
                    plain, hour, span, key, words, numbers, valid, address)
                values (?, (select max(id) from trade.account where random() < 0.7), ?, ?, ?::"char", ?, ?::numeric, ?::float8, ?::real, ?,
                    jsonb_build_object('a', ?::text, 'b', 1.50), ?, ?::date, ?::timestamptz, ?::timestamp, ?::time, ?::interval, ?::uuid,
                    array[?::text, null, ''], array[1, null, 3], ?::daterange, ?::inet)
                returning 1, id""",
                random.nextLong(5),
                text(random),
                any(random, "a", "  b  ", "\\", ""),
                any(random, "x", "\\", "\t"),
                random.nextLong() / 4,
                any(random, "0", "-1234567890123456.7891", "NaN", "0.0001"),
                any(
                        random,
                        "0.1",
                        "-0",
                        "NaN",
                        "Infinity",
                        "-Infinity",
                        "1e-310",
                        Double.toString(random.nextDouble())),
                any(random, "0.1", "3.4028235e38", "1e-45", "NaN"),
                random.nextBoolean(),
                text(random),
                bytes(random),
                any(random, "infinity", "-infinity", "2026-02-28", "0044-03-15 BC", "9999-12-31"),
                any(random, "infinity", "-infinity", "2026-10-25 02:30:00.123456+02", "1890-01-01 00:00:00+00"),
                any(random, "infinity", "2026-03-29 02:30:00.000001"),
                any(random, "24:00:00", "00:00:00.000001"),
                any(random, "1 year -2 mons +3 days -04:05:06.7", "0", "-1 day"),
                any(random, "00000000-0000-0000-0000-000000000000", "6b1f5b7e-3a0c-4c0e-8a43-0d7f5c1f2a11"),
                text(random),
                any(random, "empty", "[2026-01-01,)", "(,2026-01-01)"),
                any(random, "::1/128", "10.0.0.0/8"));
    }

    private static String any(Random random, String... values) {
        var at = random.nextInt(values.length + 1);
        return at == values.length ? null : values[at];
    }

    private static String text(Random random) {
        if (random.nextInt(12) == 0) return null;
        var pieces = List.of(
                "\t", "\n", "\r", "\r\n", "\\", "\\N", "\\.", "\n\\.\n", "\\t", "\"", "'", ";", ",", "é", "œ", "\u202f",
                "€", "😀", "\u0001", "\u007f", "\ufeff", "{}", "null", " ", "a", "Z", "0");
        var text = new StringBuilder();
        for (var i = random.nextInt(8); i > 0; i--) text.append(pieces.get(random.nextInt(pieces.size())));
        return text.toString();
    }

    private static byte[] bytes(Random random) {
        if (random.nextInt(8) == 0) return null;
        var bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static long id(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(2);
            }
        }
    }

    private static List<String> rows(DataSource source, String table) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select t::text from " + table + " t order by 1")) {
            while (row.next()) rows.add(row.getString(1));
        }
        return rows;
    }

    private static String one(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(DataSource source, String... statements) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    private static String database(PGSimpleDataSource source) {
        return source.getDatabaseName();
    }

    private static PGSimpleDataSource connected(String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(PostgresServer.jdbcUrl(postgres.port(), database));
        source.setUser(postgres.user());
        source.setPassword(postgres.password());
        return source;
    }
}
