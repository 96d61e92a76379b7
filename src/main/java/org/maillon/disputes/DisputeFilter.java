package org.maillon.disputes;

import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;

/** Which disputes: of a state, an account, an item, or all. */
public record DisputeFilter(Optional<DisputeState> state, Optional<AccountId> account, OptionalLong openItem) {
    public static DisputeFilter open() {
        return new DisputeFilter(Optional.of(DisputeState.OPEN), Optional.empty(), OptionalLong.empty());
    }

    public static DisputeFilter of(AccountId account) {
        return new DisputeFilter(Optional.empty(), Optional.of(account), OptionalLong.empty());
    }
}
