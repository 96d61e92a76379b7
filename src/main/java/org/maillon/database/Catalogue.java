package org.maillon.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a database holds, as its own catalogue says: the tables that carry data, referenced ones before those that refer
 * to them, and the migrations that made them. Names for SQL come from here, quoted by the database, never from a file.
 */
record Catalogue(List<Table> tables, List<String> migrations) {
    /** @param sequence that numbers this column, quoted; null for most */
    record Column(String name, String quoted, @Nullable String sequence) {}

    /** Generated columns are left out: the database computes them again. */
    record Table(String schema, String name, String quoted, boolean filtered, List<Column> columns) {
        String title() {
            return schema + "." + name;
        }

        /** Flyway's own tables, whatever their name. */
        boolean isHistory() {
            var names = columns.stream().map(Column::name).collect(Collectors.toSet());
            return names.containsAll(Set.of("installed_rank", "version", "script", "checksum", "success"));
        }
    }

    static Catalogue of(Connection connection) throws SQLException {
        var all = tablesOf(connection);
        var histories = all.values().stream().filter(Table::isHistory).toList();
        var data = new LinkedHashMap<>(all);
        data.values().removeIf(Table::isHistory);
        return new Catalogue(referencedFirst(data, referencesOf(connection)), migrationsOf(connection, histories));
    }

    private static Map<Long, Table> tablesOf(Connection connection) throws SQLException {
        var tables = new LinkedHashMap<Long, Table>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select c.oid, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname) as quoted,
                            row_security_active(c.oid) as filtered, a.attname, quote_ident(a.attname) as quoted_column,
                            pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid
                            and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                        where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                            and not exists (select from pg_depend d
                                where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                        order by n.nspname, c.relname, a.attnum""")) {
            while (row.next()) {
                var table = new Table(
                        row.getString("nspname"),
                        row.getString("relname"),
                        row.getString("quoted"),
                        row.getBoolean("filtered"),
                        new ArrayList<>());
                tables.computeIfAbsent(row.getLong("oid"), oid -> table)
                        .columns()
                        .add(new Column(
                                row.getString("attname"), row.getString("quoted_column"), row.getString("sequence")));
            }
        }
        return tables;
    }

    private static Map<Long, Set<Long>> referencesOf(Connection connection) throws SQLException {
        var references = new LinkedHashMap<Long, Set<Long>>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select conrelid, confrelid from pg_constraint where contype = 'f' and conrelid <> confrelid")) {
            while (row.next())
                references
                        .computeIfAbsent(row.getLong(1), oid -> new LinkedHashSet<>())
                        .add(row.getLong(2));
        }
        return references;
    }

    /** A table that refers to itself needs no care: its constraint is checked when its one COPY ends. */
    static List<Table> referencedFirst(Map<Long, Table> tables, Map<Long, Set<Long>> references) {
        var waiting = new LinkedHashMap<>(tables);
        var ordered = new ArrayList<Table>();
        while (!waiting.isEmpty()) {
            var ready = waiting.keySet().stream()
                    .filter(oid ->
                            references.getOrDefault(oid, Set.of()).stream().noneMatch(waiting::containsKey))
                    .toList();
            if (ready.isEmpty())
                throw new IllegalStateException("tables refer to each other in a ring: " + waiting.values());
            ready.forEach(oid -> ordered.add(waiting.remove(oid)));
        }
        return ordered;
    }

    private static List<String> migrationsOf(Connection connection, List<Table> histories) throws SQLException {
        var migrations = new ArrayList<String>();
        for (var history : histories) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select version || ' ' || script || ' ' || coalesce(checksum, 0) from "
                                    + history.quoted()
                                    + " where success and version is not null and type <> 'BASELINE' order by installed_rank")) {
                while (row.next()) migrations.add(history.title() + " " + row.getString(1));
            }
        }
        return migrations;
    }

    /** Under row security a copy would be partial without saying so. */
    void needAllRows(Connection connection) throws SQLException, RefusedException {
        if (tables.stream().anyMatch(Table::filtered))
            throw new RefusedException(
                    DatabaseRefusal.ROWS_HIDDEN, connection.getMetaData().getUserName());
    }
}
