package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules may look at for one customer account in one currency: the rows of the view reminders.facts. Amounts
 * are minor units of the currency; unallocatedCents is what credits and receipts not yet allocated could still pay.
 */
public record AccountFacts(
        long account,
        String currency,
        boolean reachable,
        long unallocatedCents,
        @Nullable LocalDate lastContactOn,
        List<ItemFacts> items) {

    /** One open item; lastStep is the highest step already said (0: none), pausedUntil the last day of silence. */
    public record ItemFacts(
            long openItem,
            String kind,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            long openCents,
            int lastStep,
            @Nullable LocalDate lastStepOn,
            int cycle,
            @Nullable LocalDate pausedUntil) {}

    /** The same account, had it an address to write to. */
    AccountFacts asReachable() {
        return new AccountFacts(account, currency, true, unallocatedCents, lastContactOn, items);
    }
}
