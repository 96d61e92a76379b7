package org.maillon.messages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A mail that came in, as far as it could be read: its head, its words as plain text, and what a delivery report in it
 * says.
 *
 * @param messageId with its angle brackets, or empty
 * @param answers identities of mails it refers to, the nearest first
 * @param from the address alone, or empty
 * @param head some headers, by name in small letters
 * @param report one entry for each recipient (RFC 3464); empty where it holds none
 * @param returned identities that stand in the mail it brings back or in its text
 * @param shortened whether there was more than was read
 */
record InboundMail(
        String messageId,
        List<String> answers,
        String from,
        String fromName,
        String subject,
        Map<String, String> head,
        String words,
        List<Recipient> report,
        List<String> returned,
        boolean shortened) {
    /** What became of the mail to one recipient; all but the action may be empty. */
    record Recipient(String address, String action, String status, String words) {}

    String head(String name) {
        return head.getOrDefault(name, "");
    }

    /** To whom it was sent, as its head and the servers on its way tell. */
    List<String> addressedTo() {
        return Stream.of("x-original-to", "envelope-to", "delivered-to", "to")
                .map(this::smallHead)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    String smallHead(String name) {
        return head(name).toLowerCase(Locale.ROOT);
    }
}
