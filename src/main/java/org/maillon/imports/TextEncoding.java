package org.maillon.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The character set of a text file, found by reading all of it once: byte order mark, strict UTF-8, else the code page in
 * which the bytes above 127 make the most plausible French (and Dutch) letters where they stand.
 *
 * @param markLength bytes of the byte order mark
 * @param damaged whether a few sequences are not in the character set, such as a letter cut in two
 * @param refusal why the file is no text at all, else null
 */
public record TextEncoding(Charset charset, int markLength, boolean damaged, FileProblem.@Nullable Code refusal) {
    /** In the order of preference when the bytes do not tell: the law names ISO 8859-15 (LPF A47 A-1, VII). */
    private static final List<Charset> CODE_PAGES = Stream.of(
                    "ISO-8859-15", "windows-1252", "IBM850", "IBM437", "IBM00858", "ISO-8859-1", "x-MacRoman")
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .toList();

    private static final int HEAD = 8;

    public static TextEncoding sniff(InputStream in) throws IOException {
        return new Census().of(in);
    }

    boolean wide() {
        return charset.equals(UTF_16LE) || charset.equals(UTF_16BE);
    }

    /** The character set's name; for US-ASCII alone too it is UTF-8. */
    String name() {
        return charset.name();
    }

    /** The character set of a {@link LineSource}'s bytes. */
    Charset lineCharset() {
        return wide() ? UTF_8 : charset;
    }

    /** What stands before a byte tells which letters are plausible there. */
    private enum Before {
        LOWER,
        UPPER,
        DIGIT,
        OTHER
    }

    private static final byte[] STANDING_BEFORE = new byte[128];

    static {
        for (int b = 0; b < 128; b++) {
            var before = b >= 'a' && b <= 'z'
                    ? Before.LOWER
                    : b >= 'A' && b <= 'Z' ? Before.UPPER : b >= '0' && b <= '9' ? Before.DIGIT : Before.OTHER;
            STANDING_BEFORE[b] = (byte) before.ordinal();
        }
    }

    /** Counts the bytes of a file by what stands before them, and checks them as UTF-8 on the way. */
    private static final class Census {
        private final long[][] counts = new long[Before.values().length][256];
        private final byte[] head = new byte[HEAD];
        private final byte[] sample = new byte[4096];
        private int sampled;
        private long evenNuls;
        private long oddNuls;
        private long wellFormed;
        private long malformed;
        private int following;
        private int least = 0x80;
        private int most = 0xBF;
        private int before = Before.OTHER.ordinal();

        TextEncoding of(InputStream in) throws IOException {
            var buffer = new byte[1 << 16];
            long position = 0;
            for (int read; (read = in.read(buffer)) > 0; position += read) {
                if (position == 0) System.arraycopy(buffer, 0, head, 0, Math.min(read, HEAD));
                if (sampled < sample.length) {
                    int more = Math.min(read, sample.length - sampled);
                    System.arraycopy(buffer, 0, sample, sampled, more);
                    sampled += more;
                }
                count(buffer, read, position);
            }
            if (following > 0) malformed++;
            return verdict(position);
        }

        private void count(byte[] buffer, int length, long position) {
            for (int i = 0; i < length; i++) {
                int b = buffer[i];
                if (b > 0 && following == 0) {
                    before = STANDING_BEFORE[b];
                } else {
                    unusual(b & 0xFF, ((position + i) & 1) == 0);
                }
            }
        }

        private void unusual(int b, boolean even) {
            if (b == 0) {
                if (even) evenNuls++;
                else oddNuls++;
            }
            if (b >= 0x80) counts[before][b]++;
            utf8(b);
            if (b < 0x80) before = STANDING_BEFORE[b];
        }

        private void utf8(int b) {
            if (following > 0) {
                if (b >= least && b <= most) {
                    least = 0x80;
                    most = 0xBF;
                    if (--following == 0) wellFormed++;
                    return;
                }
                malformed++;
                following = 0;
                least = 0x80;
                most = 0xBF;
            }
            if (b < 0x80) return;
            if (b >= 0xC2 && b <= 0xDF) following = 1;
            else if (b >= 0xE0 && b <= 0xEF) following = 2;
            else if (b >= 0xF0 && b <= 0xF4) following = 3;
            else malformed++;
            if (b == 0xE0) least = 0xA0;
            if (b == 0xED) most = 0x9F;
            if (b == 0xF0) least = 0x90;
            if (b == 0xF4) most = 0x8F;
        }

