package org.maillon.customers;

import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What came of joining two accounts, or of taking it back. */
public sealed interface MergeAnswer {
    record Done() implements MergeAnswer {}

    /** @param key of the sentence that says what to do first */
    record Refused(String key) implements MergeAnswer {
        public String sentence(Language language) {
            return Texts.in(language).say(key);
        }
    }
}
