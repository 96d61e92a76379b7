package org.maillon.sales;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An item as an order of a customer finds it on a day.
 *
 * @param agreedCents the price that holds for this customer; empty where the list has none
 * @param available what is there; empty where nobody counts
 * @param leadDays days until more is there
 */
record ItemFacts(
        String code,
        OptionalLong agreedCents,
        OptionalLong costCents,
        Optional<Quantity> available,
        OptionalInt leadDays) {}
