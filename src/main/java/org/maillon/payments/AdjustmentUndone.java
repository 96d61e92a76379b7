package org.maillon.payments;

import org.maillon.kernel.TenantId;

/** What a person had decided of some money was taken back, by a person or with the payment; told inside that transaction. */
public record AdjustmentUndone(TenantId tenant, long adjustment, String by) {}
