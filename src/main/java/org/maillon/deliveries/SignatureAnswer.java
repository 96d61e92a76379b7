package org.maillon.deliveries;

import java.math.BigDecimal;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What came of a signature; the same for the same key, however often it is sent. */
public sealed interface SignatureAnswer {
    /** It counts: this is the delivery now. */
    record Taken(DeliveryNote note, Signature signature) implements SignatureAnswer {}

    /** Another signature, or the end of the delivery, came before: it is kept and set aside. */
    record SetAside(DeliveryNote note, Signature signature) implements SignatureAnswer {}

    /** There is no such delivery in this company. */
    record Unknown() implements SignatureAnswer {}

    /** Another signature was sent under this key. */
    record KeyUsed() implements SignatureAnswer {}

    /** More is reserved than the line holds. */
    record Impossible(int line, BigDecimal quantity) implements SignatureAnswer {}

    /** What is to be told, and what to do next. */
    default String sentence(Language language) {
        var texts = Texts.in(language);
        return switch (this) {
            case Taken taken ->
                texts.say(
                        "deliveries.signed." + taken.note().state().code(),
                        taken.note().number());
            case SetAside aside ->
                texts.say("deliveries.set-aside." + aside.note().state().code());
            case Unknown _ -> texts.say("deliveries.refused.unknown");
            case KeyUsed _ -> texts.say("deliveries.refused.key-used");
            case Impossible reserve ->
                texts.say(
                        "deliveries.refused.reserve", reserve.line(), Quantities.display(reserve.quantity(), language));
        };
    }
}
