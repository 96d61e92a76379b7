package org.maillon.stories;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.Customers;
import org.maillon.disputes.Disputes;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Delivery;
import org.maillon.messages.ReturnedMail;
import org.maillon.payments.Promises;
import org.maillon.reminders.JournalEntry;
import org.maillon.reminders.Reminders;
import org.maillon.tasks.Tasks;

/** The parts of the program that a story puts to work. */
record StoryParts(
        StoryClock clock,
        StoryMail mail,
        StoryBooks books,
        Reminders reminders,
        Delivery delivery,
        Promises promises,
        Disputes disputes,
        ReturnedMail returned,
        Customers customers,
        Tasks tasks) {

    List<JournalEntry> journal(TenantId tenant, LocalDate on) {
        return reminders
                .journal(tenant, on, Optional.empty(), OptionalLong.empty(), 100)
                .items();
    }
}
