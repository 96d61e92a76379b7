package org.maillon.messages;

import java.util.regex.Pattern;

/** What is kept of a letter does not open the customer's page: the secret of a link stands in the message that left alone. */
final class LinkMask {
    private static final Pattern LINK =
            Pattern.compile("(/c/)[0-9a-z]{1,12}-(?:[A-Za-z0-9_-]{43}|[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})");

    private LinkMask() {}

    static LetterText masked(LetterText text) {
        return new LetterText(text.subject(), masked(text.html()), masked(text.plain()));
    }

    private static String masked(String text) {
        if (!text.contains("/c/")) return text;
        return LINK.matcher(text).replaceAll("$1…");
    }
}
