package org.maillon.steering;

import java.math.BigDecimal;
import java.util.Optional;
import org.maillon.customers.AccountId;

/**
 * Where one customer stands on a day, in minor units of one currency: the balance of the entries is what is open less what
 * is not yet allocated, to the cent.
 *
 * @param daysLateMax of the oldest open item, 0 where nothing is late
 * @param averageDaysToPay of paid invoices, each counted once
 */
public record AccountStanding(
        AccountId account,
        String code,
        String name,
        long balanceCents,
        long openCents,
        long openItems,
        long unallocatedCents,
        long overdueCents,
        int daysLateMax,
        Optional<BigDecimal> averageDaysToPay) {}
