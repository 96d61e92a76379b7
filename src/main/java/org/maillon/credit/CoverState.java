package org.maillon.credit;

import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What an insurer says about a customer. */
public enum CoverState {
    REQUESTED,
    GRANTED,
    REDUCED,
    REFUSED,
    CANCELLED;

    public String code() {
        return Code.of(this);
    }

    public static Optional<CoverState> of(String code) {
        return Stream.of(values()).filter(state -> state.code().equals(code)).findFirst();
    }

    public String in(Language language) {
        return Texts.in(language).say("credit.cover.state." + code());
    }

    boolean covers() {
        return this == GRANTED || this == REDUCED;
    }
}
