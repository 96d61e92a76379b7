package org.maillon.steering;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How many days of sales sleep with the customers, with two decimals. Receivables are what is open less what is not yet
 * allocated, without doubtful customers (416); sales are invoices less credit notes, with tax, over the last 365 days or
 * since the first entry.
 *
 * @param simple receivables over sales, times days; empty without sales
 * @param countBack the days of the latest months whose sales make up the receivables; empty where the sales known do not
 * @param bestPossible the same as simple for what is not yet due: what would be left if all paid on the day
 * @param averageDaysDelinquent simple less bestPossible
 */
public record Dso(
        Optional<BigDecimal> simple,
        Optional<BigDecimal> countBack,
        Optional<BigDecimal> bestPossible,
        Optional<BigDecimal> averageDaysDelinquent) {}
