package org.maillon.desk;

import org.maillon.customers.CustomerAccount;
import org.maillon.reminders.Outlook;

/** A letter that would leave, with the name of whom it goes to. */
public record LeavingLine(Outlook.Letter letter, CustomerAccount account) {}
