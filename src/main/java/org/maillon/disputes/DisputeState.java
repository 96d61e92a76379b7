package org.maillon.disputes;

import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Open, or how it ended: the customer was right or is content, or was not right. */
public enum DisputeState {
    OPEN,
    SETTLED,
    REJECTED;

    public String code() {
        return Code.of(this);
    }

    static DisputeState of(String code) {
        return Code.read(DisputeState.class, code);
    }

    public String in(Language language) {
        return Texts.in(language).say("disputes.state." + code());
    }
}
