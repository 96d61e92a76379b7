package org.maillon.terms;

import java.util.Optional;
import org.maillon.kernel.Code;

/**
 * Where an account stands with the terms of sale on a day.
 *
 * @param current the version offered on that day; empty where the company has none
 * @param binding what binds the account, be it an older version
 * @param sent the last sending of the current version
 */
public record TermsStanding(
        State state, Optional<TermsVersion> current, Optional<AcceptedTerms> binding, Optional<SentTerms> sent) {
    /** Accepted is the current version; older, another one that still binds; none, that the company has no terms. */
    public enum State {
        ACCEPTED,
        OLDER,
        SENT,
        MISSING,
        NONE;

        public String code() {
            return Code.of(this);
        }
    }

    static TermsStanding of(Optional<TermsVersion> current, Optional<AcceptedTerms> binding, Optional<SentTerms> sent) {
        return new TermsStanding(state(current, binding, sent), current, binding, sent);
    }

    private static State state(
            Optional<TermsVersion> current, Optional<AcceptedTerms> binding, Optional<SentTerms> sent) {
        boolean accepted = binding.isPresent()
                && current.map(TermsVersion::id)
                        .filter(id -> id != binding.get().version())
                        .isEmpty();
        if (accepted) return State.ACCEPTED;
        if (sent.isPresent()) return State.SENT;
        if (binding.isPresent()) return State.OLDER;
        return current.isPresent() ? State.MISSING : State.NONE;
    }
}
