package org.maillon.disputes;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.maillon.customers.AccountId;

/**
 * A part of an item, or all of it, that the customer does not accept.
 *
 * @param account the code of its account
 * @param reference the item's
 * @param disputedCents as it was opened; what counts is at most what is open of the item
 * @param openCents of the item now
 * @param owner who of ours sees to it; empty where nobody does yet
 * @param respondBy the day by which the customer has an answer
 */
public record Dispute(
        long id,
        AccountId accountId,
        String account,
        String accountName,
        long openItem,
        String reference,
        Currency currency,
        long disputedCents,
        long openCents,
        DisputeCause cause,
        String note,
        LocalDate openedOn,
        String openedBy,
        Optional<String> owner,
        LocalDate respondBy,
        DisputeState state,
        Optional<LocalDate> closedOn) {
    public boolean isOpen() {
        return state == DisputeState.OPEN;
    }

    /** How it stands in the evidence. */
    public String subject() {
        return "account/" + accountId.value() + "/dispute/" + id;
    }
}
