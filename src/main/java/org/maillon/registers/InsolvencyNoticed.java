package org.maillon.registers;

import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/** A customer is known to be insolvent; published in the transaction that notes it. */
public record InsolvencyNoticed(TenantId tenant, AccountId account) {}
