package org.maillon.payments;

import org.maillon.kernel.TenantId;

/** The customer signed a plan, and with it that it owes the sum: limitation begins anew that day. */
public record PlanSigned(TenantId tenant, RepaymentPlan plan) {}
