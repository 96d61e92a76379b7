package org.maillon.credit;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.maillon.kernel.Money;

/** Whether an order goes ahead or waits for a person, and why. */
final class CreditRules {
    private CreditRules() {}

    static Verdict decide(CreditRequest request, CreditFacts facts, LocalDate today) {
        var measure = facts.limit().or(facts::groupLimit);
        var currency = measure.map(Money::currency).orElse(request.currency());
        var standing = facts.limit().isEmpty() && facts.groupLimit().isPresent() ? facts.group() : facts.own();
        var before = standing.in(currency, facts.rates());
        var after = with(standing, request).in(currency, facts.rates());
        var reasons = reasons(request, facts, today);
        if (!request.prepaid() && isUnrated(request, facts)) reasons.add(HoldReason.RATE_MISSING);
        var exposure = new Money(after.orElse(0), currency);
        var passed = waived(request, facts, exposure, reasons, today);
        reasons.removeAll(passed);
        var limit = measure.map(it -> OptionalLong.of(it.cents())).orElse(OptionalLong.empty());
        return new Verdict(reasons, passed, new Money(before.orElse(0), currency), exposure, limit);
    }

    private static EnumSet<HoldReason> reasons(CreditRequest request, CreditFacts facts, LocalDate today) {
        var reasons = EnumSet.noneOf(HoldReason.class);
        request.alsoHeldFor().stream().filter(facts.policy()::holdsFor).forEach(reasons::add);
        if (request.prepaid()) return reasons;
        if (isOver(facts.limit(), facts.own(), request, facts)) reasons.add(HoldReason.OVER_LIMIT);
        if (isOver(facts.groupLimit(), facts.group(), request, facts)) reasons.add(HoldReason.GROUP_OVER_LIMIT);
        if (isOver(facts.cover(), facts.own(), request, facts)) reasons.add(HoldReason.OVER_COVER);
        if (facts.limit().isEmpty() && facts.groupLimit().isEmpty()) reasons.add(HoldReason.NO_LIMIT);
        if (isOld(facts, today)) reasons.add(HoldReason.OLD_DEBT);
        if (facts.brokenPromise()) reasons.add(HoldReason.BROKEN_PROMISE);
        if (facts.insolvent()) reasons.add(HoldReason.INSOLVENCY);
        reasons.removeIf(reason -> !facts.policy().holdsFor(reason));
        return reasons;
    }

    private static boolean isUnrated(CreditRequest request, CreditFacts facts) {
        return isUnrated(facts.limit(), facts.own(), request, facts)
                || isUnrated(facts.groupLimit(), facts.group(), request, facts);
    }

    private static boolean isUnrated(
            Optional<Money> limit, Balances standing, CreditRequest request, CreditFacts facts) {
        return limit.isPresent()
                && with(standing, request)
                        .in(limit.get().currency(), facts.rates())
                        .isEmpty();
    }

    /** Where a rate is missing nothing is said here: that refers by itself. */
    private static boolean isOver(Optional<Money> limit, Balances standing, CreditRequest request, CreditFacts facts) {
        if (limit.isEmpty()) return false;
        var after = with(standing, request).in(limit.get().currency(), facts.rates());
        return after.isPresent() && after.getAsLong() > limit.get().cents();
    }

    private static Balances with(Balances standing, CreditRequest request) {
        return request.prepaid() ? standing : standing.plus(request.currency(), request.amountCents());
    }

    private static boolean isOld(CreditFacts facts, LocalDate today) {
        return facts.oldestDue()
                .filter(due -> due.plusDays(facts.policy().oldestDays()).isBefore(today))
                .isPresent();
    }

    private static Set<HoldReason> waived(
            CreditRequest request, CreditFacts facts, Money exposure, Set<HoldReason> reasons, LocalDate today) {
        var passed = EnumSet.noneOf(HoldReason.class);
        facts.waivers().stream()
                .filter(waiver -> waiver.covers(request, exposure, today))
                .forEach(waiver -> passed.addAll(waiver.reasons()));
        passed.retainAll(reasons);
        return passed;
    }
}
