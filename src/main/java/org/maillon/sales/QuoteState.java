package org.maillon.sales;

import java.util.Locale;
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
        return name().toLowerCase(Locale.ROOT);
    }

    public static QuoteState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String in(Language language) {
        return Texts.in(language).say("sales.quote." + code());
    }
}
