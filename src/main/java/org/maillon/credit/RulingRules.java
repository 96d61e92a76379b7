package org.maillon.credit;

import java.time.LocalDate;
import java.util.Optional;
import org.maillon.kernel.InvalidValue;

/** Whether a ruling says all it has to, and who may give it. */
final class RulingRules {
    private static final int LONGEST_DAYS = 366;

    private RulingRules() {}

    /** Refuses what is missing or cannot be meant. */
    static void check(Hold hold, NewRuling ruling, LocalDate today) {
        switch (ruling.act()) {
            case RELEASE_ONCE, PREPAYMENT, REFUSE -> {}
            case RELEASE_UNTIL -> day(ruling.until(), today);
            case RAISE_LIMIT -> {
                ruling.until().ifPresent(day -> day(Optional.of(day), today));
                raise(hold, ruling);
            }
            case ASK_DEPOSIT -> deposit(hold, ruling);
        }
    }

    private static void day(Optional<LocalDate> until, LocalDate today) {
        if (until.isEmpty()) throw new InvalidValue("credit.wrong.no-day");
        if (until.get().isBefore(today) || until.get().isAfter(today.plusDays(LONGEST_DAYS)))
            throw new InvalidValue("credit.wrong.day", until.get().toString());
    }

    private static void raise(Hold hold, NewRuling ruling) {
        long limit = ruling.amountCents().orElse(0);
        if (limit <= hold.limitCents().orElse(0)) throw new InvalidValue("credit.wrong.raise");
    }

    private static void deposit(Hold hold, NewRuling ruling) {
        long deposit = ruling.amountCents().orElse(0);
        if (deposit <= 0 || deposit > hold.amount().cents()) throw new InvalidValue("credit.wrong.deposit");
    }

    /** How much a ruling lets go, in the currency in which the hold and the policy speak: what a role's ceiling is held against. */
    static long weightCents(long orderCents, Hold hold, NewRuling ruling) {
        long raised = ruling.act() == RulingAct.RAISE_LIMIT
                ? ruling.amountCents().orElse(0) - hold.limitCents().orElse(0)
                : 0;
        return Math.max(orderCents, raised);
    }
}
