package org.maillon.credit;

import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/** A limit or a cover of this account, and of its group where it is the head, has changed. */
record LimitChanged(TenantId tenant, AccountId account) {}
