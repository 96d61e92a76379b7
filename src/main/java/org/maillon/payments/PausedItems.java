package org.maillon.payments;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/** Implemented by who keeps the silence that people asked for or the law wants; nothing is collected against it. */
public interface PausedItems {
    /** Why there is silence about an item; where several reasons hold, the first of these. */
    enum Silence {
        /** The customer is insolvent: what was owed before the judgment may not be paid (Code de commerce, art. L622-7). */
        INSOLVENCY,
        /** A person asked for it. */
        PAUSE
    }

    /** The open items of these accounts about which there is silence on a day. */
    Map<Long, Silence> paused(TenantId tenant, Collection<AccountId> accounts, LocalDate on);
}
