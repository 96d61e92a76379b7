package org.maillon.privacy;

import java.time.LocalDate;
import org.maillon.customers.RecordKind;

/**
 * How long a company keeps a kind of record.
 *
 * @param months as the company chose, else as the law's row says
 * @param chosen whether the company chose
 */
public record RetentionRule(LegalRule law, int months, boolean chosen) {
    static RetentionRule usual(LegalRule law) {
        return new RetentionRule(law, law.months(), false);
    }

    /** What a company chose counts within what the law allows: a law that asks for more since then holds. */
    static RetentionRule chosen(LegalRule law, int months) {
        int least = Math.max(months, law.least());
        return new RetentionRule(law, law.most() > 0 ? Math.min(least, law.most()) : least, true);
    }

    public RecordKind kind() {
        return law.kind();
    }

    /** The first day on which a record of a day is kept no longer. */
    LocalDate until(LocalDate on) {
        return on.plusMonths(months + law.countedFrom().monthsBefore()).plusDays(1);
    }

    /** Records older than this day are kept no longer. */
    LocalDate before(LocalDate today) {
        return today.minusMonths(months + law.countedFrom().monthsBefore());
    }
}
