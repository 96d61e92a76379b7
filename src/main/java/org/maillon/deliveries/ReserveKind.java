package org.maillon.deliveries;

import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.disputes.DisputeCause;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What is not as it should be when a delivery is taken, and as which cause it is disputed. */
public enum ReserveKind {
    MISSING(DisputeCause.QUANTITY),
    DAMAGED(DisputeCause.DAMAGED),
    WRONG(DisputeCause.NOT_ORDERED),
    OTHER(DisputeCause.OTHER);

    private final DisputeCause cause;

    ReserveKind(DisputeCause cause) {
        this.cause = cause;
    }

    public DisputeCause cause() {
        return cause;
    }

    public String code() {
        return Code.of(this);
    }

    public static Optional<ReserveKind> of(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** As a reader says it: "manquant". */
    public String in(Language language) {
        return Texts.in(language).say("deliveries.reserve." + code());
    }
}
