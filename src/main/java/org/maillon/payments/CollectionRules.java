package org.maillon.payments;

import java.time.LocalDate;
import java.util.Optional;
import org.maillon.payments.LeftOut.Why;

/** Whether an item may be collected on a day. */
final class CollectionRules {
    private CollectionRules() {}

    /**
     * @param usual days of notice where the mandate agrees on none
     * @param taken whether the mandate has a collection under way already
     */
    static Optional<Why> leftOut(
            CollectionFacts item, Mandate mandate, boolean taken, LocalDate collectOn, int usual, LocalDate today) {
        return speaksAgainst(item).or(() -> forbids(mandate, taken, collectOn)).or(() -> {
            int notice = mandate.noticeDays().orElse(usual);
            return when(today.plusDays(notice).isAfter(collectOn), Why.TOO_SOON_TO_ANNOUNCE);
        });
    }

    /** What is looked at again when the file is made: the customer was told, and may have answered. */
    static Optional<Why> speaksAgainst(CollectionFacts item) {
        if (!item.currency().equals("EUR")) return Optional.of(Why.NOT_EURO);
        if (item.silence().filter(PausedItems.Silence.INSOLVENCY::equals).isPresent())
            return Optional.of(Why.INSOLVENCY);
        if (item.disputed()) return Optional.of(Why.DISPUTED);
        if (item.promised()) return Optional.of(Why.PROMISED);
        if (item.planned()) return Optional.of(Why.PLANNED);
        if (item.held()) return Optional.of(Why.RECEIPT_TO_MATCH);
        if (item.silence().isPresent()) return Optional.of(Why.PAUSED);
        if (item.openCents() > DebitFileRules.MOST_CENTS) return Optional.of(Why.TOO_LARGE);
        return when(item.freeCents() > 0, Why.CREDIT_TO_USE);
    }

    static Optional<Why> forbids(Mandate mandate, boolean taken, LocalDate collectOn) {
        if (mandate.state(collectOn) != MandateState.ACTIVE) return Optional.of(Why.MANDATE_EXPIRED);
        if (mandate.signedOn().isAfter(collectOn)) return Optional.of(Why.SIGNED_LATER);
        boolean usedUp = !mandate.recurrent() && mandate.collections() > 0;
        return when(usedUp || MandateRules.isForOne(mandate) && taken, Why.MANDATE_USED);
    }

    private static Optional<Why> when(boolean holds, Why why) {
        return holds ? Optional.of(why) : Optional.empty();
    }
}
