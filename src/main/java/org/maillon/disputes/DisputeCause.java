package org.maillon.disputes;

import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Why a customer does not accept an item, as causes are counted. */
public enum DisputeCause {
    NOT_ORDERED,
    NOT_DELIVERED,
    LATE,
    DAMAGED,
    QUANTITY,
    PRICE,
    DUPLICATE,
    PURCHASE_ORDER,
    CREDIT_NOTE,
    ADDRESSEE,
    ALREADY_PAID,
    OTHER;

    public String code() {
        return Code.of(this);
    }

    public static Optional<DisputeCause> of(String code) {
        return Stream.of(values()).filter(cause -> cause.code().equals(code)).findFirst();
    }

    /** As a reader says it: "marchandise abîmée". */
    public String in(Language language) {
        return Texts.in(language).say("disputes.cause." + code());
    }
}
