package org.maillon.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When somebody's wish comes true: a second person agrees. Where nobody else could, the one who asked waits two days and
 * says so again with the password, so that an open screen or a stolen session is not enough.
 */
public final class FourEyesRules {
    /** How long somebody waits who has nobody to ask. */
    public static final Duration ALONE = Duration.ofHours(48);

    private FourEyesRules() {}

    /**
     * @param approvers who else could have agreed when it was asked; a member who came later does not count
     */
    public record Request(long askedBy, Instant askedAt, List<Long> approvers) {
        public boolean isAlone() {
            return approvers.isEmpty();
        }
    }

    /** What becomes of a yes. */
    public enum Verdict {
        APPROVED,
        /** One's own wish, and others could agree. */
        OWN,
        /** Nobody who could agree when it was asked. */
        NOT_ENTITLED,
        /** Alone, and the two days are not over. */
        TOO_EARLY,
        /** Alone, and the password was not right. */
        WRONG_PASSWORD,
        /** Nothing waits under that number any more. */
        GONE
    }

    public static Verdict approve(Request request, long by, boolean confirmed, Instant now) {
        if (request.approvers().contains(by)) return Verdict.APPROVED;
        if (by != request.askedBy()) return Verdict.NOT_ENTITLED;
        if (!request.isAlone()) return Verdict.OWN;
        if (now.isBefore(request.askedAt().plus(ALONE))) return Verdict.TOO_EARLY;
        return confirmed ? Verdict.APPROVED : Verdict.WRONG_PASSWORD;
    }
}
