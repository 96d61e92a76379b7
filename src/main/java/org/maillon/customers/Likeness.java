package org.maillon.customers;

import java.util.Set;
import org.maillon.kernel.Code;

/** Two accounts that may be one customer, and why. @param first the older one */
public record Likeness(CustomerAccount first, CustomerAccount second, Set<Sign> signs) {
    /** What speaks for it; its sentence is {@code customers.likeness.<code>}. */
    public enum Sign {
        NUMBER,
        IBAN,
        NAME;

        public String code() {
            return Code.of(this);
        }
    }

    public Likeness {
        signs = Set.copyOf(signs);
    }
}
