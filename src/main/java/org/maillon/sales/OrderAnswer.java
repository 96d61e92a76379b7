package org.maillon.sales;

import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What became of an act on an order. */
public sealed interface OrderAnswer {
    /** It was done; the order stands so now. */
    record Done(Order order, OrderDecision decision) implements OrderAnswer {}

    /** The company has no such order. */
    record Unknown() implements OrderAnswer {}

    /** What stands in the way, and in which state the order is. */
    record Refused(OrderRefusal why, OrderState state) implements OrderAnswer {}

    /** What to say to the one who asked. */
    default String sentence(Language language) {
        var texts = Texts.in(language);
        return switch (this) {
            case Done done -> done.order().state().in(language);
            case Unknown _ -> texts.say("sales.refusal.unknown");
            case Refused refused ->
                texts.say(
                        "sales.refusal." + refused.why().code(), refused.state().in(language));
        };
    }
}
