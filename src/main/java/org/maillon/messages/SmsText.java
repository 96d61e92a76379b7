package org.maillon.messages;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * What a telephone shows, and what it costs. In the alphabet of GSM 03.38 a message holds 160 septets, 153 each where it
 * takes several; any other character makes the whole a UCS-2 message of 70, or 67 each.
 *
 * @param units septets, or UTF-16 units: a character of the extension table, the euro among them, counts two septets
 * @param segments how many messages are paid for
 */
record SmsText(String text, boolean isGsm, int units, int segments) {
    private static final String ALPHABET =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
                    + "¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cn}\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF&&[^\\n]]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /**
     * Dashes, quotes and blanks of the printer become those of the telephone. Accents it does not have (ê, ç) are dropped
     * where that makes the whole fit its alphabet, so that a circumflex does not double the price; else they stay.
     */
    static SmsText of(String words) {
        var text = typed(UNPRINTABLE.matcher(words).replaceAll("")).strip();
        var bare = bare(text);
        return counted(isGsm(bare) ? bare : text);
    }

    private static SmsText counted(String text) {
        boolean gsm = isGsm(text);
        int units =
                gsm ? text.chars().map(c -> EXTENSION.indexOf(c) >= 0 ? 2 : 1).sum() : text.length();
        return new SmsText(text, gsm, units, gsm ? segments(text, 160, 153) : segments(text, 70, 67));
    }

    /** A character of two units is never cut in two, so that a part may stay one short. */
    private static int segments(String text, int alone, int together) {
        boolean gsm = alone == 160;
        int parts = 1;
        int inPart = 0;
        int all = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int units =
                    gsm ? (EXTENSION.indexOf(text.charAt(at)) >= 0 ? 2 : 1) : Character.charCount(text.codePointAt(at));
            all += units;
            if (inPart + units > together) {
                parts++;
                inPart = 0;
            }
            inPart += units;
        }
        return all <= alone ? 1 : parts;
    }

    private static String typed(String text) {
        return text.replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace('\u201c', '"')
                .replace('\u201d', '"')
                .replaceAll("\u00ab[ \u00a0\u202f]?|[ \u00a0\u202f]?\u00bb", "\"")
                .replaceAll("[\u2010-\u2015\u2212]", "-")
                .replace("\u2026", "...")
                .replaceAll("[\u00a0\u2000-\u200a\u202f\u205f\\t]", " ");
    }

    private static String bare(String text) {
        var bare = new StringBuilder();
        text.codePoints().forEach(c -> bare.append(inAlphabet(c) ? Character.toString(c) : withoutMarks(c)));
        return bare.toString();
    }

    private static String withoutMarks(int c) {
        return switch (c) {
            case '\u0153' -> "oe";
            case '\u0152' -> "OE";
            default ->
                MARKS.matcher(Normalizer.normalize(Character.toString(c), Form.NFKD))
                        .replaceAll("");
        };
    }

    private static boolean isGsm(String text) {
        return text.codePoints().allMatch(SmsText::inAlphabet);
    }

    private static boolean inAlphabet(int c) {
        return ALPHABET.indexOf(c) >= 0 || EXTENSION.indexOf(c) >= 0;
    }
}
