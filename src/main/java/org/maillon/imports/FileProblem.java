package org.maillon.imports;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/**
 * What is wrong with a file, where, and (in words) how to mend it.
 *
 * @param line 1 for the first line of the file, 0 when the whole file is meant
 * @param column 1 for the first value of the line, 0 when the whole line is meant
 * @param arguments put into the sentence after line and column: {2}, {3} …
 */
public record FileProblem(int line, int column, Code code, List<String> arguments) {
    public enum Severity {
        /** The file is not imported, unless the user takes it without the lines in question. */
        REFUSES,
        /** The file is imported and the user is told. */
        WARNS
    }

    /** Each has its sentence under {@code imports.problem.CODE}. */
    public enum Code {
        EMPTY(Severity.REFUSES),
        TOO_LARGE(Severity.REFUSES),
        NOT_TEXT_ZIP(Severity.REFUSES),
        NOT_TEXT_PDF(Severity.REFUSES),
        NOT_TEXT_XLSX(Severity.REFUSES),
        NOT_TEXT_XLS(Severity.REFUSES),
        NOT_TEXT_BINARY(Severity.REFUSES),
        XML_FEC(Severity.REFUSES),
        NO_HEADER(Severity.REFUSES),
        HEADER_ASSUMED(Severity.WARNS),
        MISSING_COLUMN(Severity.REFUSES, "T"),
        /** The lines stop before the header does, but hold all that is needed. */
        VALUES_UNDER_HEADERS(Severity.WARNS, "TT"),
        /** The lines stop before the amounts: which value belongs to which header cannot be known. */
        TOO_FEW_VALUES(Severity.REFUSES, "TT"),
        /** A separator inside a text, mostly. */
        TOO_MANY_VALUES(Severity.REFUSES, "TT"),
        CUT_MID_LINE(Severity.REFUSES, "TT"),
        LINE_TOO_LONG(Severity.REFUSES),
        BAD_DATE(Severity.REFUSES, "TT"),
        /** A date we can do without: the line is kept without it. */
        DATE_LEFT_OUT(Severity.WARNS, "TT"),
        BAD_AMOUNT(Severity.REFUSES, "TT"),
        TOO_MANY_DECIMALS(Severity.REFUSES, "TT"),
        /** An amount in foreign currency that cannot be read: the line is kept without it. */
        CURRENCY_AMOUNT_LEFT_OUT(Severity.WARNS, "TT"),
        BAD_SIDE(Severity.REFUSES, "TT"),
        NO_ACCOUNT(Severity.REFUSES),
        /** Some letters of a line belong to no character set that the rest is written in. */
        BAD_ENCODING(Severity.WARNS, "T"),
        UNBALANCED_FILE(Severity.REFUSES, "AAA"),
        UNBALANCED_ENTRY(Severity.REFUSES, "TTDA"),
        /** Lines under one entry number balance together but not day by day. */
        ENTRY_ACROSS_DAYS(Severity.WARNS, "TT"),
        /** More entries than are checked one by one. */
        ENTRIES_NOT_CHECKED(Severity.WARNS),
        NO_LINES(Severity.REFUSES),
        /** Open-item lists: a spreadsheet that unpacks to more than is read. */
        XLSX_TOO_LARGE(Severity.REFUSES),
        XLSX_UNREADABLE(Severity.REFUSES),
        /** A quote that opens a value and is never closed. */
        UNCLOSED_QUOTE(Severity.REFUSES),
        BAD_CURRENCY(Severity.REFUSES, "TT"),
        NO_REFERENCE(Severity.REFUSES),
        TOTAL_LEFT_OUT(Severity.WARNS, "T"),
        /** Every date of a column can be read day first or month first. */
        AMBIGUOUS_DATES(Severity.WARNS, "T"),
        /** Nobody has said yet what some columns of this list hold: those understood, those in doubt or missing. */
        MAPPING_UNKNOWN(Severity.REFUSES, "TT"),
        VALUE_TOO_LONG(Severity.REFUSES, "TT"),
        /** Rows of the list with nothing open. */
        SETTLED_LEFT_OUT(Severity.WARNS, "T"),
        /** The list shows less than the ledger: reference, listed, open, currency. */
        AMOUNT_FELL(Severity.WARNS, "TAAT"),
        /** The file is not where it was kept any more. */
        FILE_GONE(Severity.REFUSES),
        /** Not the file's fault: the number to quote. */
        FAULT(Severity.REFUSES, "T");

        private final Severity severity;
        /** One letter an argument: A an amount like -1234.56, D an ISO day, T a text. */
        private final String shapes;

        Code(Severity severity) {
            this(severity, "");
        }

        Code(Severity severity, String shapes) {
            this.severity = severity;
            this.shapes = shapes;
        }

        public Severity severity() {
            return severity;
        }

        /** Arguments as a sentence of this code takes them. */
        List<String> examples() {
            return shapes.chars()
                    .mapToObj(shape -> shape == 'A' ? "12.50" : shape == 'D' ? "2026-01-31" : "x")
                    .toList();
        }
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    public FileProblem {
        arguments = List.copyOf(arguments);
    }

    static FileProblem of(int line, int column, Code code, String... arguments) {
        return new FileProblem(line, column, code, List.of(arguments));
    }

    public Severity severity() {
        return code.severity();
    }

    /** The sentence for a person: what is wrong, where, how to mend it. */
    public String say(Texts texts) {
        var all = new Object[arguments.size() + 2];
        all[0] = Integer.toString(line);
        all[1] = Integer.toString(column);
        for (int i = 0; i < arguments.size(); i++) all[i + 2] = written(i, texts.language());
        return texts.say("imports.problem." + code.name(), all);
    }

    private String written(int index, Language language) {
        var argument = arguments.get(index);
        return switch (index < code.shapes.length() ? code.shapes.charAt(index) : 'T') {
            case 'A' -> {
                var format = NumberFormat.getNumberInstance(language.locale());
                format.setMinimumFractionDigits(2);
                yield format.format(new BigDecimal(argument));
            }
            case 'D' -> DAY.format(LocalDate.parse(argument));
            default -> argument;
        };
    }
}
