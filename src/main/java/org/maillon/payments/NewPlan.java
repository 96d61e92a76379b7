package org.maillon.payments;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;

/**
 * A repayment plan to be drawn up.
 *
 * @param openItems what it spreads, at least one
 * @param instalments 1 to 60, each later than the one before; together what is open of the items
 * @param allDueWhenMissed whether the whole is due again once an instalment is missed
 */
public record NewPlan(
        AccountId account, Currency currency, List<Long> openItems, List<Part> instalments, boolean allDueWhenMissed) {
    private static final int MOST = 60;

    /** One payment: its day and its amount, more than 0. */
    public record Part(LocalDate dueOn, long amountCents) {}

    public NewPlan {
        openItems = openItems.stream().distinct().toList();
        instalments = List.copyOf(instalments);
        if (openItems.isEmpty()) throw new InvalidValue("payments.plan.nothing");
        if (instalments.isEmpty() || instalments.size() > MOST) throw new InvalidValue("payments.plan.count");
        if (instalments.stream().anyMatch(part -> part.amountCents() <= 0))
            throw new InvalidValue("payments.plan.amount");
        for (int n = 1; n < instalments.size(); n++) {
            if (!instalments.get(n).dueOn().isAfter(instalments.get(n - 1).dueOn()))
                throw new InvalidValue("payments.plan.order");
        }
    }

    long spreadCents() {
        return instalments.stream().mapToLong(Part::amountCents).sum();
    }
}
