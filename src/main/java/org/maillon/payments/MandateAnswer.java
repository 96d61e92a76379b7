package org.maillon.payments;

import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What came of a mandate somebody wanted to keep. */
public sealed interface MandateAnswer {
    record Kept(Mandate mandate) implements MandateAnswer {}

    /** There is no such account in this company. */
    record Unknown() implements MandateAnswer {}

    record SignedLater() implements MandateAnswer {}

    /** Its reference was given before. */
    record ReferenceTaken() implements MandateAnswer {}

    /** The account has one that is not revoked. */
    record AnotherInUse() implements MandateAnswer {}

    /** Of the sentence that says why not, and what to do next; empty where it was kept. */
    default String key() {
        return switch (this) {
            case Kept _ -> "";
            case Unknown _ -> "payments.mandate.refused.unknown";
            case SignedLater _ -> "payments.mandate.refused.later";
            case ReferenceTaken _ -> "payments.mandate.refused.reference";
            case AnotherInUse _ -> "payments.mandate.refused.another";
        };
    }

    /** Why not, in words; empty where it was kept. */
    default String sentence(Language language) {
        return key().isEmpty() ? "" : Texts.in(language).say(key());
    }
}
