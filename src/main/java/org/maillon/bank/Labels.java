package org.maillon.bank;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

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
}
