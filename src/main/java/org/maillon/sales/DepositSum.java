package org.maillon.sales;

import java.util.List;

/** All deposits of an order together, in minor units of its currency. */
public record DepositSum(long askedCents, long receivedCents, long takenOffCents) {
    public static DepositSum of(List<Deposit> deposits) {
        return new DepositSum(
                deposits.stream().mapToLong(Deposit::amountCents).sum(),
                deposits.stream().mapToLong(Deposit::receivedCents).sum(),
                deposits.stream().mapToLong(Deposit::takenOffCents).sum());
    }

    /** Received, and on no invoice yet. */
    public long leftCents() {
        return receivedCents - takenOffCents;
    }
}
