package org.maillon.ledger;

import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/** Entries were posted, or matched anew, on these accounts; told inside the transaction that posted them. */
public record EntriesPosted(TenantId tenant, List<AccountId> accounts) {}
