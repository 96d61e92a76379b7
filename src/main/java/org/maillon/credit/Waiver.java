package org.maillon.credit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.maillon.kernel.Money;

/**
 * What passes although there is a reason to hold it.
 *
 * @param subject the only one it speaks for; empty for all of the account's
 * @param upTo the subject's amount at most; of an account's waiver, its exposure with the order
 * @param until the last day of an account's waiver
 */
record Waiver(Optional<String> subject, Set<HoldReason> reasons, Money upTo, Optional<LocalDate> until) {
    boolean covers(CreditRequest request, Money exposure, LocalDate today) {
        if (subject.isPresent())
            return subject.get().equals(request.subject())
                    && upTo.currency().equals(request.currency())
                    && request.amountCents() <= upTo.cents();
        return until.filter(day -> !day.isBefore(today)).isPresent()
                && upTo.currency().equals(exposure.currency())
                && exposure.cents() <= upTo.cents();
    }
}
