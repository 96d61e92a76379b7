package org.maillon.salesfile;

import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** A link of the chain, in its order; its name is {@code salesfile.link.<code>}. */
public enum FileLink {
    ACCOUNT,
    TERMS,
    QUOTE,
    ORDER,
    CONFIRMATION,
    DELIVERY,
    INVOICE,
    RECEIPT;

    public String code() {
        return Code.of(this);
    }

    public String in(Language language) {
        return Texts.in(language).say("salesfile.link." + code());
    }
}
