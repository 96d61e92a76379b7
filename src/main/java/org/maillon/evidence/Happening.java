package org.maillon.evidence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something somebody did that may have to be proved one day.
 *
 * @param subject what it is about, from the whole to the part: {@code account/12/dispute/7}
 * @param act what was done, a past participle such as {@code promised}
 * @param who a person or program as known then: a name, an e-mail
 * @param from where it came from, such as an internet address; empty where unknown
 * @param at to the microsecond; what is finer is cut off
 * @param facts what was said, in words a reader understands without the tables
 */
public record Happening(
        String subject,
        String act,
        String who,
        String from,
        Instant at,
        Map<String, String> facts,
        List<DocumentId> documents) {
    public Happening {
        if (!subject.matches("[a-z-]+/[^/]+(/[a-z-]+/[^/]+)*"))
            throw new IllegalArgumentException("subject " + subject);
        at = at.truncatedTo(ChronoUnit.MICROS);
        facts = new TreeMap<>(facts);
        documents = List.copyOf(documents);
    }
}
