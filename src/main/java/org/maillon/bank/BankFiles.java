package org.maillon.bank;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.maillon.bank.BankProblem.Code;

/** Reads a file that a bank sent, whatever its format and character set. */
public final class BankFiles {
    /** Bytes; a year of a large company in camt, and no more than a disk bears while it is read. */
    static final long LARGEST = 300L << 20;

    /** Lines of one file. */
    static final int MOST_LINES = 250_000;

    /** Statements of one file: a year of days of some accounts. */
    static final int MOST_STATEMENTS = 20_000;

    /** In this order: what can be told with certainty comes first. */
    private static final List<StatementReader> READERS = List.of(
            new Cfonb120Reader(),
            new Cfonb240Reader(),
            new CodaReader(),
            new OfxReader(),
            new QifReader(),
            new CamtReader(),
            new Mt940Reader(),
            new FecBankReader());

    private BankFiles() {}

    /**
     * The statements of a file, in its order. Those that are wrong stand among the others, refused and without lines.
     *
     * @param fileName as the user knows it; its ending helps to tell the format
     * @throws BankFileRefused where no statement can be told: the reason and the place
     */
    public static List<BankStatement> read(String fileName, InputStream content) {
        return read(fileName, content, SheetMapping.NONE);
    }

    /** The same, where people may have said which column of a list holds what. */
    public static List<BankStatement> read(String fileName, InputStream content, SheetMapping said) {
        return kept(fileName, content, file -> read(file, new BankSheetReader(said)));
    }

    /**
     * What the columns of a bank's list hold, for a person to correct.
     *
     * @throws BankFileRefused where the file is no such list
     */
    public static BankSheetLook look(String fileName, InputStream content, SheetMapping said) {
        return kept(fileName, content, new BankSheetReader(said)::look);
    }

    /**
     * What a bank says about a file of ours (pain.002).
     *
     * @throws BankFileRefused where the file is no such report
     */
    public static PaymentStatusReport readStatusReport(String fileName, InputStream content) {
        return kept(fileName, content, PaymentStatusReader::read);
    }

    private static <T> T kept(String fileName, InputStream content, Function<Sniffed, T> reading) {
        try {
            var kept = Files.createTempFile("statement", ".tmp");
            try {
                spool(content, kept);
                return reading.apply(new Sniffed(fileName, kept));
            } finally {
                Files.deleteIfExists(kept);
            }
        } catch (IOException e) {
            throw BankFileRefused.at(0, 0, Code.UNREADABLE);
        }
    }

    private static void spool(InputStream content, Path kept) throws IOException {
        try (var out = Files.newOutputStream(kept)) {
            var buffer = new byte[1 << 16];
            long written = 0;
            for (int read; (read = content.read(buffer)) >= 0; written += read) {
                if (written + read > LARGEST) {
                    throw BankFileRefused.at(0, 0, Code.TOO_LARGE, Long.toString(LARGEST >> 20));
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static List<BankStatement> read(Sniffed file, StatementReader sheets) {
        if (file.size() == 0) throw BankFileRefused.at(0, 0, Code.EMPTY);
        for (var reader : READERS) {
            if (reader.reads(file)) return reader.read(file);
        }
        if (sheets.reads(file)) return sheets.read(file);
        throw BankFileRefused.at(0, 0, unknown(file));
    }

    private static Code unknown(Sniffed file) {
        return packed(file) ? Code.PACKED : Code.UNKNOWN_FORMAT;
    }

    private static boolean packed(Sniffed file) {
        return file.startsWith('P', 'K', 3, 4)
                || file.startsWith(0x1F, 0x8B)
                || file.startsWith('7', 'z', 0xBC, 0xAF)
                || file.startsWith('R', 'a', 'r', '!');
    }
}
