package org.maillon.disputes;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;

/**
 * A part of an item, or all of it, that the customer does not accept; or of a delivery whose invoice does not exist yet.
 *
 * @param account the code of its account
 * @param openItem empty while it hangs on a delivery only
 * @param delivery the delivery note at which it was noted; empty where it began with the item
 * @param reference the item's, else the delivery note's number
 * @param disputedCents as it was opened; what counts is at most what is open of the item
 * @param openCents of the item now; as much as is disputed where there is none yet
 * @param owner who of ours sees to it; empty where nobody does yet
 * @param respondBy the day by which the customer has an answer
 */
public record Dispute(
        long id,
        AccountId accountId,
        String account,
        String accountName,
        OptionalLong openItem,
        OptionalLong delivery,
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
