package org.maillon.claims;

import org.maillon.kernel.Code;

/** What became of giving up a claim. */
public sealed interface WaiverAnswer {
    record Done(Claim claim) implements WaiverAnswer {}

    record Refused(Why why) implements WaiverAnswer {
        /** Its sentence stands under {@code claims.waiver.refusal.CODE}. */
        public String key() {
            return "claims.waiver.refusal." + Code.of(why);
        }
    }

    /** Why nothing was given up. */
    enum Why {
        UNKNOWN,
        /** No reason, or one of more than 500 characters. */
        NO_REASON,
        /** Nothing, or more than is open of the claim. */
        TOO_MUCH
    }
}
