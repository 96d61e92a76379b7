package org.maillon.claims;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.maillon.claims.Claim.Kind;
import org.maillon.claims.Claim.State;
import org.maillon.customers.AccountId;

/**
 * Which claims are asked about.
 *
 * @param account all where empty
 * @param states one or more
 * @param kind both where empty
 */
public record ClaimFilter(Optional<AccountId> account, Set<State> states, Optional<Kind> kind) {
    /** What is left to be paid. */
    public static final Set<State> OPEN = Set.of(State.RUNNING, State.DUE);

    public static ClaimFilter open(Optional<AccountId> account) {
        return new ClaimFilter(account, OPEN, Optional.empty());
    }

    boolean takes(Claim claim) {
        return states.contains(claim.state()) && kind.map(claim.kind()::equals).orElse(true);
    }

    /** Whether only claims are wanted of which something was given up or paid: few invoices have one. */
    boolean isEnded() {
        return EnumSet.of(State.PAID, State.WAIVED).containsAll(states);
    }
}
