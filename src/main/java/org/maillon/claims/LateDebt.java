package org.maillon.claims;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;

/**
 * One invoice that was not paid in time: its principal with tax, the day it fell due, and what the contract and the
 * debtor changed since.
 *
 * @param agreedRate the contract's rate, instead of the statutory one
 * @param parts in the order in which they were received
 * @param insolventOn the day of the judgment that opens insolvency proceedings; interest stops the day before (Code de
 *     commerce, art. L622-28, read prudently)
 */
public record LateDebt(
        Regime regime,
        Money principal,
        LocalDate dueOn,
        Optional<Rate> agreedRate,
        Imputation imputation,
        List<PartPayment> parts,
        Optional<LocalDate> insolventOn) {
    public LateDebt {
        if (principal.cents() < 0) throw new InvalidValue("claims.principal.negative");
        for (var part : parts) {
            if (!part.amount().currency().equals(principal.currency())) {
                throw new InvalidValue("claims.part.currency", part.receivedOn().toString());
            }
        }
        parts = parts.size() < 2 ? List.copyOf(parts) : inOrder(parts);
    }

    /** A debt at the statutory rate, of which nothing was paid. */
    public static LateDebt of(Regime regime, Money principal, LocalDate dueOn) {
        return new LateDebt(
                regime, principal, dueOn, Optional.empty(), Imputation.INTEREST_FIRST, List.of(), Optional.empty());
    }

    /** The same with the day of the judgment that opened insolvency proceedings, where there is one. */
    public LateDebt stoppedOn(Optional<LocalDate> judgment) {
        return new LateDebt(regime, principal, dueOn, agreedRate, imputation, parts, judgment);
    }

    private static List<PartPayment> inOrder(List<PartPayment> parts) {
        return parts.stream()
                .sorted(Comparator.comparing(PartPayment::receivedOn))
                .toList();
    }
}
