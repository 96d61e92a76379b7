package org.maillon.desk;

import java.time.LocalDate;

/** What is tried: a scenario by its name, the one it is compared with (empty: none), the first day and the last. */
public record SimulationForm(String scenario, String against, LocalDate from, LocalDate to) {}
