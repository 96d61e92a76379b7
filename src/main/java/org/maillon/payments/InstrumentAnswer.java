package org.maillon.payments;

import org.maillon.kernel.Code;

/** What became of registering a cheque or a bill. */
public sealed interface InstrumentAnswer {
    record Registered(long id) implements InstrumentAnswer {}

    record Refused(Why why) implements InstrumentAnswer {
        /** Its sentence stands under {@code payments.instrument.refusal.CODE}. */
        public String key() {
            return "payments.instrument.refusal." + Code.of(why);
        }
    }

    /** Why it was not registered. */
    enum Why {
        NO_NUMBER,
        NO_DRAWER,
        NO_AMOUNT,
        /** A bill falls due on a day, not before it came in; a cheque has none. */
        BAD_DUE_DAY,
        /** Received on a day that has not come, or more than a year ago. */
        BAD_DAY,
        /** This number of this customer waits already, or is paid. */
        KNOWN,
        /** No open item of the customer bears one of the references. */
        UNKNOWN_ITEM
    }
}
