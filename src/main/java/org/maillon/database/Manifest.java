package org.maillon.database;

import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of contents of a backup, its entry {@code manifest.json}. The rows of table number n are in the entry
 * {@code tables/n.copy}, in PostgreSQL's text format of COPY, UTF-8.
 *
 * @param format of the file itself; a higher one than {@link #FORMAT} is not understood here
 * @param migrations that made the tables, one line each
 */
record Manifest(
        int format,
        String applicationVersion,
        Instant createdAt,
        List<String> migrations,
        List<Table> tables,
        List<Sequence> sequences) {
    Manifest {
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** @param bytes of the entry, unpacked */
    record Table(String schema, String name, List<String> columns, long rows, long bytes, String sha256) {
        Table {
            columns = List.copyOf(columns);
        }

        String title() {
            return schema + "." + name;
        }
    }

    /** @param last the last number given out */
    record Sequence(String schema, String name, long last) {}

    static String entryOf(int table) {
        return "tables/" + table + ".copy";
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    static Manifest of(byte[] json) throws JacksonException {
        return JSON.readValue(json, Manifest.class);
    }
}
