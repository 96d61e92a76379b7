package org.maillon.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said, booked or done with a customer, for its time line.
 *
 * @param what in a few words
 * @param amount as written, or empty
 * @param note the rest in one sentence, or empty
 * @param layings what it was laid on, each of which can be undone where it was only deduced
 * @param href what it is made of
 */
public record Happening(
        LocalDate on,
        Kind kind,
        String what,
        String amount,
        String note,
        List<Laying> layings,
        @Nullable String href) {
    /** The mark on the line: from us, from them, money, trouble, or none of these. */
    public enum Kind {
        PLAIN(""),
        OUT("out"),
        IN("in"),
        CASH("cash"),
        BAD("bad");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        public String style() {
            return style;
        }
    }

    /** Money laid on an item: in words, why, and whether nobody said so. */
    public record Laying(long allocation, String words, String why, boolean deduced) {}

    public Happening {
        layings = List.copyOf(layings);
    }
}
