package org.maillon.payments;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.BusinessCalendar;
import org.maillon.kernel.Money;
import org.maillon.payments.PromiseFacts.Paid;

/** Whether a promise may be made, how long it holds, and what became of it. */
final class PromiseRules {
    private static final int A_YEAR = 366;

    private PromiseRules() {}

    /** What became of a promise, how much was paid of it, and since when that is so. */
    record Judgement(PromiseState state, long paidCents, Optional<LocalDate> settledOn) {}

    /** Why this may not be promised; empty where it may. Limits of days and amount bind the customer's own page. */
    static Optional<PromiseAnswer> refuse(NewPromise promise, long owedCents, PromisePolicy policy, LocalDate today) {
        if (owedCents <= 0) return Optional.of(new PromiseAnswer.NothingOwed());
        if (promise.promisedOn().isBefore(today)) return Optional.of(new PromiseAnswer.InThePast());
        boolean byCustomer = promise.channel() == PromiseChannel.PORTAL;
        int days = byCustomer ? policy.longestDays() : A_YEAR;
        if (ChronoUnit.DAYS.between(today, promise.promisedOn()) > days)
            return Optional.of(new PromiseAnswer.TooFar(today.plusDays(days)));
        long cents = promise.amountCents().orElse(owedCents);
        if (cents > owedCents) return Optional.of(new PromiseAnswer.TooMuch(new Money(owedCents, promise.currency())));
        long least = byCustomer ? Math.ceilDiv(owedCents * policy.leastPercent(), 100) : 0;
        if (cents < least) return Optional.of(new PromiseAnswer.TooLittle(new Money(least, promise.currency())));
        return Optional.empty();
    }

    /** A transfer ordered on the promised day is on the account the working day after. */
    static LocalDate holdsUntil(LocalDate promisedOn, BusinessCalendar calendar) {
        return calendar.nextBusinessDay(promisedOn.plusDays(1));
    }

    static BusinessCalendar calendar(String country) {
        return country.equals("BE") ? BusinessCalendar.BELGIUM : BusinessCalendar.FRANCE;
    }

    /** As of the end of a day; what is dated later is not looked at. */
    static Judgement judge(PromiseFacts facts, LocalDate asOf) {
        var paid =
                facts.paid().stream().filter(each -> !each.on().isAfter(asOf)).toList();
        long cents = Math.max(0, paid.stream().mapToLong(Paid::cents).sum());
        if (cents >= facts.promisedCents()) return inFull(facts, paid, cents);
        if (!asOf.isAfter(facts.holdsUntil())) return new Judgement(PromiseState.OPEN, cents, Optional.empty());
        var state = cents > 0 ? PromiseState.PARTLY : PromiseState.BROKEN;
        return new Judgement(state, cents, Optional.of(facts.holdsUntil().plusDays(1)));
    }

    /** A promise not kept by its day is never open again: whoever finds so looks as of an earlier day. */
    static boolean isEarlierLook(PromiseState known, Judgement found) {
        return (known.isUnkept() || known == PromiseState.LATE) && found.state() == PromiseState.OPEN;
    }

    private static Judgement inFull(PromiseFacts facts, List<Paid> paid, long cents) {
        var on = reached(paid, facts.promisedCents());
        var state = on.isAfter(facts.holdsUntil()) ? PromiseState.LATE : PromiseState.KEPT;
        return new Judgement(state, cents, Optional.of(on));
    }

    /** The day from which the amount was paid and stayed so. */
    static LocalDate reached(List<Paid> paid, long cents) {
        long sum = 0;
        LocalDate since = LocalDate.MAX;
        for (var each : paid) {
            boolean before = sum >= cents;
            sum += each.cents();
            if (sum >= cents && !before) since = each.on();
        }
        return since;
    }
}
