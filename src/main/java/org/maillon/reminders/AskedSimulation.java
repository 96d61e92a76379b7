package org.maillon.reminders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A simulation somebody asked for.
 *
 * @param scenario and against: the versions, as {@link TimeMachine#reference} names them
 * @param done accounts played, of {@code all}
 * @param answer what came of it, once it is done
 */
public record AskedSimulation(
        long id,
        String scenario,
        Optional<String> against,
        LocalDate from,
        LocalDate to,
        State state,
        long done,
        long all,
        String askedBy,
        Instant askedAt,
        Optional<SimulationAnswer> answer) {
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        /** A fault, or the program was stopped: it may be asked for again. */
        FAILED
    }

    /** How much of it is played, 0 to 100. */
    public int percent() {
        return all == 0 ? 0 : (int) (100 * done / all);
    }
}
