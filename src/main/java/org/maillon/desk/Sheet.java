package org.maillon.desk;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.maillon.kernel.Language;

/**
 * A list as a spreadsheet opens it: CSV in UTF-8 with its mark, values and decimals separated as the reader's country
 * does. A text that a spreadsheet would take for a formula is defused: files are written from other people's names.
 */
final class Sheet {
    private static final String FORMULA = "=+-@\t\r＝＋－＠";
    /** Marks that turn the direction of writing, and other characters that are not seen. */
    private static final String UNSEEN = "[\\u200B-\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]";

    private final StringWriter text = new StringWriter().append('\uFEFF');
    private final CsvWriter rows;
    private final Language language;
    private final List<String> row = new ArrayList<>();

    Sheet(Language language, String... headings) {
        this.language = language;
        this.rows = CsvWriter.builder()
                .fieldSeparator(language == Language.EN ? ',' : ';')
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
        rows.writeRecord(headings);
    }

    Sheet add(String words) {
        row.add(defused(words));
        return this;
    }

    Sheet add(LocalDate day) {
        row.add(day.toString());
        return this;
    }

    Sheet add(long number) {
        row.add(Long.toString(number));
        return this;
    }

    /** An amount in minor units of a currency with that many digits. */
    Sheet add(long cents, int digits) {
        var format = new DecimalFormat("0." + "0".repeat(digits), DecimalFormatSymbols.getInstance(language.locale()));
        row.add(format.format(BigDecimal.valueOf(cents, digits)));
        return this;
    }

    void endRow() {
        rows.writeRecord(row);
        row.clear();
    }

    static String defused(String words) {
        var seen = words.replaceAll(UNSEEN, "").replace('\n', ' ');
        var first = seen.stripLeading();
        var formula = !seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0
                || !first.isEmpty() && FORMULA.indexOf(first.charAt(0)) >= 0;
        return formula ? "'" + seen : seen;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
