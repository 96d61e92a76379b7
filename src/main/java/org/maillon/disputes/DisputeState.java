package org.maillon.disputes;

import java.util.Locale;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Open, or how it ended: the customer was right or is content, or was not right. */
public enum DisputeState {
    OPEN,
    SETTLED,
    REJECTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DisputeState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String in(Language language) {
        return Texts.in(language).say("disputes.state." + code());
    }
}
