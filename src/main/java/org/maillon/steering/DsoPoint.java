package org.maillon.steering;

import java.time.LocalDate;

/** The DSO as of one day of a series. */
public record DsoPoint(LocalDate on, Dso dso) {}
