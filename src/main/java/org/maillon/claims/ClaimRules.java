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
 * not known, nothing is guessed: without a law no claim, without a rate the fee alone. An invoice issued before its customer was
 * judged insolvent bears nothing from that day on, and no fee where it fell due only then (Code de commerce, art. L622-28 and
 * L441-10 II); one issued since is a debt of the procedure and bears as any other (art. L622-17).
 */
final class ClaimRules {
    private ClaimRules() {}

    /**
     * The count of an invoice.
     *
     * @param until the last day that counts
     * @param settled whether it is paid
     */
    record Borne(
            Regime regime, LateInterest interest, LocalDate until, boolean settled, Optional<InsolvencyStop> stop) {}

    /** What is borne until a day, or until the payment that ended it; nothing where it was paid in time. */
    static List<Claim> count(ClaimFacts invoice, LocalDate asOf) {
        return borne(invoice, asOf).map(borne -> claims(invoice, borne)).orElse(List.of());
    }

    /** The count line by line; empty where nothing is borne. */
    static Optional<Borne> borne(ClaimFacts invoice, LocalDate asOf) {
        var facts = invoice.asOf(asOf);
        var law = regime(facts);
        if (law.isEmpty() || facts.principalCents() <= 0) return Optional.empty();
        var regime = law.get();
        var paidOn = paidOn(facts);
        var end = paidOn.orElse(asOf);
        var stop = stop(facts, regime).filter(each -> each.lastDay().isBefore(end));
        var until = stop.map(InsolvencyStop::lastDay).orElse(end);
        if (!until.isAfter(facts.dueOn())) return Optional.empty();
        return Optional.of(
                new Borne(regime, LateInterest.of(debt(facts, regime), end), until, paidOn.isPresent(), stop));
    }

    private static List<Claim> claims(ClaimFacts facts, Borne borne) {
        var claims = new ArrayList<Claim>();
        if (borne.interest() instanceof Counted counted)
            add(claims, facts, borne, Kind.INTEREST, counted.interest().cents());
        if (facts.currency().equals(Money.EUR.getCurrencyCode()))
            add(claims, facts, borne, Kind.RECOVERY_FEE, LateInterest.RECOVERY_FEE.cents());
        return claims;
    }

    private static void add(List<Claim> claims, ClaimFacts facts, Borne borne, Kind kind, long cents) {
        if (cents <= 0) return;
        claims.add(new Claim(
                kind.idOf(facts.openItem()),
                facts.openItem(),
                facts.account(),
                facts.reference(),
                kind,
                borne.regime(),
                facts.currency(),
                cents,
                0,
                0,
                facts.dueOn(),
                borne.until(),
                borne.settled(),
                borne.stop()));
    }

    private static Optional<Regime> regime(ClaimFacts facts) {
        return switch (facts.country()) {
            case "FR" -> Optional.of(facts.publicBody() ? Regime.FR_B2G : Regime.FR_B2B);
            case "BE" -> Optional.of(Regime.BE_B2B);
            default -> Optional.empty();
        };
    }

    private static Optional<InsolvencyStop> stop(ClaimFacts facts, Regime regime) {
        return facts.judgments().stream()
                .filter(facts.issuedOn()::isBefore)
                .findFirst()
                .map(day -> new InsolvencyStop(day, regime));
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
                stop(facts, regime).map(InsolvencyStop::judgedOn));
    }
}
