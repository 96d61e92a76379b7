package org.maillon.customers;

import java.util.Optional;
import org.maillon.kernel.LegalCeiling;

/** Whether terms hold now. */
public sealed interface TermsAnswer {
    /** @param beyond the ceiling they exceed, kept all the same as the company's policy says */
    record Agreed(Optional<LegalCeiling> beyond) implements TermsAnswer {}

    /** They are beyond the law; {@link TermsRules#sentence} cites the article. */
    record Refused(LegalCeiling ceiling) implements TermsAnswer {}
}
