package org.maillon.terms;

import org.maillon.evidence.DocumentId;
import org.maillon.kernel.Language;

/** The words of a version in one language, kept as evidence under the hash of the file. */
public record TermsDocument(Language language, DocumentId document, String name, int pages) {}
