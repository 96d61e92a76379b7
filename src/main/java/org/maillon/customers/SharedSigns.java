package org.maillon.customers;

import java.util.List;
import org.maillon.kernel.TenantId;

/** What another module knows of two accounts that only one customer would have in common, such as a bank account. */
public interface SharedSigns {
    /** The lower id first. */
    record Pair(AccountId first, AccountId second) {}

    List<Pair> pairs(TenantId tenant, int limit);
}
