package org.maillon.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Streams rows into a temporary table of the current transaction with PostgreSQL's COPY, in text format: values are
 * appended one after another in the order of the columns, {@link #endRow()} closes each row. Nothing is kept but a
 * buffer of 64 KiB. Closing without {@link #finish()} cancels.
 */
public final class BulkCopy implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final CopyIn copy;
    private byte[] buffer = new byte[BUFFER + 8192];
    private int length;
    private boolean rowBegun;

    private BulkCopy(CopyIn copy) {
        this.copy = copy;
    }

    /** Begins a COPY on the connection that the current transaction holds. */
    public static BulkCopy into(DataSource source, String table, String... columns) {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            var statement = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
            return new BulkCopy(
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot copy into " + table, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    public BulkCopy add(@Nullable String value) {
        separate();
        if (value == null) return nothing();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                addBytes(escaped(value.substring(i)).getBytes(StandardCharsets.UTF_8));
                return this;
            }
            addAscii(c);
        }
        return this;
    }

    public BulkCopy add(long value) {
        separate();
        if (value == Long.MIN_VALUE) {
            addBytes(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
            return this;
        }
        room(20);
        long rest = value;
        if (rest < 0) {
            buffer[length++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long bound = 10; digits < 19 && rest >= bound; bound *= 10) digits++;
        for (int at = length + digits - 1; at >= length; at--, rest /= 10) buffer[at] = (byte) ('0' + rest % 10);
        length += digits;
        return this;
    }

    public BulkCopy add(@Nullable Long value) {
        if (value != null) return add(value.longValue());
        separate();
        return nothing();
    }

    public BulkCopy add(boolean value) {
        separate();
        room(1);
        buffer[length++] = (byte) (value ? 't' : 'f');
        return this;
    }

    public BulkCopy add(@Nullable LocalDate day) {
        separate();
        if (day == null) return nothing();
        if (day.getYear() < 1000 || day.getYear() > 9999) {
            addBytes(day.toString().getBytes(StandardCharsets.US_ASCII));
            return this;
        }
        room(10);
        number(day.getYear(), 4);
        buffer[length++] = '-';
        number(day.getMonthValue(), 2);
        buffer[length++] = '-';
        number(day.getDayOfMonth(), 2);
        return this;
    }

    public void endRow() {
        room(1);
        buffer[length++] = '\n';
        rowBegun = false;
        if (length >= BUFFER) flush();
    }

    /** Sends what is left and answers how many rows the server took. */
    public long finish() {
        try {
            flush();
            return copy.endCopy();
        } catch (SQLException e) {
            throw new IllegalStateException("the rows were not taken: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (!copy.isActive()) return;
        try {
            copy.cancelCopy();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void flush() {
        try {
            if (length > 0) copy.writeToCopy(buffer, 0, length);
            length = 0;
        } catch (SQLException e) {
            throw new IllegalStateException("the rows were not taken: " + e.getMessage(), e);
        }
    }

    private void separate() {
        room(1);
        if (rowBegun) buffer[length++] = '\t';
        rowBegun = true;
    }

    private BulkCopy nothing() {
        room(2);
        buffer[length++] = '\\';
        buffer[length++] = 'N';
        return this;
    }

    private void addAscii(char c) {
        room(2);
        switch (c) {
            case '\\', '\t', '\n', '\r' -> {
                buffer[length++] = '\\';
                buffer[length++] = (byte) (c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : '\\');
            }
            case 0 -> {
                // PostgreSQL keeps no NUL in text.
            }
            default -> buffer[length++] = (byte) c;
        }
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\0", "");
    }

    private void addBytes(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void number(int value, int digits) {
        for (int at = length + digits - 1, rest = value; at >= length; at--, rest /= 10) {
            buffer[at] = (byte) ('0' + rest % 10);
        }
        length += digits;
    }

    private void room(int more) {
        if (length + more > buffer.length) buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
}
