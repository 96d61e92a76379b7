package org.maillon.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.maillon.kernel.Language;

/**
 * A version of the terms of sale.
 *
 * @param documents its words, a PDF for each language it was given in; empty until the first is attached
 * @param withdrawnAt from when it is no longer offered; who had accepted it stays bound
 */
public record TermsVersion(
        long id,
        String label,
        LocalDate inForceFrom,
        boolean initials,
        Clauses clauses,
        Map<Language, TermsDocument> documents,
        Instant createdAt,
        String createdBy,
        Optional<Instant> withdrawnAt) {
    public boolean isOffered() {
        return withdrawnAt.isEmpty() && !documents.isEmpty();
    }

    /** In a language, else in French, Dutch or English, whichever it has first. */
    public Optional<TermsDocument> in(Language language) {
        if (documents.containsKey(language)) return Optional.ofNullable(documents.get(language));
        for (var other : Language.values())
            if (documents.containsKey(other)) return Optional.ofNullable(documents.get(other));
        return Optional.empty();
    }
}
