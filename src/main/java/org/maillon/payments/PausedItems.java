package org.maillon.payments;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/** Implemented by who keeps the silence that people asked for; nothing is collected against it. */
public interface PausedItems {
    /** The open items of these accounts about which there is silence on a day. */
    Set<Long> paused(TenantId tenant, Collection<AccountId> accounts, LocalDate on);
}
