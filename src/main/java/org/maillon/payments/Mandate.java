package org.maillon.payments;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Iban;

/**
 * A customer's word, signed, that we may collect from its bank account.
 *
 * @param account the code of the customer account
 * @param reference the unique mandate reference: ours, never given twice
 * @param recurrent whether more than one collection may be made under it
 * @param debtor the name on the bank account
 * @param document SHA-256 of what was signed, kept as evidence
 * @param noticeDays agreed between both, where it is not the usual fourteen
 * @param collections presented under it, those rejected before settlement left out
 * @param lastCollectedOn day of the latest collection presented, whatever became of it
 * @param ending the next collection is the last
 */
public record Mandate(
        long id,
        AccountId accountId,
        String account,
        String accountName,
        String reference,
        DebitScheme scheme,
        boolean recurrent,
        String debtor,
        Iban iban,
        Optional<String> bic,
        LocalDate signedOn,
        Optional<String> document,
        OptionalInt noticeDays,
        int collections,
        Optional<LocalDate> lastCollectedOn,
        boolean ending,
        Optional<LocalDate> revokedOn) {
    /** Where it stands on a day. */
    public MandateState state(LocalDate on) {
        return MandateRules.state(this, on);
    }

    /** The last day on which it may be used if nothing is collected before. */
    public LocalDate lastDay() {
        return MandateRules.lastDay(this);
    }
}
