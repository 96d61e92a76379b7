package org.maillon.registers;

import java.time.LocalDate;
import java.util.Optional;
import org.maillon.customers.AccountId;

/**
 * A procedure a customer is or was under, with the days by which its creditor must act.
 *
 * @param openedOn the day of the judgment
 * @param publishedOn the day of the notice from which the days are counted
 * @param court as the notice names it
 * @param declareBy the last day to declare the claim
 * @param reclaimBy the last day to reclaim goods sold under retention of title, where the law sets one
 * @param reliefBy the last day to ask for relief from the missed declaration, where the law sets one
 * @param source the id of the notice, {@code hand} where a person entered it
 * @param address of the notice for people to read
 * @param endReason why it was ended, as a person said
 */
public record Insolvency(
        long id,
        AccountId account,
        InsolvencyKind kind,
        LocalDate openedOn,
        LocalDate publishedOn,
        String court,
        LocalDate declareBy,
        Optional<LocalDate> reclaimBy,
        Optional<LocalDate> reliefBy,
        String source,
        Optional<String> address,
        String notedBy,
        Optional<LocalDate> endedOn,
        Optional<String> endReason) {
    public boolean isOpen() {
        return endedOn.isEmpty();
    }
}
