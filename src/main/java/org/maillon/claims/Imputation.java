package org.maillon.claims;

import org.maillon.kernel.Code;
import org.maillon.kernel.InvalidValue;

/** What a part payment pays first. */
public enum Imputation {
    /** The interest due that day, then the principal: the law where the contract is silent (Code civil, art. 1343-1). */
    INTEREST_FIRST,

    /** The principal: what a contract may say instead, and kinder to the debtor. */
    PRINCIPAL_FIRST;

    /** interest-first, principal-first. */
    public String code() {
        return Code.of(this);
    }

    public static Imputation of(String code) {
        for (var imputation : values()) {
            if (imputation.code().equals(code)) return imputation;
        }
        throw new InvalidValue("claims.imputation.unknown", code);
    }
}
