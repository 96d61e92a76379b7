package org.maillon.portal;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;

/** Facts as the reader of an invitation writes them; a name's ending says what its value is. */
final class InvitationFacts {
    private InvitationFacts() {}

    /** {@code …On} is an ISO day, {@code …Cents} whole minor units of the fact {@code currency}, which is EUR where absent. */
    static String shown(String name, Map<String, String> facts, Words words) {
        var value = facts.getOrDefault(name, "");
        if (name.endsWith("On")) return words.day(LocalDate.parse(value));
        if (name.endsWith("Cents"))
            return words.money(Long.parseLong(value), Currency.getInstance(facts.getOrDefault("currency", "EUR")));
        return oneLine(value);
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
