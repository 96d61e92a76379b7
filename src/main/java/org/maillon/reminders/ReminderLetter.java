package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;

/**
 * A reminder ready to be worded: what is asked, about which items, and the others for information.
 *
 * @param recipient the e-mail address of the contact who pays, else who receives, approves or orders
 * @param asked the sum of what the items chased still owe once credits are laid on the oldest items
 * @param credited what credits not yet allocated cover of all open items
 */
public record ReminderLetter(
        Tone tone,
        Language language,
        String recipient,
        Optional<String> recipientName,
        String accountName,
        LocalDate on,
        List<Line> chased,
        List<Line> others,
        Money asked,
        Money credited) {

    /** One open item: what is open of it, and what it still owes once credits are laid on it. */
    public record Line(
            String reference, LocalDate issuedOn, @Nullable LocalDate dueOn, Money open, Money owed) {}
}
