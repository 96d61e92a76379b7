package org.maillon.payments;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.kernel.Code;

/**
 * Money that arrived on one of our accounts, or left it, as the bank told it.
 *
 * @param statement empty where it came by card
 * @param account ours, as the bank writes it
 * @param amountCents minor units; money in is positive
 * @param automatic whether it was laid without asking
 * @param version grows with every act on it: who acts on an older one is told
 */
public record Receipt(
        long id,
        OptionalLong statement,
        String account,
        LocalDate bookedOn,
        long amountCents,
        String currency,
        Optional<String> payer,
        Optional<String> payerIban,
        Optional<String> reference,
        Optional<String> structuredReference,
        String text,
        Optional<String> endToEndId,
        boolean returned,
        Optional<String> returnReason,
        State state,
        boolean automatic,
        int version,
        List<Laid> allocations) {
    /** Where a receipt stands. */
    public enum State {
        /** Not looked at yet. */
        NEW,
        /** Waits for a person, with proposals. */
        PROPOSED,
        /** Waits for a person, without any. */
        UNKNOWN,
        MATCHED,
        /** A part of it is laid, the rest is cash on account. */
        PARTLY,
        ON_ACCOUNT,
        /** A payment that came back, answered by reopening what it had paid. */
        RETURNED,
        /** A person said that it is no customer's. */
        ASIDE,
        /** Money that left. */
        OUT;

        public String stored() {
            return Code.of(this);
        }

        public static State of(String stored) {
            return Code.read(State.class, stored);
        }
    }

    /**
     * A part of the receipt laid on an item, also after it was reversed.
     *
     * @param allocation in the ledger; empty for cash on account
     */
    public record Laid(
            OptionalLong allocation,
            long account,
            OptionalLong openItem,
            String reference,
            long amountCents,
            boolean automatic,
            boolean reversed) {}

    Receipt with(List<Laid> found) {
        return new Receipt(
                id,
                statement,
                account,
                bookedOn,
                amountCents,
                currency,
                payer,
                payerIban,
                reference,
                structuredReference,
                text,
                endToEndId,
                returned,
                returnReason,
                state,
                automatic,
                version,
                found);
    }
}
