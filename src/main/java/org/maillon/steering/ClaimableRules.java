package org.maillon.steering;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.claims.LateDebt;
import org.maillon.claims.LateInterest;
import org.maillon.claims.LateInterest.Counted;
import org.maillon.claims.LateInterest.RateUnknown;
import org.maillon.claims.Regime;
import org.maillon.kernel.Money;
import org.maillon.steering.ClaimableStore.Alike;

/** Adds up what may be claimed, invoice after invoice; the law itself stands in the module claims. */
final class ClaimableRules {
    private final LocalDate asOf;
    private long interest;
    private long fees;
    private long invoices;
    private long elsewhere;
    private @Nullable RateUnknown unknown;

    ClaimableRules(LocalDate asOf) {
        this.asOf = asOf;
    }

    /** The law of the customer's country; other countries have none here. */
    static Optional<Regime> regime(String country) {
        return switch (country) {
            case "FR" -> Optional.of(Regime.FR_B2B);
            case "BE" -> Optional.of(Regime.BE_B2B);
            default -> Optional.empty();
        };
    }

    void add(Alike alike) {
        regime(alike.country()).ifPresentOrElse(regime -> add(alike, regime), () -> elsewhere += alike.invoices());
    }

    private void add(Alike alike, Regime regime) {
        invoices += alike.invoices();
        switch (LateInterest.of(debt(alike, regime), asOf)) {
            case Counted counted -> {
                interest += counted.interest().cents() * alike.invoices();
                fees += counted.recoveryFee().cents() * alike.invoices();
            }
            case RateUnknown rate -> {
                unknown = rate;
                fees += LateInterest.RECOVERY_FEE.cents() * alike.invoices();
            }
        }
    }

    private static LateDebt debt(Alike alike, Regime regime) {
        return LateDebt.of(regime, Money.euros(alike.openCents()), alike.dueOn())
                .stoppedOn(Optional.ofNullable(alike.judgedOn()));
    }

    Claimable result() {
        var counted = unknown == null ? OptionalLong.of(interest) : OptionalLong.empty();
        return new Claimable(counted, fees, invoices, elsewhere, Optional.ofNullable(unknown));
    }
}
