package org.maillon.bank;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;
import org.maillon.imports.TextEncoding;

/**
 * A file at hand to look at and to read, any number of times, without ever lying in memory whole unless a reader asks
 * for its text.
 */
final class Sniffed {
    /** Of formats that are read as one text; XML is read as it streams. */
    static final int LARGEST_TEXT = 32 << 20;

    private static final int HEAD = 1 << 14;

    private final String fileName;
    private final Path kept;
    private final long size;
    private final byte[] head;

    Sniffed(String fileName, Path kept) throws IOException {
        this.fileName = fileName;
        this.kept = kept;
        this.size = Files.size(kept);
        try (var in = Files.newInputStream(kept)) {
            this.head = in.readNBytes(HEAD);
        }
    }

    String fileName() {
        return fileName;
    }

    /** Whether the name ends so; in small letters, with its dot: {@code .csv}. */
    boolean isNamed(String ending) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    long size() {
        return size;
    }

    /** Where it lies while it is read. */
    Path path() {
        return kept;
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(kept), 1 << 16);
    }

    /** The first bytes, at most 16 KB. */
    byte[] headBytes() {
        return head.clone();
    }

    boolean startsWith(int... bytes) {
        if (head.length < bytes.length) return false;
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) return false;
        }
        return true;
    }

    /** The beginning as text, without byte order mark; good enough to tell a format by. */
    String head() {
        var marked = marked();
        if (marked != null) return withoutMark(new String(head, marked));
        return new String(head, isUtf8(head) ? UTF_8 : ISO_8859_1);
    }

    /** The whole file as text. */
    String text() {
        checkSize();
        try (var in = open()) {
            return withoutMark(new String(in.readAllBytes(), charset()));
        } catch (IOException e) {
            throw BankFileRefused.at(0, 0, Code.UNREADABLE);
        }
    }

    /** The same line by line, so that it never lies in memory whole. */
    void eachLine(LineTaker taker) {
        checkSize();
        try (var in = new BufferedReader(new InputStreamReader(open(), charset()))) {
            int number = 0;
            for (String line; (line = in.readLine()) != null; ) taker.take(withoutMark(line), ++number);
        } catch (IOException e) {
            throw BankFileRefused.at(0, 0, Code.UNREADABLE);
        }
    }

    /** Takes a line with its number, 1 for the first. */
    interface LineTaker {
        void take(String line, int number);
    }

    private void checkSize() {
        if (size > LARGEST_TEXT) throw BankFileRefused.at(0, 0, Code.TOO_LARGE, Integer.toString(LARGEST_TEXT >> 20));
    }

    /** Byte order mark, else strict UTF-8, else the code page that makes the likeliest letters; by all of the file. */
    private Charset charset() throws IOException {
        var marked = marked();
        if (marked != null) return marked;
        try (var in = open()) {
            if (isUtf8(in)) return UTF_8;
        }
        try (var in = open()) {
            var encoding = TextEncoding.sniff(in);
            return encoding.refusal() == null ? encoding.charset() : Charset.forName("windows-1252");
        }
    }

    /** Whether control characters show that it is no text in any character set. */
    boolean binary() {
        if (marked() != null) return false;
        int controls = 0;
        for (byte b : head) {
            if (b == 0) return true;
            if (b > 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 1 && b != 3 && b != 26)
                controls++;
        }
        return controls * 20 > head.length;
    }

    /** The character set that the first bytes tell, also without a mark where UTF-16 shows its zeros; else null. */
    @Nullable
    Charset marked() {
        if (startsWith(0xEF, 0xBB, 0xBF)) return UTF_8;
        if (startsWith(0xFF, 0xFE)) return UTF_16LE;
        if (startsWith(0xFE, 0xFF)) return UTF_16BE;
        if (head.length >= 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) return UTF_16LE;
        if (head.length >= 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) return UTF_16BE;
        return null;
    }

    boolean hasMark() {
        return startsWith(0xEF, 0xBB, 0xBF) || startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean isUtf8(InputStream in) throws IOException {
        var strict = new InputStreamReader(in, UTF_8.newDecoder());
        var buffer = new char[HEAD];
        try {
            while (strict.read(buffer) >= 0) {}
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** A letter cut at the end of the piece does not count. */
    private static boolean isUtf8(byte[] piece) {
        return !UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(piece), CharBuffer.allocate(HEAD), piece.length < HEAD)
                .isError();
    }
}
