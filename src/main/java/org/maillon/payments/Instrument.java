package org.maillon.payments;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Code;

/**
 * A cheque or a bill of a customer.
 *
 * @param amountCents minor units, positive
 * @param dueOn of a bill; empty for a cheque, which is paid at sight
 * @param slip the deposit slip with which it went to the bank
 * @param reason why it came back, in the bank's words; else empty
 */
public record Instrument(
        long id,
        Kind kind,
        String number,
        String drawer,
        AccountId account,
        String accountName,
        String currency,
        long amountCents,
        LocalDate receivedOn,
        Optional<LocalDate> dueOn,
        State state,
        OptionalLong slip,
        OptionalLong credit,
        String reason) {
    /** What it is; bills are booked on account 413 by the accounting. */
    public enum Kind {
        CHEQUE,
        /** Lettre de change relevé: drawn by us, accepted by the customer. */
        LCR,
        /** Billet à ordre relevé: written by the customer. */
        BOR;

        public boolean isBill() {
            return this != CHEQUE;
        }

        public String code() {
            return Code.of(this);
        }

        /** The kind of such a code; any other word is refused. */
        public static Kind of(String code) {
            return Code.read(Kind.class, code);
        }
    }

    /** Where it is. */
    public enum State {
        REGISTERED,
        DEPOSITED,
        /** Paid: the customer's account is credited. */
        CLEARED,
        /** Unpaid: what it had paid, or was to pay, is owed. */
        RETURNED;

        public String code() {
            return Code.of(this);
        }
    }
}
