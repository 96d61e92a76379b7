package org.maillon.privacy;

import org.maillon.kernel.Code;

/** From when the time of a record is counted. */
public enum CountedFrom {
    /** From the day of the record itself. */
    RECORD(0),
    /** From the close of the year it was booked in, which is at most twelve months after its day. */
    CLOSING(12),
    /** From the last record of the person, of any kind. */
    LAST_CONTACT(0);

    private final int monthsBefore;

    CountedFrom(int monthsBefore) {
        this.monthsBefore = monthsBefore;
    }

    /** How many months may pass between the day of a record and the day from which its time is counted. */
    int monthsBefore() {
        return monthsBefore;
    }

    public String code() {
        return Code.of(this);
    }
}
