package org.maillon.registers;

import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What came of noting or ending an insolvency. */
public sealed interface InsolvencyAnswer {
    record Done(Insolvency insolvency) implements InsolvencyAnswer {}

    /** There is no such account or insolvency. */
    record Unknown() implements InsolvencyAnswer {}

    /** The key of the sentence that says why not and what to do. */
    record Refused(String reasonKey) implements InsolvencyAnswer {
        /** Whether what was entered cannot be right; else it is the state of things that does not allow the act. */
        public boolean isWrongInput() {
            return reasonKey.startsWith("registers.wrong.");
        }

        public String sentence(Language language) {
            return Texts.in(language).say(reasonKey);
        }
    }
}
