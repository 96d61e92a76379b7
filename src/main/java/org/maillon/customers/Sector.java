package org.maillon.customers;

import org.maillon.kernel.Code;

/** What a customer does for a living, as far as it changes how it is sold to; its name is {@code customers.sector.<code>}. */
public enum Sector {
    LARGE_RETAIL,
    AGRI_FOOD,
    INDUSTRY,
    ADMINISTRATION,
    HEALTH,
    CONSTRUCTION,
    TRADE,
    TRANSPORT,
    HOSPITALITY,
    SERVICES,
    OTHER;

    /** As in the database, over HTTP and in the keys of sentences: {@code large-retail}. */
    public String code() {
        return Code.of(this);
    }

    /** The sector of such a code; any other word is refused. */
    public static Sector of(String code) {
        return Coded.of(Sector.class, code, "customers.sector.unknown");
    }
}
