package org.maillon.payments;

import java.util.List;
import org.maillon.kernel.TenantId;

/** Money was laid on these items, in part or whole; told inside the transaction that laid it. */
public record ItemsPaid(TenantId tenant, List<Long> openItems) {}
