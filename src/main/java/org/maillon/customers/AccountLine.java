package org.maillon.customers;

import java.util.List;
import java.util.Optional;

/**
 * An account in a list.
 *
 * @param number the SIREN, else the enterprise number, else the VAT number
 * @param counted whether anybody has looked yet what it lacks
 */
public record AccountLine(
        AccountId id,
        String code,
        String name,
        String country,
        Optional<String> number,
        Optional<String> town,
        List<Gap> gaps,
        boolean counted) {}
