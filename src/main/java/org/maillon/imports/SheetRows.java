package org.maillon.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.maillon.imports.FileProblem.Code;

/** The rows of a CSV or of a worksheet as texts, streamed; a file may be walked several times. */
public sealed interface SheetRows {
    /** Takes a row; false ends the walk. */
    interface Taker {
        boolean take(int line, List<String> values);
    }

    /** The file cannot be read (further); the problem says why. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient FileProblem problem;

        Unreadable(FileProblem problem) {
            super(problem.code().name());
            this.problem = problem;
        }

        public FileProblem problem() {
            return problem;
        }
    }

    void walk(Taker taker) throws IOException, Unreadable;

    /** Rows of a text with values between separators, quoted or not. */
    record Csv(Path file, TextEncoding encoding, char separator) implements SheetRows {
        private static final int LONGEST_ROW = 1 << 20;
        /** A value over more lines is a quote that was never closed. */
        private static final int MOST_LINES_IN_A_VALUE = 20;

        @Override
        public void walk(Taker taker) throws IOException, Unreadable {
            int line = 0;
            try (var rows = CsvReader.builder()
                    .fieldSeparator(separator)
                    .maxBufferSize(LONGEST_ROW)
                    .allowExtraCharsAfterClosingQuote(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(reader())) {
                for (var row : rows) {
                    line = (int) row.getStartingLineNumber();
                    for (var value : row.getFields()) {
                        if (value.length() > MOST_LINES_IN_A_VALUE
                                && value.lines().count() > MOST_LINES_IN_A_VALUE)
                            throw new Unreadable(FileProblem.of(line, 0, Code.UNCLOSED_QUOTE));
                    }
                    if (!taker.take(line, row.getFields())) return;
                }
            } catch (CsvParseException e) {
                throw new Unreadable(FileProblem.of(line + 1, 0, Code.UNCLOSED_QUOTE));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private Reader reader() throws IOException {
            var in = Files.newInputStream(file);
            in.skipNBytes(encoding.markLength());
            return new InputStreamReader(in, encoding.charset());
        }
    }

    /** Rows of one worksheet; a workbook that unpacks to too much is not opened. */
    record Xlsx(Path file, int sheet) implements SheetRows {
        static final long MOST_UNPACKED = 512L << 20;
        static final long MOST_SHARED_STRINGS = 128L << 20;
        private static final int MOST_PARTS = 2_000;
        private static final int MOST_COLUMNS = 1_000;

        @Override
        public void walk(Taker taker) throws IOException, Unreadable {
            try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
                    var rows = workbook.getSheet(sheet).orElseThrow().openStream()) {
                var each = rows.iterator();
                while (next(each) instanceof NumberedRow row) {
                    if (!taker.take(row.line, row.values)) return;
                }
            } catch (ExcelReaderException | IOException e) {
                throw unreadable(e);
            }
        }

        private record NumberedRow(int line, List<String> values) {}

        /** The library throws many kinds of exceptions for a damaged workbook; what the taker throws is none of them. */
        private static @Nullable NumberedRow next(Iterator<Row> rows) throws Unreadable {
            try {
                if (!rows.hasNext()) return null;
                var row = rows.next();
                return new NumberedRow(row.getRowNum(), texts(row));
            } catch (RuntimeException e) {
                throw unreadable(e);
            }
        }

        /** The visible worksheets by name, in order, after a check of what the file unpacks to. */
        public static List<String> sheets(Path file) throws IOException, Unreadable {
            checkUnpacked(file);
            try (var workbook = new ReadableWorkbook(file.toFile())) {
                return workbook.getSheets().map(Sheet::getName).toList();
            } catch (IOException | RuntimeException e) {
                throw unreadable(e);
            }
        }

        private static Unreadable unreadable(Exception cause) {
            var unreadable = new Unreadable(FileProblem.of(0, 0, Code.XLSX_UNREADABLE));
            unreadable.initCause(cause);
            return unreadable;
        }

        /** Unpacks once and counts: the sizes that a zip file declares may lie. */
        private static void checkUnpacked(Path file) throws IOException, Unreadable {
            try (var zip = new ZipFile(file.toFile())) {
                if (zip.size() > MOST_PARTS) throw new Unreadable(FileProblem.of(0, 0, Code.XLSX_TOO_LARGE));
                long left = MOST_UNPACKED;
                for (var part : zip.stream().toList()) {
                    boolean strings = part.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
                    left -= unpacked(zip, part, strings ? Math.min(left, MOST_SHARED_STRINGS) : left);
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        private static long unpacked(ZipFile zip, ZipEntry part, long most) throws IOException, Unreadable {
            var buffer = new byte[1 << 16];
            long size = 0;
            try (InputStream in = zip.getInputStream(part)) {
                for (int read; (read = in.read(buffer)) > 0; ) {
                    size += read;
                    if (size > most) throw new Unreadable(FileProblem.of(0, 0, Code.XLSX_TOO_LARGE));
                }
            }
            return size;
        }

        private static List<String> texts(Row row) {
            var texts = new ArrayList<String>();
            for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
                texts.add(row.getOptionalCell(i).map(Xlsx::text).orElse(""));
            }
            return texts;
        }

        private static String text(Cell cell) {
            return switch (cell.getType()) {
                case NUMBER -> number(cell);
                case FORMULA -> cell.getRawValue() == null ? "" : formula(cell);
                case STRING, BOOLEAN -> cell.getText();
                case ERROR, EMPTY -> "";
            };
        }

        private static String formula(Cell cell) {
            return cell.getValue() instanceof BigDecimal ? number(cell) : cell.getRawValue();
        }

        /** A day as ISO text where the cell is formatted as one; an amount without the noise of binary fractions. */
        private static String number(Cell cell) {
            var format = cell.getDataFormatString();
            if (cell.getType() == CellType.NUMBER && format != null && isDay(format)) {
                return cell.asDate().toLocalDate().toString();
            }
            var number = new BigDecimal(cell.getRawValue())
                    .setScale(6, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            return number.toPlainString();
        }

        private static boolean isDay(String format) {
            var bare = format.replaceAll("\\[[^\\]]*\\]|\"[^\"]*\"|\\\\.", "").toLowerCase(Locale.ROOT);
            return bare.contains("yy") || bare.contains("d") && bare.contains("m");
        }
    }
}
