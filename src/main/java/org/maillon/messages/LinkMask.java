package org.maillon.messages;

import java.util.regex.Pattern;

/** What is kept of a letter does not open the customer's page: the secret of a link stands in the message that left alone. */
final class LinkMask {
    private static final String PATH = "/c/";
    private static final Pattern LINK =
            Pattern.compile("/c/[0-9a-z]{1,12}-(?:[A-Za-z0-9_-]{43}|[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})");

    private LinkMask() {}

    static LetterText masked(LetterText text) {
        return new LetterText(text.subject(), masked(text.html()), masked(text.plain()));
    }

    /** Only from where a path begins as a link's does: the pattern tried at every letter was slow. */
    private static String masked(String text) {
        var masked = new StringBuilder(text.length());
        var link = LINK.matcher(text);
        int from = 0;
        for (int at = text.indexOf(PATH); at >= 0; at = text.indexOf(PATH, at + 1)) {
            if (!link.region(at, text.length()).lookingAt()) continue;
            masked.append(text, from, at).append(PATH).append('…');
            from = link.end();
        }
        return from == 0 ? text : masked.append(text, from, text.length()).toString();
    }
}
