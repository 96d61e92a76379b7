package org.maillon.registers;

import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.kernel.Code;

/** The registers that can be asked, the most trusted one first where several say the same thing. */
public enum RegisterName {
    /** INSEE's SIRENE: French companies and their establishments; asks for a key. */
    SIRENE(true),
    /** The French State's company search, recherche-entreprises.api.gouv.fr. */
    COMPANY_SEARCH(false),
    /** The Belgian register of enterprises (BCE, KBO), through a service over its open data; asks for a key. */
    KBO(true),
    /** VIES: whether a VAT number is in use in the Union (Regulation (EU) 904/2010, art. 31). */
    VIES(false),
    /** The French gazette of commercial notices, BODACC. */
    BODACC(false),
    /** Ratios counted from the accounts that French companies publish (INPI, Banque de France). */
    RATIOS(false);

    private final boolean asksForKey;

    RegisterName(boolean asksForKey) {
        this.asksForKey = asksForKey;
    }

    public boolean asksForKey() {
        return asksForKey;
    }

    /** Whether it has every company of this kind, so that one it does not know does not exist. */
    boolean listsAll(CompanyIdentifier company) {
        return switch (this) {
            case SIRENE, COMPANY_SEARCH, KBO -> true;
            case VIES -> company instanceof CompanyIdentifier.European;
            case BODACC, RATIOS -> false;
        };
    }

    /** As in the database and over HTTP: {@code company-search}. */
    public String code() {
        return Code.of(this);
    }

    public static Optional<RegisterName> of(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
