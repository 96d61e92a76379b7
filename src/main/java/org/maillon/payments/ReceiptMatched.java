package org.maillon.payments;

import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/** A receipt was laid on what it pays; told inside the transaction that laid it. */
public record ReceiptMatched(TenantId tenant, long receipt, List<AccountId> accounts, boolean automatic) {}
