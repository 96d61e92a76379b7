package org.maillon.reminders;

import java.util.List;
import java.util.OptionalLong;

/** One page of the journal; next is the cursor of the following one, empty on the last. */
public record JournalPage(List<JournalEntry> items, OptionalLong next) {}
