package org.maillon.payments;

import java.time.LocalDate;
import java.util.List;

/**
 * Cheques, or bills, that went to the bank together.
 *
 * @param iban ours, on which they are to be paid
 */
public record DepositSlip(
        long id,
        boolean bills,
        String currency,
        String iban,
        LocalDate madeOn,
        String madeBy,
        List<Instrument> instruments) {
    public long sumCents() {
        return instruments.stream().mapToLong(Instrument::amountCents).sum();
    }
}
