package org.maillon.credit;

import java.util.Currency;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Code;

/**
 * What the company is bound to by an order, in minor units with tax.
 *
 * @param deliveredCents so much by now, in all; also the two that follow
 * @param depositCents taken in for it and not standing as a credit in the ledger
 * @param prepaid to be paid before anything leaves, and not yet there: it counts for nothing
 */
record Commitment(
        String subject,
        AccountId account,
        Currency currency,
        long amountCents,
        long deliveredCents,
        long invoicedCents,
        long depositCents,
        boolean prepaid) {
    /** How far it has come; {@code LAPSED}: nothing more will be delivered of it. */
    enum State {
        ACCEPTED,
        DELIVERED,
        INVOICED,
        LAPSED;

        String stored() {
            return Code.of(this);
        }
    }

    static Commitment of(CreditRequest request) {
        return new Commitment(
                request.subject(),
                request.account(),
                request.currency(),
                request.amountCents(),
                0,
                0,
                0,
                request.isUncounted());
    }

    Commitment as(CreditRequest request) {
        return new Commitment(
                subject,
                account,
                request.currency(),
                request.amountCents(),
                deliveredCents,
                invoicedCents,
                depositCents,
                request.isUncounted());
    }

    Commitment delivered(long cents) {
        return new Commitment(subject, account, currency, amountCents, cents, invoicedCents, depositCents, prepaid);
    }

    Commitment invoiced(long cents) {
        return new Commitment(subject, account, currency, amountCents, deliveredCents, cents, depositCents, prepaid);
    }

    Commitment deposited(long cents) {
        return new Commitment(subject, account, currency, amountCents, deliveredCents, invoicedCents, cents, prepaid);
    }

    /** What was delivered stays to be invoiced. */
    Commitment lapsed() {
        return new Commitment(
                subject,
                account,
                currency,
                Math.max(deliveredCents, invoicedCents),
                deliveredCents,
                invoicedCents,
                depositCents,
                prepaid);
    }

    /** Whether something of it was delivered, invoiced or paid. */
    boolean hasBegun() {
        return deliveredCents > 0 || invoicedCents > 0 || depositCents > 0;
    }

    State state() {
        if (amountCents > Math.max(deliveredCents, invoicedCents)) return State.ACCEPTED;
        if (deliveredCents > invoicedCents) return State.DELIVERED;
        return invoicedCents > 0 ? State.INVOICED : State.LAPSED;
    }

    /** Accepted and not delivered; with the two that follow as the table's own columns count it. */
    long acceptedCents() {
        return prepaid ? 0 : Math.max(amountCents - Math.max(deliveredCents, invoicedCents), 0);
    }

    long uninvoicedCents() {
        return prepaid ? 0 : Math.max(deliveredCents - invoicedCents, 0);
    }

    /** A deposit counts up to what is left of its own order. */
    long countedDepositCents() {
        return Math.min(depositCents, acceptedCents() + uninvoicedCents());
    }

    /** What it adds to the exposure beside the ledger. */
    long countedCents() {
        return acceptedCents() + uninvoicedCents() - countedDepositCents();
    }
}
