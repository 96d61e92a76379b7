package org.maillon.credit;

import java.util.Optional;
import org.maillon.customers.AccountId;

/** Which held orders to list; empty asks for all. */
public record HoldFilter(Optional<HoldState> state, Optional<AccountId> account) {
    public static final HoldFilter OPEN = new HoldFilter(Optional.of(HoldState.OPEN), Optional.empty());

    public static HoldFilter of(AccountId account) {
        return new HoldFilter(Optional.empty(), Optional.of(account));
    }
}
