package org.maillon.credit;

import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/** A person refused a held subject, and said why; nothing is reserved for it any more. */
public record OrderRefused(TenantId tenant, String subject, AccountId account, long hold, String by, String why) {}
