package org.maillon.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.claims.Claim.Kind;
import org.maillon.claims.LateInterest.Counted;
import org.maillon.kernel.Money;

/**
 * What an invoice bears: interest on its principal from the day after its due day until it is paid, what was laid on it paying the
 * principal first, as the ledger has it; and once 40 EUR, in euros only. Where the law of the country or the rate of a half-year is
 * not known, nothing is guessed: without a law no claim, without a rate the fee alone.
 */
final class ClaimRules {
    private ClaimRules() {}

    /** What is borne until a day, or until the payment that ended it; nothing where it was paid in time. */
    static List<Claim> count(ClaimFacts invoice, LocalDate asOf) {
        var facts = invoice.asOf(asOf);
        var regime = regime(facts);
        if (regime.isEmpty() || facts.principalCents() <= 0) return List.of();
        var paidOn = paidOn(facts);
        var until = paidOn.orElse(asOf);
        if (!until.isAfter(facts.dueOn())) return List.of();
        var claims = new ArrayList<Claim>();
        if (LateInterest.of(debt(facts, regime.get()), until) instanceof Counted counted)
            add(claims, facts, Kind.INTEREST, counted.interest().cents(), until, paidOn.isPresent());
        if (facts.currency().equals(Money.EUR.getCurrencyCode()))
            add(claims, facts, Kind.RECOVERY_FEE, LateInterest.RECOVERY_FEE.cents(), until, paidOn.isPresent());
        return claims;
    }

    private static void add(
            List<Claim> claims, ClaimFacts facts, Kind kind, long cents, LocalDate until, boolean settled) {
        if (cents <= 0) return;
        claims.add(new Claim(
                kind.idOf(facts.openItem()),
                facts.openItem(),
                facts.account(),
                facts.reference(),
                kind,
                facts.currency(),
                cents,
                cents,
                until,
                settled));
    }

    private static Optional<Regime> regime(ClaimFacts facts) {
        return switch (facts.country()) {
            case "FR" -> Optional.of(facts.publicBody() ? Regime.FR_B2G : Regime.FR_B2B);
            case "BE" -> Optional.of(Regime.BE_B2B);
            default -> Optional.empty();
        };
    }

    /** The day on which nothing was left. */
    private static Optional<LocalDate> paidOn(ClaimFacts facts) {
        long left = facts.principalCents();
        for (var payment : facts.payments()) {
            left -= payment.cents();
            if (left <= 0) return Optional.of(payment.on());
        }
        return Optional.empty();
    }

    private static LateDebt debt(ClaimFacts facts, Regime regime) {
        var currency = Currency.getInstance(facts.currency());
        var parts = facts.payments().stream()
                .map(payment -> new PartPayment(new Money(payment.cents(), currency), payment.on()))
                .toList();
        return new LateDebt(
                regime,
                new Money(facts.principalCents(), currency),
                facts.dueOn(),
                Optional.empty(),
                Imputation.PRINCIPAL_FIRST,
                parts,
                Optional.empty());
    }
}
