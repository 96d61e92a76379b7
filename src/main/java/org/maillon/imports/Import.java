package org.maillon.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Code;

/** Files given together, read into the ledger as a whole or not at all. */
public record Import(
        ImportId id,
        Kind kind,
        State state,
        Phase phase,
        int progress,
        Counts counts,
        String askedBy,
        Instant createdAt,
        Optional<Instant> endedAt,
        List<ImportedFile> files) {
    Import with(List<ImportedFile> found) {
        return new Import(id, kind, state, phase, progress, counts, askedBy, createdAt, endedAt, found);
    }

    public enum Kind {
        FEC,
        OPEN_ITEMS;

        public String stored() {
            return Code.of(this);
        }

        /** @throws IllegalArgumentException where it is neither fec nor open-items */
        public static Kind of(String stored) {
            return Code.read(Kind.class, stored);
        }
    }

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        REFUSED
    }

    public enum Phase {
        WAITING,
        READING,
        ENTERING,
        MATCHING,
        ENDED
    }

    /** What was added; {@code known} lines were in the ledger already. */
    public record Counts(int accounts, int entries, int known, int openItems, int allocations) {}
}
