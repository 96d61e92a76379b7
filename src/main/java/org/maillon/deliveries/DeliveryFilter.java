package org.maillon.deliveries;

import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;

/** Which deliveries: of a state, an account, an order, or all. */
public record DeliveryFilter(Optional<DeliveryState> state, Optional<AccountId> account, OptionalLong order) {
    public static final DeliveryFilter ALL =
            new DeliveryFilter(Optional.empty(), Optional.empty(), OptionalLong.empty());

    public static DeliveryFilter of(DeliveryState state) {
        return new DeliveryFilter(Optional.of(state), Optional.empty(), OptionalLong.empty());
    }

    public static DeliveryFilter of(AccountId account) {
        return new DeliveryFilter(Optional.empty(), Optional.of(account), OptionalLong.empty());
    }

    public static DeliveryFilter ofOrder(long order) {
        return new DeliveryFilter(Optional.empty(), Optional.empty(), OptionalLong.of(order));
    }
}
