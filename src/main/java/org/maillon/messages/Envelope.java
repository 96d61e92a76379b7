package org.maillon.messages;

import java.util.List;

/**
 * A message as a mail server takes it.
 *
 * @param from where a bounce goes
 * @param copies who receives it too; one of them refused holds nothing up
 * @param content header and body, lines ended by CRLF, 7 bit
 */
record Envelope(String from, String to, List<String> copies, byte[] content) {
    Envelope {
        copies = List.copyOf(copies);
    }

    /** To one recipient alone. */
    Envelope(String from, String to, byte[] content) {
        this(from, to, List.of(), content);
    }
}
