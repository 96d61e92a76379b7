package org.maillon.bank;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parts with two figures each, after the bank's code of the transaction: 20 to 29 and 60 to 63 what the payer wrote, 31
 * and 38 the account, 32 and 33 the name, 34 why it came back (Deutsche Kreditwirtschaft, annex 3 of the DFÜ agreement).
 * In {@code :NS:}, one to a line, it is 01 to 14 and 15, 16.
 */
final class Mt940Numbered {
    /** Returned debits, cheques and transfers (Geschäftsvorfallcodes). */
    private static final Set<String> RETURNS = Set.of("108", "109", "111", "159");

    /** The SEPA words inside what the payer wrote, and where each ends: at the next. */
    private static final Pattern SEPA =
            Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|COAM|OAMT|PURP|MDAT|SQTP|ORCR|ORMR)\\+");

    private static final int POSTING_TEXT = 0;
    private static final int POSTING_TEXT_OF_LINES = 17;

    private final String code;
    private final Map<Integer, String> parts = new TreeMap<>();

    private Mt940Numbered(String code) {
        this.code = code;
    }

    static Mt940Details read(String written, char separator) {
        var numbered = new Mt940Numbered(written.substring(0, 3));
        int from = written.indexOf(separator);
        while (from >= 0) {
            int to = next(written, separator, from + 3);
            numbered.take(written.substring(from + 1, to < 0 ? written.length() : to));
            from = to;
        }
        return numbered.details(
                numbered.between(20, 29) + numbered.between(60, 63), numbered.between(32, 33), POSTING_TEXT);
    }

    static Mt940Details read(List<String> lines) {
        var numbered = new Mt940Numbered("");
        lines.forEach(line -> numbered.take(line + " "));
        return numbered.details(numbered.between(1, 14), numbered.between(15, 16), POSTING_TEXT_OF_LINES);
    }

    /** The same sign inside a text is no separator unless two figures follow. */
    private static int next(String written, char separator, int from) {
        int at = written.indexOf(separator, from);
        while (at >= 0 && !isNumber(written, at + 1)) at = written.indexOf(separator, at + 1);
        return at;
    }

    private static boolean isNumber(String written, int at) {
        return at + 2 <= written.length() && isFigure(written.charAt(at)) && isFigure(written.charAt(at + 1));
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }

    private void take(String part) {
        if (isNumber(part, 0)) parts.merge(Integer.parseInt(part.substring(0, 2)), part.substring(2), String::concat);
    }

    private Mt940Details details(String remittance, String name, int postingText) {
        var written = Labels.split(SEPA, remittance);
        var text = written.getOrDefault("SVWZ", written.getOrDefault("", ""));
        boolean returned = RETURNS.contains(code);
        return new Mt940Details(
                Values.orNull(name),
                account(),
                text.isBlank() ? parts.getOrDefault(postingText, "") : text,
                written.get("EREF"),
                written.get("MREF"),
                null,
                returned,
                returned ? parts.get(34) : null);
    }

    private @Nullable String account() {
        var iban = parts.get(38);
        return iban == null ? parts.get(31) : iban;
    }

    private String between(int first, int last) {
        var text = new StringBuilder();
        parts.forEach((number, part) -> {
            if (number >= first && number <= last) text.append(part);
        });
        return text.toString();
    }
}
