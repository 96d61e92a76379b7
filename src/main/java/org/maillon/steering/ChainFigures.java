package org.maillon.steering;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What sleeps in the chain on a day: before the due day, late by age, with whom, and where something is missing.
 *
 * @param worst the five customers who are late with most
 * @param worstShare their part of all that is overdue, 0 to 1; empty where nothing is
 * @param accountsWithoutEmail customers with something open to whom no e-mail can be sent
 */
public record ChainFigures(
        AgedBalance balance, List<AgedAccount> worst, Optional<BigDecimal> worstShare, long accountsWithoutEmail) {}
