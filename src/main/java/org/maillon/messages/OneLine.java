package org.maillon.messages;

import java.util.regex.Pattern;

/** Text that others wrote, made fit for a header or a line: no line breaks, controls or marks that turn the writing round. */
final class OneLine {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    private static final Pattern MARKS =
            Pattern.compile("[\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFB]");
    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    private OneLine() {}

    static String of(String text) {
        var flat = BREAKS.matcher(text).replaceAll(" ");
        return BLANKS.matcher(MARKS.matcher(flat).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
