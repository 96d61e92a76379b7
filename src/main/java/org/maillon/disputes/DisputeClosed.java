package org.maillon.disputes;

import org.maillon.kernel.TenantId;

/** A dispute came to its end, one way or the other. */
public record DisputeClosed(TenantId tenant, Dispute dispute) {}
