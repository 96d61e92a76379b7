package org.maillon.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maillon.claims.LateInterest.Counted;
import org.maillon.claims.LateInterest.Period;
import org.maillon.claims.LateInterest.RateUnknown;
import org.maillon.claims.LateInterest.Source;
import org.maillon.claims.LateInterest.Warning;
import org.maillon.claims.StatutoryRates.StatutoryRate;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;

/** The one definition of late interest: which days count, at which rate, on which principal. No clock, no database. */
final class InterestRules {
    private static final Money NO_FEE = Money.euros(0);

    private InterestRules() {}

    static LateInterest count(LateDebt debt, LocalDate until, StatutoryRates rates) {
        var stop = debt.insolventOn()
                .map(day -> new InsolvencyStop(day, debt.regime()))
                .filter(each -> each.lastDay().isBefore(until));
        var lastDay = stop.map(InsolvencyStop::lastDay).orElse(until);
        var unknown = firstUnknown(debt, lastDay, rates);
        if (unknown.isPresent()) return new RateUnknown(debt.regime(), unknown.get());

        var course = new Course(debt, lastDay, rates);
        for (var part : debt.parts()) {
            if (part.receivedOn().isAfter(until)) {
                throw new InvalidValue(
                        "claims.part.after-statement", part.receivedOn().toString(), until.toString());
            }
            course.receive(part);
        }
        return course.finish(stop, warnings(debt, lastDay, rates));
    }

    /** The first half-year whose rate is needed and not in the table. */
    private static Optional<HalfYear> firstUnknown(LateDebt debt, LocalDate lastDay, StatutoryRates rates) {
        if (debt.agreedRate().isPresent()) return Optional.empty();
        var from = debt.dueOn().plusDays(1);
        if (from.isAfter(lastDay)) return Optional.empty();
        if (rates.of(debt.regime(), from).isEmpty()) return Optional.of(HalfYear.of(from));
        if (debt.regime().keepsFirstRate() || rates.of(debt.regime(), lastDay).isPresent()) return Optional.empty();
        var halfYear = HalfYear.of(from);
        while (rates.of(debt.regime(), halfYear.startsOn()).isPresent()) halfYear = halfYear.next();
        return Optional.of(halfYear);
    }

    private static List<Warning> warnings(LateDebt debt, LocalDate lastDay, StatutoryRates rates) {
        if (debt.agreedRate().isEmpty()) return List.of();
        var agreed = debt.agreedRate().get();
        var warnings = new ArrayList<Warning>();
        var from = debt.dueOn().plusDays(1);
        var last = debt.regime().keepsFirstRate() && from.isBefore(lastDay) ? from : lastDay;
        for (var day = from; !day.isAfter(last); day = HalfYear.of(day).next().startsOn()) {
            warning(HalfYear.of(day), agreed, rates.minimum(debt.regime(), day)).ifPresent(warnings::add);
        }
        return List.copyOf(warnings);
    }

    private static Optional<Warning> warning(HalfYear halfYear, Rate agreed, Optional<Rate> minimum) {
        if (minimum.isEmpty()) return Optional.of(new Warning.MinimumUnknown(halfYear));
        return minimum.filter(least -> agreed.compareTo(least) < 0)
                .map(least -> new Warning.BelowMinimum(halfYear, agreed, least));
    }

    /** One debt on its way through the days: what is open, and what has been borne since it was last rounded. */
    private static final class Course {
        private final LateDebt debt;
        private final LocalDate lastDay;
        private final StatutoryRates rates;
        private final List<Period> periods = new ArrayList<>(2);
        private LocalDate countedTo;
        private Accrual running = new Accrual();
        private boolean late;
        private long principal;
        private long interest;
        private long interestOpen;

        Course(LateDebt debt, LocalDate lastDay, StatutoryRates rates) {
            this.debt = debt;
            this.lastDay = lastDay;
            this.rates = rates;
            this.countedTo = debt.dueOn();
            this.principal = debt.principal().cents();
        }

        void receive(PartPayment part) {
            bearUntil(part.receivedOn());
            long left = part.amount().cents();
            if (debt.imputation() == Imputation.INTEREST_FIRST) left = payInterest(left);
            long onPrincipal = Math.min(left, principal);
            principal -= onPrincipal;
            left -= onPrincipal;
            if (left > 0 && payInterest(left) > 0) {
                throw new InvalidValue(
                        "claims.part.too-large", part.receivedOn().toString());
            }
        }

        Counted finish(Optional<InsolvencyStop> stop, List<Warning> warnings) {
            bearUntil(lastDay);
            round();
            return new Counted(
                    money(interest),
                    late ? LateInterest.RECOVERY_FEE : NO_FEE,
                    money(principal),
                    money(interestOpen),
                    List.copyOf(periods),
                    stop,
                    warnings);
        }

        /** What is left of the amount once the interest due is paid. */
        private long payInterest(long amount) {
            round();
            long paid = Math.min(amount, interestOpen);
            interestOpen -= paid;
            return amount - paid;
        }

        private void round() {
            long borne = running.roundedCents();
            interest += borne;
            interestOpen += borne;
            running = new Accrual();
        }

        private void bearUntil(LocalDate day) {
            var end = day.isBefore(lastDay) ? day : lastDay;
            while (principal > 0 && countedTo.isBefore(end)) bear(endOfRate(countedTo.plusDays(1), end));
        }

        private void bear(LocalDate to) {
            var from = countedTo.plusDays(1);
            int days = (int) (to.toEpochDay() - countedTo.toEpochDay());
            var rate = rateOn(from);
            long before = running.roundedCents();
            running.add(principal, rate.rate(), days);
            var grown = money(running.roundedCents() - before);
            periods.add(new Period(from, to, days, rate.rate(), money(principal), grown, rate.source()));
            countedTo = to;
            late = true;
        }

        /** The last day, not after the end, of the rate of a day: one rate all along, or its half-year's. */
        private LocalDate endOfRate(LocalDate from, LocalDate end) {
            if (debt.agreedRate().isPresent() || debt.regime().keepsFirstRate()) return end;
            var endOfHalf = from.getMonthValue() <= 6
                    ? LocalDate.of(from.getYear(), 6, 30)
                    : LocalDate.of(from.getYear(), 12, 31);
            return endOfHalf.isBefore(end) ? endOfHalf : end;
        }

        private StatutoryRate rateOn(LocalDate day) {
            if (debt.agreedRate().isPresent())
                return new StatutoryRate(debt.agreedRate().get(), Source.CONTRACT);
            var dated = debt.regime().keepsFirstRate() ? debt.dueOn().plusDays(1) : day;
            return rates.of(debt.regime(), dated).orElseThrow();
        }

        private Money money(long cents) {
            return new Money(cents, debt.principal().currency());
        }
    }
}
