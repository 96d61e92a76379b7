package org.maillon.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Code;

/**
 * A bank file that was given, and what came of it.
 *
 * @param statements that could be taken; lines of all of them, of which {@code known} had been taken before
 * @param matched receipts laid without asking
 * @param columnsUnknown refused because nobody said what its columns hold
 * @param problems in the company's language, with their place
 */
public record StatementFile(
        long id,
        String name,
        State state,
        int statements,
        int lines,
        int known,
        int matched,
        Instant createdAt,
        Optional<Instant> endedAt,
        boolean columnsUnknown,
        List<String> problems) {
    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        REFUSED;

        static State of(String stored) {
            return Code.read(State.class, stored);
        }
    }

    StatementFile with(List<String> found) {
        return new StatementFile(
                id,
                name,
                state,
                statements,
                lines,
                known,
                matched,
                createdAt,
                endedAt,
                columnsUnknown,
                List.copyOf(found));
    }
}
