package org.maillon.desk;

import org.maillon.customers.CustomerAccount;
import org.maillon.reminders.Pause;

/** A pause with the name of the account it keeps silent. */
public record PausedLine(Pause pause, CustomerAccount account) {}
