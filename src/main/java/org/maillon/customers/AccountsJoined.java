package org.maillon.customers;

import org.maillon.kernel.TenantId;

/** An account was joined to another, which goes on for both. */
public record AccountsJoined(TenantId tenant, AccountId former, AccountId into) {}
