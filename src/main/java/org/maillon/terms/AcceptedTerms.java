package org.maillon.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.Language;

/**
 * That a customer accepted a version.
 *
 * @param initials as put on every page; empty where none were asked for
 * @param address the internet address it came from; empty where it was signed on paper
 * @param message the message that carried the link
 * @param happening its number in the company's chain of evidence
 * @param scan of what was signed on paper; empty where it was accepted by link
 */
public record AcceptedTerms(
        long id,
        AccountId account,
        long version,
        String label,
        LocalDate inForceFrom,
        Language language,
        DocumentId document,
        String name,
        String role,
        String initials,
        Instant acceptedAt,
        OptionalLong message,
        String address,
        long happening,
        Optional<DocumentId> scan) {}
