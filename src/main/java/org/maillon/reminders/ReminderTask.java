package org.maillon.reminders;

import java.time.LocalDate;

/** Something a person must do before an account can be reminded, or after it was to no avail; cents are minor units. */
public record ReminderTask(
        long account,
        String code,
        String name,
        String currency,
        Reason reason,
        long items,
        long cents,
        LocalDate since) {}
