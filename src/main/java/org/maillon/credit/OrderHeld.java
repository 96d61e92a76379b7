package org.maillon.credit;

import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/** A subject came to wait for a person; told inside the transaction that decided so. */
record OrderHeld(TenantId tenant, String subject, AccountId account, long hold, List<HoldReason> reasons) {}