        private TextEncoding verdict(long size) {
            var refusal = container(size);
            if (refusal != null) return new TextEncoding(UTF_8, 0, false, refusal);
            if (starts(0xEF, 0xBB, 0xBF)) return new TextEncoding(UTF_8, 3, malformed > 0, null);
            if (starts(0xFF, 0xFE)) return new TextEncoding(UTF_16LE, 2, false, null);
            if (starts(0xFE, 0xFF)) return new TextEncoding(UTF_16BE, 2, false, null);
            if (evenNuls + oddNuls > 0) return nuls(size);
            if (malformed == 0) return new TextEncoding(UTF_8, 0, false, null);
            if (malformed * 20 < wellFormed) return new TextEncoding(UTF_8, 0, true, null);
            return codePage();
        }

        private TextEncoding nuls(long size) {
            if (oddNuls > size / 4 && evenNuls * 50 < oddNuls) return new TextEncoding(UTF_16LE, 0, false, null);
            if (evenNuls > size / 4 && oddNuls * 50 < evenNuls) return new TextEncoding(UTF_16BE, 0, false, null);
            return new TextEncoding(UTF_8, 0, false, FileProblem.Code.NOT_TEXT_BINARY);
        }

        private FileProblem.@Nullable Code container(long size) {
            if (size == 0) return FileProblem.Code.EMPTY;
            if (starts('P', 'K', 3, 4)) return zip();
            if (starts(0x1F, 0x8B) || starts('7', 'z', 0xBC, 0xAF) || starts('R', 'a', 'r', '!'))
                return FileProblem.Code.NOT_TEXT_ZIP;
            if (starts('%', 'P', 'D', 'F')) return FileProblem.Code.NOT_TEXT_PDF;
            if (starts(0xD0, 0xCF, 0x11, 0xE0)) return FileProblem.Code.NOT_TEXT_XLS;
            if (starts(0x89, 'P', 'N', 'G') || starts(0xFF, 0xD8, 0xFF)) return FileProblem.Code.NOT_TEXT_BINARY;
            return xml() ? FileProblem.Code.XML_FEC : null;
        }

        private FileProblem.Code zip() {
            var text = new String(sample, 0, sampled, ISO_8859_1);
            return text.contains("[Content_Types].xml") || text.contains("xl/")
                    ? FileProblem.Code.NOT_TEXT_XLSX
                    : FileProblem.Code.NOT_TEXT_ZIP;
        }

        /** Also with a mark before it, or in UTF-16. */
        private boolean xml() {
            var text = new String(sample, 0, Math.min(sampled, 64), ISO_8859_1)
                    .replaceAll("[\\x00\\xEF\\xBB\\xBF\\xFF\\xFE]", "")
                    .strip();
            return text.startsWith("<");
        }

        private boolean starts(int... bytes) {
            for (int i = 0; i < bytes.length; i++) {
                if ((head[i] & 0xFF) != bytes[i]) return false;
            }
            return true;
        }

        private TextEncoding codePage() {
            var best = CODE_PAGES.getFirst();
            long bestScore = Long.MIN_VALUE;
            for (var charset : CODE_PAGES) {
                long score = score(charset);
                if (score > bestScore) {
                    best = charset;
                    bestScore = score;
                }
            }
            return new TextEncoding(best, 0, false, null);
        }

        private long score(Charset charset) {
            long score = 0;
            for (int b = 0x80; b < 256; b++) {
                var text = new String(new byte[] {(byte) b}, charset);
                for (var context : Before.values()) {
                    long count = counts[context.ordinal()][b];
                    if (count > 0) score += count * plausibility(text.charAt(0), context);
                }
            }
            return score;
        }
    }

    /** How likely a character is in a French or Dutch text after what stands before it; negative: hardly. */
    private static int plausibility(char c, Before before) {
        if ("éèàçêîôûùâëïœü".indexOf(c) >= 0) return before == Before.LOWER ? 10 : before == Before.DIGIT ? 1 : 5;
        if ("ÉÈÀÇÊÎÔÛÙÂËÏŒ".indexOf(c) >= 0) return before == Before.LOWER || before == Before.DIGIT ? -4 : 7;
        if ("áíóúöäñåãõßøæ".indexOf(c) >= 0) return before == Before.DIGIT ? -2 : 3;
        if ("ÁÍÓÚÖÄÑÅÜØÆ".indexOf(c) >= 0) return before == Before.LOWER || before == Before.DIGIT ? -4 : 3;
        if (c == '€') return before == Before.DIGIT || before == Before.OTHER ? 8 : -2;
        if (c == '°' || c == '’') return before == Before.OTHER ? 2 : 7;
        if ("«»…–—“”‘".indexOf(c) >= 0) return 2;
        if ("²³½¼¾º".indexOf(c) >= 0) return before == Before.DIGIT || before == Before.OTHER ? 3 : -3;
        if ("§µ®©·™\u00A0".indexOf(c) >= 0) return 1;
        if (Character.isISOControl(c) || c == '\uFFFD') return -20;
        return Character.isLetter(c) ? -3 : -8;
    }
}
