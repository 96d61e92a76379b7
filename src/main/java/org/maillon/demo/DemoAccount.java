package org.maillon.demo;

import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;

/**
 * A customer of the invented company.
 *
 * @param code the auxiliary account of the ledger, as {@code CompAuxNum} in the FEC
 * @param country FR or BE
 * @param companyNumber SIREN (nine digits) or Belgian enterprise number (ten digits), valid and belonging to nobody
 * @param segment the line of business, a French word of the customer file
 */
public record DemoAccount(
        String code,
        String name,
        Language language,
        String country,
        String street,
        String postcode,
        String town,
        String companyNumber,
        String vatNumber,
        String segment,
        PaymentTerms terms) {}
