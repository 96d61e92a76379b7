package org.maillon.payments;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text in the characters that every bank of SEPA takes: Latin letters, digits and {@code / - ? : ( ) . , ' +} and blank
 * (EPC217-08). Accents are taken off, what has no place in the set becomes a blank.
 */
final class SepaText {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9/\\-?:().,'+ ]*");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9/\\-?:().,'+]+");

    private SepaText() {}

    static boolean isSepa(String text) {
        return ALLOWED.matcher(text).matches();
    }

    /** An identifier besides: 1 to 35 characters, no slash at either end, no two in a row, no blank around it. */
    static boolean isIdentifier(String text) {
        return isSepa(text)
                && !text.isEmpty()
                && text.length() <= 35
                && text.equals(text.strip())
                && !text.startsWith("/")
                && !text.endsWith("/")
                && !text.contains("//");
    }

    /** At most so many characters; empty where nothing of the text has a place in the set. */
    static String of(String text, int longest) {
        var plain = ACCENT.matcher(Normalizer.normalize(unfolded(text), Normalizer.Form.NFKD))
                .replaceAll("");
        var kept = STRANGE.matcher(plain).replaceAll(" ").strip();
        return kept.length() <= longest ? kept : kept.substring(0, longest).strip();
    }

    /** Letters and digits of a document's number, for identifiers. */
    static String compact(String text, int longest) {
        var kept = of(text, text.length()).replaceAll("[^A-Za-z0-9-]", "");
        return kept.length() <= longest ? kept : kept.substring(0, longest);
    }

    private static String unfolded(String text) {
        return text.replace("œ", "oe")
                .replace("Œ", "OE")
                .replace("æ", "ae")
                .replace("Æ", "AE")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replace("&", "+")
                .replace('’', '\'');
    }
}
