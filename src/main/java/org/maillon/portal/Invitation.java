package org.maillon.portal;

import java.util.Map;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;

/**
 * One e-mail that leads a customer to a page under its link.
 *
 * @param kind {@code terms}, {@code quote}, {@code confirmation}, {@code deposit} or {@code delivery}
 * @param key 1 to 200 characters; a key invites once per company, for ever
 * @param role who is written to first; where nobody in that role has an e-mail address, another contact of the account but
 *     never a superior
 * @param path where the link opens, without a slash at its ends: {@code quotes/12}; empty for the customer's page itself
 * @param facts what the words need. For terms {@code version}; for a quote {@code reference}, {@code amountCents} (with tax)
 *     and {@code untilOn}; for a confirmation {@code reference} and {@code amountCents}; for a deposit these and {@code dueOn};
 *     for a delivery {@code reference} and {@code deliveredOn}. Days are ISO, amounts whole minor units of the fact {@code currency} (EUR where absent)
 */
public record Invitation(
        String kind, String key, AccountId account, Contact.Role role, String path, Map<String, String> facts) {
    public Invitation {
        facts = Map.copyOf(facts);
        if (key.isEmpty() || key.length() > 200) throw new IllegalArgumentException("key " + key);
        if (!path.matches("([a-z0-9-]+(/[a-z0-9-]+)*)?")) throw new IllegalArgumentException("path " + path);
        var missing = InvitationKind.of(kind).missing(facts);
        if (!missing.isEmpty()) throw new IllegalArgumentException("no fact " + missing + " for " + kind);
    }
}
