package org.maillon.desk;

import org.maillon.reminders.JournalEntry;

/** An item, and what was said of it. */
public record ToldLine(JournalEntry entry, NamedItem item) {}
