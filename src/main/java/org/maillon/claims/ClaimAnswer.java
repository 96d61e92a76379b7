package org.maillon.claims;

import org.maillon.kernel.Code;

/** What became of giving up a claim, of noting it paid, or of taking that back. */
public sealed interface ClaimAnswer {
    /** @param payment what was noted or taken back; 0 for a waiver */
    record Done(Claim claim, long payment) implements ClaimAnswer {}

    record Refused(Why why) implements ClaimAnswer {
        /** Its sentence stands under {@code claims.refusal.CODE}. */
        public String key() {
            return "claims.refusal." + Code.of(why);
        }
    }

    /** Why nothing was done. */
    enum Why {
        UNKNOWN,
        /** No reason, or one of more than 500 characters. */
        NO_REASON,
        /** Nothing, or more than is open of the claim. */
        TOO_MUCH,
        /** A day still to come, or not after the due day of the invoice. */
        WRONG_DAY,
        /** A note of more than 500 characters. */
        LONG_NOTE,
        /** No such receipt on the account, or not so much is left of it. */
        NO_MONEY,
        /** Taken back before. */
        UNDONE
    }
}
