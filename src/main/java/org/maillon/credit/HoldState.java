package org.maillon.credit;

import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What became of an order that waited; {@code WITHDRAWN}: whoever asked does not want it any more. */
public enum HoldState {
    OPEN,
    RELEASED,
    REFUSED,
    WITHDRAWN;

    public String code() {
        return Code.of(this);
    }

    /** The state of such a code; any other word is refused. */
    public static HoldState of(String code) {
        return Code.read(HoldState.class, code);
    }

    public String in(Language language) {
        return Texts.in(language).say("credit.state." + code());
    }
}
