package org.maillon.credit;

import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/**
 * A held subject goes ahead, its amount is reserved; told inside the transaction that released it.
 *
 * @param by the person, or Maillon itself where a payment or a new limit made room
 */
public record OrderReleased(TenantId tenant, String subject, AccountId account, long hold, String by, String why) {}
