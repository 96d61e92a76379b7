package org.maillon.privacy;

import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What came of a person's wish to be forgotten. */
public sealed interface ErasureAnswer {
    /** Entered; what nothing keeps is erased, the rest goes by itself on its day. */
    record Entered(PersonalFile file) implements ErasureAnswer {}

    /** No such person here. */
    record Unknown() implements ErasureAnswer {}

    /** The account is a company: its people are forgotten one by one. */
    record Company() implements ErasureAnswer {
        public String sentence(Language language) {
            return Texts.in(language).say("privacy.refused.company");
        }
    }
}
