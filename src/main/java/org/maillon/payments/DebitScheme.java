package org.maillon.payments;

import org.maillon.kernel.Code;

/** The scheme under which a mandate was signed. */
public enum DebitScheme {
    /** For everybody; refunded without question for eight weeks (EPC016-06). */
    CORE,
    /** Between companies: no refund, and the debtor's bank must know the mandate (EPC222-07). */
    B2B;

    /** As in the database and over HTTP: {@code core}. */
    public String code() {
        return Code.of(this);
    }

    static DebitScheme of(String code) {
        return Code.read(DebitScheme.class, code);
    }
}
