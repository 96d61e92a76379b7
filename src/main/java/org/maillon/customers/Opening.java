package org.maillon.customers;

import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Language;
import org.maillon.kernel.LegalCeiling;
import org.maillon.kernel.Texts;

/** What came of asking for an account to be opened. */
public sealed interface Opening {
    /** @param beyond the ceiling that its terms exceed, kept with a warning as the company's policy says */
    record Opened(CustomerAccount account, Optional<LegalCeiling> beyond) implements Opening {}

    /** Nothing was opened; all reasons at once. */
    record Refused(List<Reason> reasons) implements Opening {}

    /**
     * Why not, and what to do next.
     *
     * @param field of the form and of the API: {@code country}, {@code billing}, {@code terms}, {@code number}, {@code code}
     * @param question what may be confirmed to open all the same; empty where nothing helps but a correction
     */
    record Reason(String field, String key, List<String> arguments, Optional<OpeningQuestion> question) {
        public String sentence(Language language) {
            return Texts.in(language).say(key, arguments.toArray());
        }
    }
}
