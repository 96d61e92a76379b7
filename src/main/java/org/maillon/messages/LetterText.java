package org.maillon.messages;

/** What is said: one line of subject, a whole HTML document, and the same in plain text. */
public record LetterText(String subject, String html, String plain) {}
