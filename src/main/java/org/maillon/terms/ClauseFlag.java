package org.maillon.terms;

import java.util.List;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Why a clause will not hold, or not help, with the article that says so. */
public record ClauseFlag(Kind kind, List<String> arguments) {
    /** What is wrong with it. */
    public enum Kind {
        RATE_BELOW_MINIMUM,
        MINIMUM_UNKNOWN,
        RATE_ABSENT,
        FEE_BELOW_LAW,
        FEE_BELOW_BELGIAN_LAW,
        TITLE_NOT_RETAINED,
        COURT_ABSENT;

        String key() {
            return "terms.flag." + Code.of(this);
        }

        /** Whether the law itself is missed; the others are advice. */
        public boolean breaksTheLaw() {
            return this == RATE_BELOW_MINIMUM
                    || this == RATE_ABSENT
                    || this == FEE_BELOW_LAW
                    || this == FEE_BELOW_BELGIAN_LAW;
        }
    }

    public String in(Language language) {
        return Texts.in(language).say(kind.key(), arguments.toArray());
    }
}
