package org.maillon.reminders;

import java.time.LocalDate;
import java.util.Optional;

/** Why an open item was chased or not from a day on; step is the number of the step said that day. */
public record JournalEntry(
        long openItem,
        long account,
        String reference,
        Reason reason,
        Optional<Integer> step,
        LocalDate decidedOn,
        LocalDate reviewOn) {}
