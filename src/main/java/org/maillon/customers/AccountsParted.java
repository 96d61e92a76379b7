package org.maillon.customers;

import org.maillon.kernel.TenantId;

/** The joining of two accounts was taken back: the former one goes on by itself. */
public record AccountsParted(TenantId tenant, AccountId former, AccountId from) {}
