package org.maillon.payments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a statement says of itself: whose it is, its days, and the balances it begins and ends with, in minor units. */
record StatementSpan(
        long file,
        String account,
        String currency,
        String number,
        @Nullable LocalDate firstOn,
        @Nullable LocalDate lastOn,
        @Nullable Long openingCents,
        @Nullable Long closingCents,
        boolean balanced) {}
