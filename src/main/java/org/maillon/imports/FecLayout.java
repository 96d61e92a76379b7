package org.maillon.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a FEC has which column, told from its header and first lines.
 *
 * @param separator between values
 * @param headerLine number of the header line, 0 when the file has none and the order of the law is assumed
 * @param headers as written
 * @param positions of each {@link Column}, -1 where the file does not have it
 * @param fewest values a line must have
 * @param most values a line may have, those beyond the header being blank
 */
record FecLayout(char separator, int headerLine, List<String> headers, int[] positions, int fewest, int most) {
    /** The columns read, by the names of LPF A47 A-1, VII and others met in practice; plain letters, lower case. */
    enum Column {
        JOURNAL("JournalCode", "codejournal", "journal", "codejnl", "jnl"),
        JOURNAL_NAME("JournalLib", "libellejournal", "journallibelle", "libjournal"),
        ENTRY("EcritureNum", "numeroecriture", "numecriture", "ecriturenumero", "noecriture"),
        BOOKED_ON("EcritureDate", "dateecriture", "datecomptable", "datecompta"),
        ACCOUNT("CompteNum", "numerocompte", "numcompte", "compte", "comptegeneral", "nocompte"),
        ACCOUNT_NAME("CompteLib", "libellecompte", "comptelibelle", "intitulecompte"),
        AUX(
                "CompAuxNum",
                "compteauxnum",
                "compteauxiliaire",
                "numerocompteauxiliaire",
                "auxiliaire",
                "compauxnumero",
                "comptetiers"),
        AUX_NAME("CompAuxLib", "compteauxlib", "libellecompteauxiliaire", "compauxlibelle", "intituletiers"),
        PIECE_REF("PieceRef", "referencepiece", "refpiece", "piece", "numeropiece", "numpiece", "nopiece"),
        PIECE_ON("PieceDate", "datepiece"),
        LABEL("EcritureLib", "libelleecriture", "ecriturelibelle", "libelle"),
        DEBIT("Debit", "montantdebit", "debiteur"),
        CREDIT("Credit", "montantcredit", "crediteur"),
        AMOUNT("Montant", "montantecriture"),
        SIDE("Sens", "senscompte", "sensecriture", "dc"),
        LETTER("EcritureLet", "lettrage", "ecriturelettrage", "codelettrage", "lettre"),
        LETTERED_ON("DateLet", "datelettrage"),
        CURRENCY_AMOUNT("Montantdevise", "montantendevise", "devisemontant"),
        CURRENCY("Idevise", "devise", "codedevise", "identifiantdevise");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        /** The name in the law. */
        String lawful() {
            return names.getFirst();
        }
    }

    private static final Map<String, Column> BY_NAME = byName();

    private static final List<String> IN_ORDER_OF_LAW = List.of(
            "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise DateRglt ModeRglt NatOp IdClient"
                    .split(" "));
    private static final int UP_TO_CREDIT = 13;

    private static final char[] SEPARATORS = {'\t', '|', ';', ','};
    private static final int LINES_BEFORE_HEADER = 20;
    private static final int SAMPLE = 200;
    private static final int ENOUGH_NAMES = 4;
    static final int MOST_COLUMNS = 256;

    /** What the first lines say: a layout and what is wrong with it. */
    record Finding(@Nullable FecLayout layout, List<FileProblem> problems) {
        boolean refuses() {
            return layout == null
                    || problems.stream().anyMatch(problem -> problem.severity() == FileProblem.Severity.REFUSES);
        }
    }

    int at(Column column) {
        return positions[column.ordinal()];
    }

    boolean has(Column column) {
        return at(column) >= 0;
    }

    static Finding find(LineSource lines, Charset charset) throws IOException {
        var firstLines = new ArrayList<String>();
        FecLayout header = null;
        while (header == null && firstLines.size() < LINES_BEFORE_HEADER && lines.next()) {
            var line = new String(lines.bytes, lines.from, lines.to - lines.from, charset);
            header = header(line, lines.number);
            firstLines.add(line);
        }
        if (header != null) return sampled(header, lines, charset);
        var assumed = firstLines.stream()
                .filter(line -> !blank(line))
                .findFirst()
                .map(FecLayout::assumed)
                .orElse(null);
        if (assumed != null)
            return new Finding(assumed, List.of(FileProblem.of(1, 0, FileProblem.Code.HEADER_ASSUMED)));
        return new Finding(
                null,
                List.of(
                        firstLines.stream().allMatch(FecLayout::blank)
                                ? FileProblem.of(0, 0, FileProblem.Code.EMPTY)
                                : FileProblem.of(1, 0, FileProblem.Code.NO_HEADER)));
    }

    private static boolean blank(String line) {
        return line.chars().allMatch(c -> c <= ' ');
    }

    private static @Nullable FecLayout header(String line, int number) {
        FecLayout best = null;
        int most = ENOUGH_NAMES - 1;
        for (char separator : SEPARATORS) {
            var names = values(line, separator);
            int size = 1 + (int) line.chars().filter(c -> c == separator).count();
            var layout = new FecLayout(separator, number, names, positions(names), names.size(), size);
            if (names.size() <= MOST_COLUMNS && layout.known() > most) {
                best = layout;
                most = layout.known();
            }
        }
        return best;
    }

