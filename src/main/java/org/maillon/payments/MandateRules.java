package org.maillon.payments;

import java.time.LocalDate;

/** What a mandate allows. */
final class MandateRules {
    /** SDD Core rulebook EPC016-06 and B2B rulebook EPC222-07, section 4.1: unused so long, it must not be used again. */
    static final int MONTHS_UNUSED = 36;

    private MandateRules() {}

    static MandateState state(Mandate mandate, LocalDate on) {
        if (mandate.revokedOn().isPresent()) return MandateState.REVOKED;
        return on.isAfter(lastDay(mandate)) ? MandateState.EXPIRED : MandateState.ACTIVE;
    }

    /** Counted from the latest collection presented, also one that came back; from the signature where there was none. */
    static LocalDate lastDay(Mandate mandate) {
        return mandate.lastCollectedOn().orElse(mandate.signedOn()).plusMonths(MONTHS_UNUSED);
    }

    /** Whether one collection is all that is left. */
    static boolean isForOne(Mandate mandate) {
        return !mandate.recurrent() || mandate.ending();
    }

    /** @param before collections under it that settled or may settle */
    static DebitSequence sequence(boolean recurrent, boolean ending, int before) {
        if (!recurrent) return DebitSequence.OOFF;
        if (ending) return DebitSequence.FNAL;
        return before == 0 ? DebitSequence.FRST : DebitSequence.RCUR;
    }
}
