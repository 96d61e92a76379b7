package org.maillon.reminders;

import java.time.LocalDate;
import java.util.Currency;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;

/** Something a person must do before an account can be reminded, or after it was to no avail; cents are minor units. */
public record ReminderTask(
        long account,
        String code,
        String name,
        String currency,
        Reason reason,
        long items,
        long cents,
        LocalDate since) {

    /** Who, how much, and what to do about it. */
    public String sentence(Language language) {
        var amount = new Money(cents, Currency.getInstance(currency)).display(language);
        var key = "reminders.task." + ReminderStore.lower(reason);
        return Texts.in(language).say(key, name, String.valueOf(items), amount);
    }
}
