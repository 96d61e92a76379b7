package org.maillon.deliveries;

import org.maillon.kernel.TenantId;

/** A delivery was taken: on a phone or on paper, with or without reserves. */
public record DeliverySigned(TenantId tenant, DeliveryNote note, Signature signature) {}
