package org.maillon.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.claims.Claim;
import org.maillon.claims.ClaimPayment;
import org.maillon.claims.CountedClaim;
import org.maillon.claims.InsolvencyStop;
import org.maillon.claims.LateInterest;
import org.maillon.claims.Waiver;
import org.maillon.kernel.Code;
import org.maillon.kernel.Texts;

/**
 * A claim as the API tells it.
 *
 * @param account its code
 * @param kind interest or recovery-fee
 * @param state running, due, paid or waived
 * @param regime fr-b2b, fr-b2g or be-b2b
 * @param law the article it rests on
 * @param amountCents what is open of it
 * @param settled whether the invoice is paid, so that it grows no more
 * @param judgedOn the insolvency judgment that stopped the interest on its eve
 */
record ToldClaim(
        long id,
        long openItem,
        String account,
        String reference,
        String kind,
        String state,
        String regime,
        String law,
        String currency,
        long amountCents,
        long countedCents,
        long waivedCents,
        long paidCents,
        LocalDate dueOn,
        LocalDate countedUntil,
        boolean settled,
        @Nullable LocalDate judgedOn) {
    static ToldClaim of(Claim claim, String account, Texts texts) {
        return new ToldClaim(
                claim.id(),
                claim.openItem(),
                account,
                claim.reference(),
                claim.kind().code(),
                claim.state().code(),
                claim.regime().code(),
                claim.law(texts.language()),
                claim.currency(),
                claim.openCents(),
                claim.countedCents(),
                claim.waivedCents(),
                claim.paidCents(),
                claim.dueOn(),
                claim.countedUntil(),
                claim.settled(),
                claim.stop().map(InsolvencyStop::judgedOn).orElse(null));
    }

    /** Days at one rate on one principal, both days inclusive; {@code source} says how sure the table of law is of the rate. */
    record Line(
            LocalDate from,
            LocalDate to,
            int days,
            BigDecimal ratePercent,
            long principalCents,
            long cents,
            String source) {
        private static Line of(LateInterest.Period period) {
            return new Line(
                    period.from(),
                    period.to(),
                    period.days(),
                    period.rate().percent(),
                    period.principal().cents(),
                    period.interest().cents(),
                    Code.of(period.source()));
        }
    }

    record GivenUp(long amountCents, String reason, Instant madeAt, String madeBy) {
        private static GivenUp of(Waiver waiver) {
            return new GivenUp(waiver.cents(), waiver.reason(), waiver.madeAt(), waiver.madeBy());
        }
    }

    /** @param byReceipt whether money of a receipt pays it; else a person noted it */
    record Payment(
            long id,
            long amountCents,
            LocalDate paidOn,
            boolean byReceipt,
            String note,
            String madeBy,
            @Nullable String undoneBy) {
        private static Payment of(ClaimPayment payment) {
            return new Payment(
                    payment.id(),
                    payment.cents(),
                    payment.paidOn(),
                    payment.adjustment().isPresent(),
                    payment.note(),
                    payment.madeBy(),
                    payment.undoneBy().orElse(null));
        }
    }

    /**
     * With what it is made of.
     *
     * @param principalCents of the invoice, less its credit notes
     * @param lines of interest; none for a fee
     * @param stopped why interest ended before its invoice was paid, in words
     */
    record InFull(
            @JsonUnwrapped ToldClaim claim,
            long principalCents,
            List<Line> lines,
            @Nullable String stopped,
            List<GivenUp> waivers,
            List<Payment> payments) {
        static InFull of(ToldClaim told, CountedClaim found, Texts texts) {
            return new InFull(
                    told,
                    found.principal().cents(),
                    found.lines().stream().map(Line::of).toList(),
                    found.claim()
                            .stop()
                            .map(stop -> stop.in(
                                    texts.language(),
                                    stop.lastDay().toString(),
                                    stop.judgedOn().toString()))
                            .orElse(null),
                    found.waivers().stream().map(GivenUp::of).toList(),
                    found.payments().stream().map(Payment::of).toList());
        }
    }
}
