package org.maillon.registers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fiscal year as a company published it. A figure that was not published is null; a confidential account publishes
 * nothing that would tell its turnover.
 *
 * @param turnoverEuros and netResultEuros in whole euros, as they are published
 * @param ownFundsPercent own funds in a hundred of the balance sheet
 * @param liquidityPercent what can be had within a year for a hundred of what is owed within it
 * @param customerDays how long the company's own customers take to pay
 */
public record PublishedYear(
        LocalDate closedOn,
        @Nullable Long turnoverEuros,
        @Nullable Long netResultEuros,
        @Nullable Double ownFundsPercent,
        @Nullable Double liquidityPercent,
        @Nullable Double customerDays,
        boolean confidential) {}
