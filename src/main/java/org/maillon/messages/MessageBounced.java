package org.maillon.messages;

import java.time.LocalDate;
import java.util.Currency;
import org.maillon.kernel.TenantId;

/** A message did not arrive and will not: what it counted for is to be taken back, in the same transaction. */
public record MessageBounced(
        TenantId tenant, long message, long accountId, String source, String key, Currency currency, LocalDate on) {}
