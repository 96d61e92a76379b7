package org.maillon.deliveries;

import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.kernel.Code;

/** What is signed for: goods that came (a delivery note) or work that was done (a work report). */
public enum DeliveryKind {
    GOODS("BL"),
    WORK("BI");

    private final String series;

    DeliveryKind(String series) {
        this.series = series;
    }

    /** The letters its numbers begin with: bon de livraison, bon d’intervention. */
    String series() {
        return series;
    }

    public String code() {
        return Code.of(this);
    }

    public static Optional<DeliveryKind> of(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
