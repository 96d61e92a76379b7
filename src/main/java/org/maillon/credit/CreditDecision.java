package org.maillon.credit;

import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import org.maillon.access.Role;

/** What credit says to a request. None of the three is a refusal: only a person refuses. */
public sealed interface CreditDecision {
    /** In the order of {@link HoldReason}; empty when approved. */
    List<HoldReason> reasons();

    /** Of the exposure and of the limit. */
    Currency currency();

    /**
     * What the customer owes and has been promised once this is decided, with tax, in minor units: an order approved is
     * counted, one that is held is not yet. Of the group, where only a group's limit speaks.
     */
    long exposureCents();

    /** Empty where nobody has set one. */
    OptionalLong limitCents();

    /** As over HTTP: {@code approved}, {@code held}, {@code referred}. */
    String code();

    /** Goes ahead; its amount is reserved. */
    record Approved(Currency currency, long exposureCents, OptionalLong limitCents) implements CreditDecision {
        @Override
        public List<HoldReason> reasons() {
            return List.of();
        }

        @Override
        public String code() {
            return "approved";
        }
    }

    /**
     * Waits for a person.
     *
     * @param hold its number in the queue
     * @param decider the least role that may decide it
     * @param overrunCents how far beyond the limit it would go; 0 where it is held for another reason
     */
    record Held(
            long hold,
            Role decider,
            List<HoldReason> reasons,
            Currency currency,
            long exposureCents,
            OptionalLong limitCents,
            long overrunCents)
            implements CreditDecision {
        @Override
        public String code() {
            return "held";
        }
    }

    /** Cannot be said from what is known, such as a rate of exchange: waits for a person as well. */
    record Referred(
            long hold,
            Role decider,
            List<HoldReason> reasons,
            Currency currency,
            long exposureCents,
            OptionalLong limitCents)
            implements CreditDecision {
        @Override
        public String code() {
            return "referred";
        }
    }
}
