package org.maillon.reminders;

import org.maillon.messages.LetterText;
import org.maillon.messages.ReminderLetter;

/** A letter that would leave: its figures, and the same in the words in which it would be read, but for the customer's link. */
public record LetterPreview(ReminderLetter letter, LetterText text) {}
