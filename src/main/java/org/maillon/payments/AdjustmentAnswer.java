package org.maillon.payments;

import org.maillon.payments.SettlementAnswer.Why;

/** What became of a write-off, a refund, a transfer, or of taking one back. */
public sealed interface AdjustmentAnswer {
    record Done(Adjustment adjustment) implements AdjustmentAnswer {}

    record Refused(Why why) implements AdjustmentAnswer {
        /** Its sentence stands under {@code payments.refusal.CODE}. */
        public String key() {
            return new SettlementAnswer.Refused(why).key();
        }
    }
}
