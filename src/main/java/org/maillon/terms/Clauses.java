package org.maillon.terms;

import java.util.Optional;
import java.util.OptionalInt;
import org.maillon.claims.Imputation;
import org.maillon.claims.Rate;
import org.maillon.kernel.InvalidValue;

/**
 * What a version says where other work depends on it.
 *
 * @param penaltyRate of late interest; empty where the conditions name none and the law's applies
 * @param recoveryFeeCents per late invoice, in euro cents
 * @param retentionOfTitle whether goods stay the seller's until they are paid
 * @param court whose courts decide, in words; empty where nothing is agreed
 * @param claimDays within how many days of receipt a defect is told, 1 to 365; empty where nothing is agreed
 * @param imputation what a part payment pays first
 */
public record Clauses(
        Optional<Rate> penaltyRate,
        long recoveryFeeCents,
        boolean retentionOfTitle,
        String court,
        OptionalInt claimDays,
        Imputation imputation) {
    public Clauses {
        court = court.strip();
        if (recoveryFeeCents < 0 || recoveryFeeCents > 100_000_000) throw new InvalidValue("terms.wrong.fee");
        if (court.length() > 200) throw new InvalidValue("terms.wrong.court");
        if (claimDays.isPresent() && (claimDays.getAsInt() < 1 || claimDays.getAsInt() > 365))
            throw new InvalidValue("terms.wrong.claim-days");
    }
}
