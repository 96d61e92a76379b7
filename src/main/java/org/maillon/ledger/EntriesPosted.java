package org.maillon.ledger;

import org.maillon.kernel.TenantId;

/** Many entries were posted at once; any account may be touched. */
public record EntriesPosted(TenantId tenant) {}
