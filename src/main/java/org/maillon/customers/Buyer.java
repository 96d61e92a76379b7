package org.maillon.customers;

import org.maillon.kernel.Code;

/**
 * Who buys, as the law of payment terms sees it: a private company, or one of the three kinds of public buyers of the Code de
 * la commande publique (art. R2192-10 and R2192-11: 30, 50 and 60 days).
 */
public enum Buyer {
    PRIVATE,
    /** The State, local authorities and their establishments. */
    AUTHORITY,
    /** Public health establishments, and the health service of the armed forces. */
    HOSPITAL,
    /** Public undertakings. */
    UNDERTAKING;

    public boolean isPublic() {
        return this != PRIVATE;
    }

    public String code() {
        return Code.of(this);
    }

    public static Buyer of(String code) {
        return Coded.of(Buyer.class, code, "customers.buyer.unknown");
    }
}
