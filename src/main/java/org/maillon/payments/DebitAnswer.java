package org.maillon.payments;

import java.util.List;
import org.maillon.kernel.Code;
import org.maillon.kernel.Texts;

/** What came of proposing collections, or of making a file of them. */
public sealed interface DebitAnswer {
    /** What will be collected, and what is due and will not. */
    record Proposed(List<DebitCollection> collections, List<LeftOut> leftOut) implements DebitAnswer {}

    /** A file, and what was taken out of it because it may not be collected any more. */
    record Made(MadeDebitFile file, List<DebitCollection> withdrawn) implements DebitAnswer {}

    record Refused(Refusal refusal) implements DebitAnswer {}

    /** Why not. */
    enum Refusal {
        NO_IDENTIFIER,
        NO_IBAN,
        PAST,
        /** Banks do not settle on that day. */
        BANKS_CLOSED,
        NOTHING,
        NAME;

        /** Of the sentence that says why, and what to do next. */
        public String key() {
            return "payments.debit.refused." + Code.of(this);
        }

        public String sentence(Texts texts) {
            return texts.say(key());
        }
    }
}
