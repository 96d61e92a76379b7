package org.maillon.steering;

/**
 * What is open, by how late it is. An item due on the day itself is not late; one without due day counts as not due and is
 * told apart.
 *
 * @param withoutDueDay the part of {@code notDue} that has no due day
 */
public record AgedBalance(
        Bucket notDue, Bucket d1to30, Bucket d31to60, Bucket d61to90, Bucket over90, Bucket withoutDueDay) {
    /** An amount in minor units and the number of open items it is made of. */
    public record Bucket(long cents, long items) {
        Bucket plus(Bucket other) {
            return new Bucket(cents + other.cents, items + other.items);
        }
    }

    public Bucket of(Age age) {
        return switch (age) {
            case NOT_DUE -> notDue;
            case D1_30 -> d1to30;
            case D31_60 -> d31to60;
            case D61_90 -> d61to90;
            case OVER_90 -> over90;
        };
    }

    public Bucket overdue() {
        return d1to30.plus(d31to60).plus(d61to90).plus(over90);
    }

    public Bucket open() {
        return notDue.plus(overdue());
    }
}
