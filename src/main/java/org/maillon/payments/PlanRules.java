package org.maillon.payments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maillon.payments.PromiseFacts.Paid;

/** How a debt is spread, and which instalments were kept: money pays the oldest first. */
final class PlanRules {
    private PlanRules() {}

    /** Equal monthly parts from a day on, rounded down to the cent; the last takes what is left. */
    static List<NewPlan.Part> spread(long totalCents, int count, LocalDate first) {
        var parts = new ArrayList<NewPlan.Part>();
        long each = totalCents / count;
        for (int n = 0; n < count; n++) {
            long cents = n == count - 1 ? totalCents - each * (count - 1) : each;
            parts.add(new NewPlan.Part(first.plusMonths(n), cents));
        }
        return parts;
    }

    /** What became of each instalment as of the end of a day; one that was missed stays so until it is paid. */
    static List<Instalment> judge(List<Instalment> instalments, List<Paid> paid, LocalDate asOf) {
        var known = paid.stream().filter(each -> !each.on().isAfter(asOf)).toList();
        long sum = known.stream().mapToLong(Paid::cents).sum();
        var judged = new ArrayList<Instalment>();
        long due = 0;
        for (var instalment : instalments) {
            due += instalment.amountCents();
            judged.add(sum >= due ? paidOne(instalment, PromiseRules.reached(known, due)) : unpaid(instalment, asOf));
        }
        return judged;
    }

    private static Instalment paidOne(Instalment instalment, LocalDate on) {
        var state = on.isAfter(instalment.holdsUntil()) ? InstalmentState.LATE : InstalmentState.KEPT;
        return with(instalment, state, Optional.of(on));
    }

    private static Instalment unpaid(Instalment instalment, LocalDate asOf) {
        boolean missed = instalment.state() == InstalmentState.MISSED || asOf.isAfter(instalment.holdsUntil());
        return missed
                ? with(
                        instalment,
                        InstalmentState.MISSED,
                        Optional.of(instalment.holdsUntil().plusDays(1)))
                : with(instalment, InstalmentState.OPEN, Optional.empty());
    }

    /** What the whole plan has come to; a plan whose whole is due again stays so until all of it is paid. */
    static PlanState state(RepaymentPlan plan, List<Instalment> judged) {
        boolean allPaid = judged.stream()
                .allMatch(each -> each.state() == InstalmentState.KEPT || each.state() == InstalmentState.LATE);
        if (allPaid) return PlanState.KEPT;
        boolean missed = judged.stream().anyMatch(each -> each.state() == InstalmentState.MISSED);
        return plan.allDueWhenMissed() && (missed || plan.state() == PlanState.MISSED)
                ? PlanState.MISSED
                : PlanState.SIGNED;
    }

    private static Instalment with(Instalment instalment, InstalmentState state, Optional<LocalDate> on) {
        return new Instalment(
                instalment.number(), instalment.dueOn(), instalment.holdsUntil(), instalment.amountCents(), state, on);
    }
}
