package org.maillon.payments;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.maillon.customers.AccountId;

/**
 * A cheque or a bill as it comes in.
 *
 * @param amountCents minor units, positive
 * @param dueOn of a bill only
 * @param references of the items it pays, oldest first as far as it goes; none where it is just money on account
 */
public record NewInstrument(
        Instrument.Kind kind,
        String number,
        String drawer,
        AccountId account,
        String currency,
        long amountCents,
        LocalDate receivedOn,
        Optional<LocalDate> dueOn,
        List<String> references) {}
