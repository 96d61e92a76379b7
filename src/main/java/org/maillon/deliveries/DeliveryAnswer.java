package org.maillon.deliveries;

import java.math.BigDecimal;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.sales.OrderState;

/** What came of an act on a delivery. */
public sealed interface DeliveryAnswer {
    /** Done; this is the delivery now. */
    record Done(DeliveryNote note) implements DeliveryAnswer {}

    /** There is no such delivery or account in this company. */
    record Unknown() implements DeliveryAnswer {}

    /** More than is left of what was ordered, and nobody said that it is meant. */
    record BeyondOrder(String description, BigDecimal left) implements DeliveryAnswer {}

    /** Its order is held, refused or cancelled: nothing of it leaves. */
    record OrderNotReleased(String order, OrderState state) implements DeliveryAnswer {}

    /** All of its order is delivered, or under way. */
    record NothingLeft(String order) implements DeliveryAnswer {}

    /** Another note has this number. */
    record NumberTaken(String number) implements DeliveryAnswer {}

    /** It was signed or given up before. */
    record WrongState(DeliveryState state) implements DeliveryAnswer {}

    /** Why not, and what to do next; empty where it was done. */
    default String sentence(Language language) {
        var texts = Texts.in(language);
        return switch (this) {
            case Done _ -> "";
            case Unknown _ -> texts.say("deliveries.refused.unknown");
            case BeyondOrder beyond ->
                texts.say(
                        "deliveries.refused.beyond-order",
                        beyond.description(),
                        Quantities.display(beyond.left(), language));
            case OrderNotReleased held ->
                texts.say("deliveries.refused.order", held.order(), held.state().in(language));
            case NothingLeft none -> texts.say("deliveries.refused.nothing-left", none.order());
            case NumberTaken taken -> texts.say("deliveries.refused.number-taken", taken.number());
            case WrongState is ->
                texts.say("deliveries.refused.state." + is.state().code());
        };
    }
}
