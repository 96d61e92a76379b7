package org.maillon.messages;

import java.time.Instant;
import org.maillon.kernel.TenantId;

/**
 * The recipient of a message opened the link in it for the first time; told inside the transaction that notes it.
 *
 * @param message the id of the message
 */
public record LinkOpened(TenantId tenant, long message, Instant at) {}
