package org.maillon.kernel;

import java.util.Locale;
import java.util.regex.Pattern;

/** Identifiers as people write them: with blanks, dots and hyphens that mean nothing, in groups that help the eye. */
final class Written {
    private static final Pattern ORNAMENT = Pattern.compile("[\\s\\p{Zs}.\\-]+");

    private Written() {}

    /** Without blanks, dots and hyphens, in capitals. */
    static String compact(String text) {
        return ORNAMENT.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Cut into groups of the given sizes; the last size repeats until the end. */
    static String grouped(String text, String separator, int... sizes) {
        var groups = new StringBuilder();
        for (int from = 0, group = 0; from < text.length(); group++) {
            int to = Math.min(text.length(), from + sizes[Math.min(group, sizes.length - 1)]);
            if (from > 0) groups.append(separator);
            groups.append(text, from, to);
            from = to;
        }
        return groups.toString();
    }
}
