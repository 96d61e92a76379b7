package org.maillon.messages;

import java.net.URI;
import java.util.List;
import org.maillon.kernel.TenantId;

/** A port: gives a message the address of the page on which its customer answers. */
public interface AnswerPages {
    /** An address for each message alone, in their order; asked for inside the transaction in which they are worded. */
    List<URI> pages(TenantId tenant, List<Asking> asking);

    /** A message and the letter it becomes. */
    record Asking(QueuedMessage message, ReminderLetter letter) {}
}
