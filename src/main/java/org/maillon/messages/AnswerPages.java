package org.maillon.messages;

import java.net.URI;
import org.maillon.kernel.TenantId;

/** A port: gives a message the address of the page on which its customer answers. */
public interface AnswerPages {
    /** An address for this message alone; asked for inside the transaction in which the message is worded. */
    URI page(TenantId tenant, QueuedMessage message, ReminderLetter letter);
}
