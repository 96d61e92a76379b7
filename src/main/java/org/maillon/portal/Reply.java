package org.maillon.portal;

/** What the page says after an answer: that it was taken, or why not and what to do next. */
sealed interface Reply {
    /** Taken; the customer may take the answer back where it can be. */
    record Taken(Answer answer) implements Reply {}

    record Refused(String sentence) implements Reply {}
}
