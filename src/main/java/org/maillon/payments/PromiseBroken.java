package org.maillon.payments;

import org.maillon.kernel.TenantId;

/** The day of a promise passed and less than was promised had come. */
public record PromiseBroken(TenantId tenant, Promise promise) {}
