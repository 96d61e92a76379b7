package org.maillon.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;

/**
 * How much an account, or a group under its parent, may owe and order together. Never changed: the last one decided of those
 * whose days have come holds, and a temporary one gives way to the one before it.
 *
 * @param wholeGroup whether the account's subsidiaries count with it
 * @param until the last day; empty for one without an end
 */
public record CreditLimit(
        long id,
        AccountId account,
        boolean wholeGroup,
        Money amount,
        LocalDate from,
        Optional<LocalDate> until,
        String decidedBy,
        String why,
        Instant decidedAt) {}
