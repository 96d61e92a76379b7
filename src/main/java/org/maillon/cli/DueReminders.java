package org.maillon.cli;

import java.time.LocalDate;
import java.util.List;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;

/** What the rules of reminding would let leave on a day, with what was known that day; nothing is sent or kept. */
interface DueReminders {
    List<Due> leaving(TenantId tenant, LocalDate on, Language language);

    /**
     * One message.
     *
     * @param account the customer's code
     * @param items how many open items it speaks of
     * @param reason in words, in the language asked for
     */
    record Due(String account, String step, int items, long amountCents, String reason) {}
}
