package org.maillon.registers;

import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/** A customer's insolvency is over, as a person said; published in the transaction that notes it. */
public record InsolvencyEnded(TenantId tenant, AccountId account) {}
