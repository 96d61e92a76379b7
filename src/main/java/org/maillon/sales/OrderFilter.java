package org.maillon.sales;

import java.util.Optional;
import org.maillon.customers.AccountId;

/** Which orders are meant; what is empty leaves none out. */
public record OrderFilter(Optional<AccountId> account, Optional<OrderState> state) {
    public static final OrderFilter ALL = new OrderFilter(Optional.empty(), Optional.empty());
}
