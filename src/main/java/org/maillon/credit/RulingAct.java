package org.maillon.credit;

import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What a person may say to an order that waits. */
public enum RulingAct {
    RELEASE_ONCE,
    RELEASE_UNTIL,
    RAISE_LIMIT,
    ASK_DEPOSIT,
    PREPAYMENT,
    REFUSE;

    /** As in the database and over HTTP: {@code release-once}. */
    public String code() {
        return Code.of(this);
    }

    public static Optional<RulingAct> of(String code) {
        return Stream.of(values()).filter(act -> act.code().equals(code)).findFirst();
    }

    public String in(Language language) {
        return Texts.in(language).say("credit.act." + code());
    }

    /** Whether it lets the company go further than its rules do. */
    boolean letsGo() {
        return this == RELEASE_ONCE || this == RELEASE_UNTIL || this == RAISE_LIMIT;
    }
}
