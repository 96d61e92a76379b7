package org.maillon.tasks;

import org.maillon.kernel.TenantId;

/** A task was done or cancelled; published in the transaction that closes it. Whoever opened it may act on the result. */
public record TaskClosed(TenantId tenant, Task task) {}
