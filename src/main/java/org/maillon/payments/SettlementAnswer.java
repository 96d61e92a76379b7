package org.maillon.payments;

import org.maillon.kernel.Code;

/** What became of an act on a receipt. */
public sealed interface SettlementAnswer {
    record Done(Receipt receipt) implements SettlementAnswer {}

    record Refused(Why why) implements SettlementAnswer {
        /** Its sentence stands under {@code payments.refusal.CODE}. */
        public String key() {
            return "payments.refusal." + Code.of(why);
        }
    }

    /** Why nothing was done. */
    enum Why {
        /** No such receipt, proposal or allocation of this company. */
        UNKNOWN,
        /** Somebody else was first, or it has changed since. */
        CHANGED_MEANWHILE,
        /** More than the receipt holds. */
        TOO_MUCH,
        /** More than is open of an item, or no such item in the receipt's currency. */
        NO_ROOM,
        /** The rest of the receipt lies on another account: transfer it first. */
        OTHER_ACCOUNT,
        /** Reversed already. */
        REVERSED,
        /** Nothing of the receipt lies on an account. */
        NOTHING_LEFT,
        /** The money lies on that account already. */
        SAME_ACCOUNT,
        /** No reason, or one of more than 500 characters. */
        NO_REASON,
        /** Some of it was paid back or moved: take that back first. */
        ADJUSTED,
        /** The money moved is laid on items: take that back first. */
        LAID,
        /** It came from a bank account that no second person has approved: nothing is paid back to it. */
        PAYER_NOT_APPROVED
    }
}
