package org.maillon.terms;

import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/** A customer accepted a version of the terms of sale; published inside the transaction that keeps it. */
public record TermsAccepted(TenantId tenant, AccountId account, long version) {}
