package org.maillon.messages;

import java.util.List;
import org.maillon.kernel.InvalidValue;

/**
 * The top of a company's letters.
 *
 * @param lines its name and address, one to six lines as they are printed
 * @param place from which letters are dated, such as "Lyon"
 */
public record Letterhead(List<String> lines, String place, EnvelopeWindow window) {
    private static final int MOST = 6;
    private static final int WIDEST = 60;

    public Letterhead {
        lines = lines.stream().map(OneLine::of).filter(line -> !line.isEmpty()).toList();
        place = OneLine.of(place);
        if (lines.isEmpty() || lines.size() > MOST) throw new InvalidValue("messages.letterhead.lines");
        for (var line : lines) refuseUnprintable(line);
        refuseUnprintable(place);
    }

    private static void refuseUnprintable(String line) {
        if (line.length() > WIDEST) throw new InvalidValue("messages.letterhead.too-wide", line);
        if (Typeface.STRONG.fit(line).isEmpty()) throw new InvalidValue("messages.letterhead.unprintable", line);
    }
}
