package org.maillon.desk;

import java.util.List;
import java.util.Optional;
import org.maillon.customers.CompanyNumbers;
import org.maillon.customers.PostalAddress;

/**
 * A company as registers describe it, ready to fill a form.
 *
 * @param said where it comes from and how old it is, or why nothing could be had: a sentence each
 */
public record FoundCompany(
        boolean known,
        boolean closed,
        boolean naturalPerson,
        boolean publicBody,
        Optional<String> name,
        Optional<CompanyNumbers> numbers,
        Optional<PostalAddress> address,
        List<String> said) {}
