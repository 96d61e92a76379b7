package org.maillon.sales;

import java.time.LocalDate;
import java.util.Optional;

/** What may be done with a quote in which state and until when. */
final class QuoteRules {
    private QuoteRules() {}

    /** What stands in the way of an act; empty where it may be done. An accepted quote may be ordered after its days. */
    static Optional<QuoteRefusal> refusal(QuoteState state, QuoteAct act, LocalDate validUntil, LocalDate today) {
        var byState = refusal(state, act);
        if (byState.isPresent()) return byState;
        boolean needsDays = act == QuoteAct.SEND || act == QuoteAct.ACCEPT;
        return needsDays && today.isAfter(validUntil) ? Optional.of(QuoteRefusal.OVER) : Optional.empty();
    }

    private static Optional<QuoteRefusal> refusal(QuoteState state, QuoteAct act) {
        return Optional.ofNullable(
                switch (state) {
                    case DRAFT ->
                        switch (act) {
                            case SEND, WITHDRAW -> null;
                            case ACCEPT, DECLINE -> QuoteRefusal.NOT_SENT;
                            case ORDER -> QuoteRefusal.NOT_ACCEPTED;
                        };
                    case SENT -> act == QuoteAct.ORDER ? QuoteRefusal.NOT_ACCEPTED : null;
                    case ACCEPTED -> act == QuoteAct.ORDER || act == QuoteAct.WITHDRAW ? null : QuoteRefusal.NOT_OPEN;
                    case DECLINED, WITHDRAWN -> QuoteRefusal.NOT_OPEN;
                    case ORDERED -> QuoteRefusal.ORDERED;
                });
    }
}
