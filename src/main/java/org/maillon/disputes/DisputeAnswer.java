package org.maillon.disputes;

import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;

/** What came of an act on a dispute. */
public sealed interface DisputeAnswer {
    /** Done; this is the dispute now. */
    record Done(Dispute dispute) implements DisputeAnswer {}

    /** There is no such item or dispute in this company. */
    record Unknown() implements DisputeAnswer {}

    /** All that is open is disputed already, or nothing is open. */
    record NothingLeft() implements DisputeAnswer {}

    /** More than what is open and not yet disputed. */
    record TooMuch(Money left) implements DisputeAnswer {}

    /** The dispute is closed, or open where a closed one was meant. */
    record WrongState(DisputeState state) implements DisputeAnswer {}

    /** Why not, and what to do next; empty where it was done. */
    default String sentence(Language language) {
        var texts = Texts.in(language);
        return switch (this) {
            case Done _ -> "";
            case Unknown _ -> texts.say("disputes.refused.unknown");
            case NothingLeft _ -> texts.say("disputes.refused.nothing-left");
            case TooMuch much ->
                texts.say("disputes.refused.too-much", much.left().display(language));
            case WrongState is ->
                texts.say("disputes.refused.state." + is.state().code());
        };
    }
}
