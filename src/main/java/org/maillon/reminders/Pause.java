package org.maillon.reminders;

import java.time.LocalDate;
import org.maillon.customers.AccountId;

/** Silence that a person asked for about a whole account; {@code until} is its last day. */
public record Pause(AccountId account, String reason, LocalDate until) {}
