package org.maillon.claims;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was paid of a claim.
 *
 * @param cents minor units of the claim's currency
 * @param adjustment how the money of a receipt was booked; empty where a person noted it by hand
 * @param undoneBy who took it back
 */
public record ClaimPayment(
        long id,
        long cents,
        LocalDate paidOn,
        OptionalLong adjustment,
        String note,
        Instant madeAt,
        String madeBy,
        Optional<String> undoneBy) {}
