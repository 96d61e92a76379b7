package org.maillon.payments;

import java.util.Optional;
import org.maillon.customers.AccountId;

/** Which plans: of a state, an account, or all. */
public record PlanFilter(Optional<PlanState> state, Optional<AccountId> account) {
    public static final PlanFilter ALL = new PlanFilter(Optional.empty(), Optional.empty());

    public static PlanFilter of(AccountId account) {
        return new PlanFilter(Optional.empty(), Optional.of(account));
    }
}
