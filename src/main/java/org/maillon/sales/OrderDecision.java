package org.maillon.sales;

import java.util.List;
import java.util.OptionalLong;
import org.maillon.kernel.Code;

/**
 * What became of an order when it was asked for.
 *
 * @param reasons codes of what keeps it back, none where it is approved
 * @param exposureCents what the customer owes and has ordered, with tax, this order counted as far as it was accepted
 * @param limitCents empty where there is no limit
 */
public record OrderDecision(Verdict verdict, List<String> reasons, long exposureCents, OptionalLong limitCents) {
    public OrderDecision {
        reasons = List.copyOf(reasons);
    }

    /** Approved, kept back, or kept back for somebody with more authority. */
    public enum Verdict {
        APPROVED,
        HELD,
        REFERRED;

        public String code() {
            return Code.of(this);
        }

        static Verdict of(String code) {
            return Code.read(Verdict.class, code);
        }
    }
}
