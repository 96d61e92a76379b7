package org.maillon.steering;

/** How many invoices were paid in time and how many late, by days: the picture of how customers pay. */
public record PaymentDelays(long onTime, long d1to15, long d16to30, long d31to60, long over60) {
    public long invoices() {
        return onTime + d1to15 + d16to30 + d31to60 + over60;
    }
}
