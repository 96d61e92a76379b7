package org.maillon.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.kernel.Code;

/**
 * What somebody said to an order that waited.
 *
 * @param amountCents see {@link NewRuling}
 * @param second who agreed or declined, where two were needed
 */
public record Ruling(
        long id,
        RulingAct act,
        OptionalLong amountCents,
        Optional<LocalDate> until,
        String why,
        String who,
        String whoKey,
        State state,
        Instant at,
        Optional<String> second) {
    /** Asked of a second person, done, or declined by that person. */
    public enum State {
        ASKED,
        DONE,
        DECLINED;

        public String code() {
            return Code.of(this);
        }

        static State of(String code) {
            return Code.read(State.class, code);
        }
    }

    NewRuling again() {
        return new NewRuling(act, amountCents, until, why);
    }
}
