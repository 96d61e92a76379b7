package org.maillon.desk;

import org.maillon.customers.CustomerAccount;
import org.maillon.reminders.SimulationAnswer;

/** An account that two scenarios treat differently. */
public record DifferingLine(CustomerAccount account, SimulationAnswer.Account how) {}
