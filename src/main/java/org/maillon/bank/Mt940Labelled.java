package org.maillon.bank;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A free text in which some banks name the parts: {@code IBAN:}, {@code NAAM:}, {@code OMSCHRIJVING:} in the Netherlands,
 * {@code /DE}, {@code /MOTIF}, {@code /REF} in France.
 */
final class Mt940Labelled {
    private static final Pattern LABEL = Pattern.compile(
            "(?<![A-Z])(REK|NAAM|IBAN|BIC|OMSCHRIJVING|KENMERK|MACHTIGING|INCASSANT"
                    + "|NOM|MOTIF|COMMUNICATION) ?:|/(DE|MOTIF|REFDO|REFBEN|REF|BEN|EMETTEUR|MDT|RUM|LIB|ID|DATE)(?![A-Za-z0-9])[/ ]?");

    private static final Pattern LEADING_IBAN = Pattern.compile("^([A-Z]{2}[0-9]{2}[A-Z0-9]{11,30})( |$)");

    private Mt940Labelled() {}

    static Mt940Details read(String written) {
        var text = Values.oneLine(written);
        var parts = Labels.split(LABEL, text);
        var said = first(parts, "OMSCHRIJVING", "COMMUNICATION", "MOTIF", "LIB");
        return new Mt940Details(
                first(parts, "NAAM", "NOM", "DE", "EMETTEUR"),
                account(parts, text),
                said == null ? text : said,
                first(parts, "KENMERK", "REFDO", "REF"),
                first(parts, "MACHTIGING", "MDT", "RUM"),
                null,
                false,
                null);
    }

    private static @Nullable String account(Map<String, String> parts, String text) {
        var leading = LEADING_IBAN.matcher(text);
        var labelled = first(parts, "IBAN", "REK");
        return labelled == null && leading.find() ? leading.group(1) : labelled;
    }

    private static @Nullable String first(Map<String, String> parts, String... names) {
        for (var name : names) {
            if (parts.containsKey(name)) return Labels.bare(parts.get(name));
        }
        return null;
    }
}
