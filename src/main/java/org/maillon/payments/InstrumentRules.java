package org.maillon.payments;

import java.time.LocalDate;
import java.util.Optional;
import org.maillon.payments.InstrumentAnswer.Why;

/** What a cheque or a bill must have, and how long it speaks for what it pays. */
final class InstrumentRules {
    /** A cheque is cashed within days; one that lies in a drawer for a month does not keep a customer from being reminded. */
    private static final int CHEQUE_DAYS = 30;
    /** After its due day a bill is paid or comes back within a few days. */
    private static final int BILL_DAYS = 10;

    private InstrumentRules() {}

    static Optional<Why> refuse(NewInstrument asked, LocalDate today) {
        if (asked.number().isBlank() || asked.number().length() > 35) return Optional.of(Why.NO_NUMBER);
        if (asked.drawer().isBlank() || asked.drawer().length() > 100) return Optional.of(Why.NO_DRAWER);
        if (asked.amountCents() <= 0) return Optional.of(Why.NO_AMOUNT);
        if (asked.receivedOn().isAfter(today) || asked.receivedOn().isBefore(today.minusYears(1)))
            return Optional.of(Why.BAD_DAY);
        return isSound(asked) ? Optional.empty() : Optional.of(Why.BAD_DUE_DAY);
    }

    static LocalDate holdsUntil(NewInstrument sound) {
        return sound.dueOn()
                .map(day -> day.plusDays(BILL_DAYS))
                .orElseGet(() -> sound.receivedOn().plusDays(CHEQUE_DAYS));
    }

    private static boolean isSound(NewInstrument asked) {
        return asked.kind().isBill()
                ? asked.dueOn().filter(day -> !day.isBefore(asked.receivedOn())).isPresent()
                : asked.dueOn().isEmpty();
    }
}
