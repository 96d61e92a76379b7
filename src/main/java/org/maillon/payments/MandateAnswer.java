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

    /** Why not, and what to do next; empty where it was kept. */
    default String sentence(Language language) {
        var texts = Texts.in(language);
        return switch (this) {
            case Kept _ -> "";
            case Unknown _ -> texts.say("payments.mandate.refused.unknown");
            case SignedLater _ -> texts.say("payments.mandate.refused.later");
            case ReferenceTaken _ -> texts.say("payments.mandate.refused.reference");
            case AnotherInUse _ -> texts.say("payments.mandate.refused.another");
        };
    }
}
