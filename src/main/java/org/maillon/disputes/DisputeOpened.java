package org.maillon.disputes;

import org.maillon.kernel.TenantId;

/** A dispute was opened, or opened again. */
public record DisputeOpened(TenantId tenant, Dispute dispute) {}
