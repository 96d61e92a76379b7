package org.maillon.desk;

import java.util.Optional;
import org.maillon.claims.Claim;
import org.maillon.claims.ClaimTotal;
import org.maillon.customers.CustomerAccount;

/**
 * Which claims the page shows.
 *
 * @param account all customers where empty
 * @param state its code; what is left to be paid where it is empty
 */
public record AskedClaims(Optional<CustomerAccount> account, String state) {
    /** The address of the list for another state. */
    public String at(String other) {
        var of = account.map(it -> "account=" + it.id().value()).orElse("");
        var which = other.isEmpty() ? "" : "state=" + other;
        var query = of.isEmpty() || which.isEmpty() ? of + which : of + "&" + which;
        return query.isEmpty() ? "/claims" : "/claims?" + query;
    }

    /** What the title says of a sum: paid, given up, or left to be paid. */
    public long centsOf(ClaimTotal total) {
        if (state.equals(Claim.State.PAID.code())) return total.paidCents();
        return state.equals(Claim.State.WAIVED.code()) ? total.waivedCents() : total.openCents();
    }

    String after(long item) {
        var here = at(state);
        return here + (here.contains("?") ? "&" : "?") + "after=" + item;
    }
}
