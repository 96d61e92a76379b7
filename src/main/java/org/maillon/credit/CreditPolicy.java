package org.maillon.credit;

import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.maillon.access.Role;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;

/**
 * How a company watches its customers' credit. A limit that is passed holds whatever the policy says.
 *
 * @param currency of the policy's amounts, and in which exposure is shown beside the account's own
 * @param holdsFor the other reasons that hold an order
 * @param oldestDays a debt older than so many days late holds, 0 to 3650
 * @param alertPercent of its limit from which an account is brought to somebody's notice, 1 to 100
 * @param answerDays working days in which a held order is to be answered, 0 to 60
 * @param fourEyesCents from which amount a second person must agree; empty for never
 * @param rateDays for how many days a rate of exchange serves, 1 to 366
 * @param deciders who decides up to which amount, the least first; an owner always may
 */
public record CreditPolicy(
        Currency currency,
        Set<HoldReason> holdsFor,
        int oldestDays,
        int alertPercent,
        int answerDays,
        OptionalLong fourEyesCents,
        int rateDays,
        List<Decider> deciders) {
    /** A role, and up to which amount it decides; empty: any. */
    public record Decider(Role role, OptionalLong upToCents) {
        boolean reaches(long cents) {
            return upToCents.isEmpty() || upToCents.getAsLong() >= cents;
        }
    }

    private static final List<Decider> USUAL_DECIDERS = List.of(
            new Decider(Role.COLLECTOR, OptionalLong.of(2_000_00)),
            new Decider(Role.CREDIT_MANAGER, OptionalLong.of(100_000_00)));

    /** Of a company that has said nothing: only limits hold, and the gaps that a caller names. */
    public static final CreditPolicy LIMIT_ONLY = new CreditPolicy(
            Money.EUR,
            gaps(),
            60,
            80,
            1,
            OptionalLong.empty(),
            45,
            List.of(new Decider(Role.CREDIT_MANAGER, OptionalLong.empty())));

    /** What we advise: what most credit managers hold for. */
    public static final CreditPolicy USUAL =
            new CreditPolicy(Money.EUR, usualReasons(), 60, 80, 1, OptionalLong.of(50_000_00), 45, USUAL_DECIDERS);

    public CreditPolicy {
        holdsFor = holdsFor.isEmpty() ? Set.of() : Set.copyOf(holdsFor);
        deciders = List.copyOf(deciders);
        within("credit.wrong.oldest-days", oldestDays, 0, 3650);
        within("credit.wrong.alert-percent", alertPercent, 1, 100);
        within("credit.wrong.answer-days", answerDays, 0, 60);
        within("credit.wrong.rate-days", rateDays, 1, 366);
    }

    /** Whether an order waits for this reason. */
    public boolean holdsFor(HoldReason reason) {
        return switch (reason) {
            case OVER_LIMIT, GROUP_OVER_LIMIT, RATE_MISSING -> true;
            default -> holdsFor.contains(reason);
        };
    }

    /** The least role that decides an amount of the policy's currency; the owner where nobody else does. */
    public Role decider(long cents) {
        return deciders.stream()
                .filter(it -> it.reaches(cents))
                .findFirst()
                .map(Decider::role)
                .orElse(Role.OWNER);
    }

    /** Who decides where this role did not: the next in the order of amounts, else the owner. */
    public Role superior(Role decider) {
        var roles = deciders.stream().map(Decider::role).distinct().toList();
        int place = roles.indexOf(decider);
        return place < 0 || place == roles.size() - 1 ? Role.OWNER : roles.get(place + 1);
    }

    public boolean mayDecide(Role role, long cents) {
        return role == Role.OWNER || deciders.stream().anyMatch(it -> it.role() == role && it.reaches(cents));
    }

    public boolean needsFourEyes(long cents) {
        return fourEyesCents.isPresent() && cents >= fourEyesCents.getAsLong();
    }

    /** The same for an account on which only its limit holds. */
    CreditPolicy limitOnly() {
        return new CreditPolicy(
                currency, gaps(), oldestDays, alertPercent, answerDays, fourEyesCents, rateDays, deciders);
    }

    /** The reasons a company may choose to hold for, in order. */
    public static List<HoldReason> choices() {
        return Stream.of(HoldReason.values())
                .filter(reason -> !LIMIT_ONLY.holdsFor(reason) || HoldReason.GAPS.contains(reason))
                .toList();
    }

    private static Set<HoldReason> gaps() {
        return HoldReason.GAPS;
    }

    private static Set<HoldReason> usualReasons() {
        var reasons = EnumSet.copyOf(HoldReason.GAPS);
        reasons.addAll(
                List.of(HoldReason.NO_LIMIT, HoldReason.OLD_DEBT, HoldReason.BROKEN_PROMISE, HoldReason.INSOLVENCY));
        return reasons;
    }

    private static void within(String key, int value, int least, int most) {
        if (value < least || value > most) throw new InvalidValue(key, Integer.toString(value));
    }
}
