package org.maillon.disputes;

import java.util.Currency;
import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.InvalidValue;

/**
 * A dispute to be opened on a delivery whose invoice does not exist yet.
 *
 * @param delivery the id of the delivery note
 * @param deliveryNumber its number, as the customer reads it
 * @param amountCents what the reserve is worth with tax; 0 where no price is known
 * @param note what was noted at the delivery, at most 2,000 characters
 * @param documents kept before, such as a photo of the damage
 */
public record NewDeliveryDispute(
        AccountId account,
        long delivery,
        String deliveryNumber,
        long amountCents,
        Currency currency,
        DisputeCause cause,
        String note,
        List<DocumentId> documents) {
    public NewDeliveryDispute {
        note = note.strip();
        if (note.length() > 2_000) throw new InvalidValue("disputes.note.long");
        if (amountCents < 0) throw new InvalidValue("disputes.amount");
        documents = List.copyOf(documents);
    }
}
