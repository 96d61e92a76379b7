package org.maillon.messages;

/** What is said: one line of subject, a whole HTML document, and the same in plain text. */
public record LetterText(String subject, String html, String plain) {
    /** A short message: its words are all there is. */
    static LetterText ofShort(String words) {
        var escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
        var html =
                "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><p>" + escaped + "</p></body></html>";
        return new LetterText(OneLine.of(words), html, words);
    }
}
