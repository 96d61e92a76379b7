package org.maillon.customers;

import java.util.Optional;
import org.maillon.kernel.Language;

/**
 * A customer as the tenant's books know it.
 *
 * @param code the account's number in the books, unique in the tenant
 * @param country two capital letters
 * @param terms the terms agreed, in canonical form; empty where the tenant's usual terms hold
 */
public record CustomerAccount(
        AccountId id,
        String code,
        String name,
        Language language,
        String country,
        Optional<String> terms,
        Optional<String> siren,
        Optional<String> vatNumber) {}
