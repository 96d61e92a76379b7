package org.maillon.bank;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a text at the labels in it. */
final class Labels {
    private Labels() {}

    /** What follows each label, by the label's group and up to the next one; what comes before all of them is under "". */
    static Map<String, String> split(Pattern label, String text) {
        var found = new HashMap<String, String>();
        var labels = label.matcher(text);
        var name = "";
        int from = 0;
        while (labels.find()) {
            keep(found, name, text.substring(from, labels.start()));
            name = labels.group(1) == null ? labels.group(2) : labels.group(1);
            from = labels.end();
        }
        keep(found, name, text.substring(from));
        return found;
    }

    private static void keep(Map<String, String> found, String name, String text) {
        if (!text.isBlank()) found.putIfAbsent(name, text.strip());
    }

    /** Without the slashes and blanks around it; null where nothing is left. */
    static @Nullable String bare(@Nullable String part) {
        if (part == null) return null;
        int from = 0;
        int to = part.length();
        while (from < to && isOrnament(part.charAt(from))) from++;
        while (to > from && isOrnament(part.charAt(to - 1))) to--;
        return Values.orNull(part.substring(from, to));
    }

    private static boolean isOrnament(char c) {
        return c == '/' || c <= ' ';
    }
}
