package org.maillon.deliveries;

import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.kernel.Code;

/** Where a delivery is: written, gone with somebody who has its link, signed without or with reserves, or given up. */
public enum DeliveryState {
    PLANNED,
    ON_THE_WAY,
    SIGNED,
    WITH_RESERVES,
    CANCELLED;

    /** Whether somebody took it. */
    public boolean isSigned() {
        return this == SIGNED || this == WITH_RESERVES;
    }

    /** Whether it still has to be taken. */
    public boolean isOpen() {
        return this == PLANNED || this == ON_THE_WAY;
    }

    public String code() {
        return Code.of(this);
    }

    public static Optional<DeliveryState> of(String code) {
        return Stream.of(values()).filter(state -> state.code().equals(code)).findFirst();
    }
}
