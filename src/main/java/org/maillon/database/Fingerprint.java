package org.maillon.database;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests what is written to it; in the text format of COPY every row ends with the only line feed in it. */
final class Fingerprint extends OutputStream {
    private final MessageDigest digest = sha256();
    private final OutputStream next;
    private long bytes;
    private long rows;

    Fingerprint(OutputStream next) {
        this.next = next;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        next.write(buffer, offset, length);
        digest.update(buffer, offset, length);
        bytes += length;
        for (var i = offset; i < offset + length; i++) if (buffer[i] == '\n') rows++;
    }

    Manifest.Table of(Catalogue.Table table) {
        var columns = table.columns().stream().map(Catalogue.Column::name).toList();
        return new Manifest.Table(table.schema(), table.name(), columns, rows, bytes, sum());
    }

    boolean fits(Manifest.Table table) {
        return table.bytes() == bytes && table.rows() == rows && table.sha256().equals(sum());
    }

    private String sum() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
