package org.maillon.payments;

import java.util.List;
import org.maillon.kernel.TenantId;

/** Money that lay on these items was taken away again; told inside the transaction that took it. */
public record PaymentUndone(TenantId tenant, List<Long> openItems) {}
