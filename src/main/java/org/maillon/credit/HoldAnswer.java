package org.maillon.credit;

import java.util.stream.Collectors;
import org.maillon.access.Role;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What came of a ruling on an order that waits. */
public sealed interface HoldAnswer {
    /** Done; this is the hold now. */
    record Done(Hold hold) implements HoldAnswer {}

    /** Kept until another person agrees: the amount asks for two. */
    record AwaitsSecond(Hold hold) implements HoldAnswer {}

    /** Done, and yet the order waits: for the reasons that are left. */
    record StillHeld(Hold hold) implements HoldAnswer {}

    /** There is no such hold in this company. */
    record Unknown() implements HoldAnswer {}

    /** Somebody, or a payment, was quicker. */
    record Settled(HoldState state) implements HoldAnswer {}

    /** The amount is beyond the role; the least that may decide it. */
    record Beyond(Role decider) implements HoldAnswer {}

    /** A second person is asked already, or none is. */
    record WrongTurn(boolean asked) implements HoldAnswer {}

    /** Two different persons are needed. */
    record SamePerson() implements HoldAnswer {}

    default boolean isDone() {
        return this instanceof Done || this instanceof AwaitsSecond || this instanceof StillHeld;
    }

    /** What happened or why not, and what to do next. */
    default String sentence(Language language) {
        var texts = Texts.in(language);
        return switch (this) {
            case Done done -> texts.say("credit.done." + done.hold().state().code());
            case AwaitsSecond _ -> texts.say("credit.done.second");
            case StillHeld held ->
                texts.say(
                        "credit.done.still",
                        held.hold().reasons().stream()
                                .map(reason -> reason.in(language))
                                .collect(Collectors.joining(", ")));
            case Unknown _ -> texts.say("credit.refused.unknown");
            case Settled settled ->
                texts.say("credit.refused." + settled.state().code());
            case Beyond beyond ->
                texts.say(
                        "credit.refused.beyond",
                        texts.say("access.role." + beyond.decider().code()));
            case WrongTurn turn -> texts.say(turn.asked() ? "credit.refused.asked" : "credit.refused.not-asked");
            case SamePerson _ -> texts.say("credit.refused.same-person");
        };
    }
}
