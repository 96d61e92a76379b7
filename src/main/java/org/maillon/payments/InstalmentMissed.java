package org.maillon.payments;

import org.maillon.kernel.TenantId;

/** The day of an instalment passed and it was not paid. */
public record InstalmentMissed(TenantId tenant, RepaymentPlan plan, int instalment) {}
