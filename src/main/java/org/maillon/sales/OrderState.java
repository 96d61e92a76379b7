package org.maillon.sales;

import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Where an order stands; its name is {@code sales.state.<code>}. */
public enum OrderState {
    /** Kept back: credit, or what departs from the agreement, waits for somebody's yes. */
    HELD,
    ACCEPTED,
    PART_DELIVERED,
    DELIVERED,
    CANCELLED,
    /** By who decides on credit. */
    REFUSED;

    public String code() {
        return Code.of(this);
    }

    public static OrderState of(String code) {
        return Code.read(OrderState.class, code);
    }

    public boolean isEnded() {
        return this == DELIVERED || this == CANCELLED || this == REFUSED;
    }

    public String in(Language language) {
        return Texts.in(language).say("sales.state." + code());
    }
}
