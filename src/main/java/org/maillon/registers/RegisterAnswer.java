package org.maillon.registers;

import java.time.Instant;
import java.util.Optional;

/**
 * What one register answered, and when.
 *
 * @param state whether it knows the company
 * @param refusal why the last question got no usable answer; beside a state other than {@link State#NOT_ASKED} the answer
 *     is an earlier one
 * @param answeredAt when the answer came; empty where there is none
 */
public record RegisterAnswer(
        RegisterName register, State state, Optional<RegisterRefusal> refusal, Optional<Instant> answeredAt) {
    public enum State {
        KNOWN,
        /** The register has no such company. */
        UNKNOWN,
        /** The company has asked that its particulars are not given out (Code de commerce, art. A123-96). */
        WITHHELD,
        /** No answer was ever had. */
        NOT_ASKED
    }
}
