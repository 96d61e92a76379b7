package org.maillon.ledger;

import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/** What one account owes, or when, has changed. */
public record AccountChanged(TenantId tenant, AccountId account) {}
