package org.maillon.customers;

import java.util.Optional;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;

/** A person at a customer, by what they do there. The language is the account's where it is empty. */
public record Contact(
        long id,
        AccountId account,
        Role role,
        String name,
        Optional<String> email,
        Optional<String> phone,
        Optional<Language> language) {
    /** Who orders, who approves, who receives invoices, who pays, and the superior of the one who pays. */
    public enum Role {
        ORDERS,
        APPROVES,
        RECEIVES,
        PAYS,
        SUPERIOR;

        String stored() {
            return Code.of(this);
        }

        static Role of(String stored) {
            return Code.read(Role.class, stored);
        }
    }
}
