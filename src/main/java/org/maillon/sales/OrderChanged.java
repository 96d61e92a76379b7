package org.maillon.sales;

import org.maillon.kernel.TenantId;

/** An order was placed, changed, released, confirmed, acknowledged, delivered or cancelled; as it stands now. */
public record OrderChanged(TenantId tenant, Order order) {}
