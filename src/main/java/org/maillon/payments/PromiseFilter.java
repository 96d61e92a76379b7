package org.maillon.payments;

import java.util.Optional;
import org.maillon.customers.AccountId;

/** Which promises: of a state, an account, or all. */
public record PromiseFilter(Optional<PromiseState> state, Optional<AccountId> account) {
    public static final PromiseFilter ALL = new PromiseFilter(Optional.empty(), Optional.empty());

    public static PromiseFilter of(AccountId account) {
        return new PromiseFilter(Optional.empty(), Optional.of(account));
    }
}