    private static List<String> values(String line, char separator) {
        var values = new ArrayList<String>();
        int from = 0;
        for (int to; (to = line.indexOf(separator, from)) >= 0; from = to + 1)
            values.add(unquoted(line.substring(from, to)));
        values.add(unquoted(line.substring(from)));
        while (values.size() > 1 && values.getLast().isEmpty()) values.removeLast();
        return values;
    }

    private static String unquoted(String value) {
        var stripped = value.strip();
        return stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
                ? stripped.substring(1, stripped.length() - 1).strip()
                : stripped;
    }

    private static int[] positions(List<String> names) {
        var positions = new int[Column.values().length];
        Arrays.fill(positions, -1);
        for (int i = 0; i < names.size(); i++) {
            var column = BY_NAME.get(OpeningJournals.plain(names.get(i)).replace(" ", ""));
            if (column != null && positions[column.ordinal()] < 0) positions[column.ordinal()] = i;
        }
        return positions;
    }

    private int known() {
        return (int) Arrays.stream(positions).filter(position -> position >= 0).count();
    }

    /** A file without header whose first line has the values of the law where the law wants them. */
    private static @Nullable FecLayout assumed(String line) {
        for (char separator : SEPARATORS) {
            var values = values(line + separator + "end", separator);
            values.removeLast();
            int size = values.size();
            if (size >= UP_TO_CREDIT
                    && size <= IN_ORDER_OF_LAW.size()
                    && isDay(values.get(3))
                    && isAmount(values.get(11))
                    && isAmount(values.get(12))) {
                var names = IN_ORDER_OF_LAW.subList(0, size);
                return new FecLayout(separator, 0, names, positions(names), size, size);
            }
        }
        return null;
    }

    private static boolean isDay(String value) {
        var bytes = value.getBytes(UTF_8);
        return Numerals.day(bytes, 0, bytes.length) > 0;
    }

    private static boolean isAmount(String value) {
        var bytes = value.getBytes(UTF_8);
        return !value.isEmpty() && Numerals.amount(bytes, 0, bytes.length, 2, (char) 0) > Numerals.TOO_MANY_DECIMALS;
    }

    private static Finding sampled(FecLayout header, LineSource lines, Charset charset) throws IOException {
        var problems = new ArrayList<FileProblem>();
        header.missing()
                .forEach(name ->
                        problems.add(FileProblem.of(header.headerLine, 0, FileProblem.Code.MISSING_COLUMN, name)));
        if (!problems.isEmpty()) return new Finding(header, problems);
        var usual = header.usualValues(lines, charset);
        if (usual.fewest < header.headers.size()) {
            var code = usual.fewest > header.lastNeeded()
                    ? FileProblem.Code.VALUES_UNDER_HEADERS
                    : FileProblem.Code.TOO_FEW_VALUES;
            problems.add(FileProblem.of(
                    header.headerLine,
                    0,
                    code,
                    Integer.toString(header.headers.size()),
                    Integer.toString(usual.fewest)));
        }
        return new Finding(usual, problems);
    }

    private List<String> missing() {
        var missing = new ArrayList<String>();
        for (var column : List.of(Column.JOURNAL, Column.BOOKED_ON, Column.ACCOUNT)) {
            if (!has(column)) missing.add(column.lawful());
        }
        if (!has(Column.AMOUNT)) {
            if (!has(Column.DEBIT)) missing.add(Column.DEBIT.lawful());
            if (!has(Column.CREDIT)) missing.add(Column.CREDIT.lawful());
        }
        return missing;
    }

    /** The position without which a line says nothing: its last amount, account, day or journal. */
    private int lastNeeded() {
        int last = Math.max(Math.max(at(Column.JOURNAL), at(Column.BOOKED_ON)), at(Column.ACCOUNT));
        int debitCredit = Math.max(at(Column.DEBIT), at(Column.CREDIT));
        return Math.max(
                last,
                has(Column.DEBIT) && has(Column.CREDIT) ? debitCredit : Math.max(at(Column.AMOUNT), at(Column.SIDE)));
    }

    /**
     * How many values make a whole line here. Fewer than the header where most of the first lines have fewer (a program
     * whose header is longer than its lines), or where many lines leave out the blanks at their end; a single short line
     * is a line that was cut. More where all lines end with separators that the header does not have.
     */
    private FecLayout usualValues(LineSource lines, Charset charset) throws IOException {
        int sampled = 0, shorter = 0, longer = 0, fewest = headers.size(), longest = most;
        boolean quoted = false;
        while (sampled < SAMPLE && lines.next()) {
            var line = new String(lines.bytes, lines.from, lines.to - lines.from, charset);
            if (blank(line) || lines.unended) continue;
            sampled++;
            int count = 1 + (int) line.chars().filter(c -> c == separator).count();
            if (count < headers.size()) shorter++;
            if (count > headers.size()) longer++;
            fewest = Math.min(fewest, count);
            longest = Math.max(longest, count);
            quoted |= line.indexOf('"') >= 0;
        }
        boolean usuallyShorter = shorter * 10 > sampled && (shorter > 3 || shorter == sampled);
        boolean usuallyLonger = longer == sampled && !quoted;
        return new FecLayout(
                separator,
                headerLine,
                headers,
                positions,
                usuallyShorter ? fewest : headers.size(),
                usuallyLonger ? longest : most);
    }

    private static Map<String, Column> byName() {
        var byName = new HashMap<String, Column>();
        for (var column : Column.values()) {
            column.names.forEach(name -> byName.put(name.toLowerCase(Locale.ROOT), column));
        }
        return Map.copyOf(byName);
    }
}
