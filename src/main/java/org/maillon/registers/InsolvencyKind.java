package org.maillon.registers;

import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.kernel.Code;

/** The procedures that a company which cannot pay comes under. */
public enum InsolvencyKind {
    /** Sauvegarde (Code de commerce, art. L620-1). */
    SAFEGUARD("FR"),
    /** Redressement judiciaire (art. L631-1). */
    RECEIVERSHIP("FR"),
    /** Liquidation judiciaire (art. L640-1). */
    LIQUIDATION("FR"),
    /** Réorganisation judiciaire, gerechtelijke reorganisatie (Code de droit économique, book XX title V). */
    REORGANISATION("BE"),
    /** Faillite, faillissement (book XX title VI). */
    BANKRUPTCY("BE");

    private final String country;

    InsolvencyKind(String country) {
        this.country = country;
    }

    /** Whose law it is: two capital letters. */
    public String country() {
        return country;
    }

    /** As in the database and over HTTP. */
    public String code() {
        return Code.of(this);
    }

    public static Optional<InsolvencyKind> of(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
