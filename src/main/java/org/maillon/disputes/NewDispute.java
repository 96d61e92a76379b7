package org.maillon.disputes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.InvalidValue;

/**
 * A dispute to be opened.
 *
 * @param amountCents what is disputed, more than 0; empty for all that is open and not disputed yet
 * @param note the customer's words, at most 2,000 characters
 * @param respondBy empty for {@link Disputes#DAYS_TO_ANSWER} days from now
 * @param documents kept before, such as a photo of the damage
 */
public record NewDispute(
        long openItem,
        OptionalLong amountCents,
        DisputeCause cause,
        String note,
        Optional<String> owner,
        Optional<LocalDate> respondBy,
        List<DocumentId> documents) {
    public NewDispute {
        note = note.strip();
        if (note.length() > 2_000) throw new InvalidValue("disputes.note.long");
        if (amountCents.isPresent() && amountCents.getAsLong() <= 0) throw new InvalidValue("disputes.amount");
        owner = owner.map(String::strip).filter(name -> !name.isEmpty());
    }
}
