package org.maillon.customers;

import java.util.Optional;
import java.util.Set;

/**
 * What is known of an account, as far as something may be missing.
 *
 * @param terms agreed with it, canonical; empty where the usual ones hold
 * @param roles for which somebody is there
 * @param payerHasEmail whether one of those who pay can be written to
 */
record CompletenessFacts(
        AccountId account,
        String country,
        CompanyNumbers numbers,
        Optional<String> terms,
        AccountProfile profile,
        boolean hasBillingAddress,
        Set<Contact.Role> roles,
        boolean payerHasEmail) {}
