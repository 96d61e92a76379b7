package org.maillon.sales;

import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Where a quote stands; its name is {@code sales.quote.<code>}. That its days are over is counted, not stored. */
public enum QuoteState {
    DRAFT,
    SENT,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    /** An order was made of it. */
    ORDERED;

    public String code() {
        return Code.of(this);
    }

    public static QuoteState of(String code) {
        return Code.read(QuoteState.class, code);
    }

    public String in(Language language) {
        return Texts.in(language).say("sales.quote." + code());
    }
}
