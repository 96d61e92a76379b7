package org.maillon.payments;

import org.maillon.kernel.CreditorIdentifier;
import org.maillon.kernel.InvalidValue;

/**
 * Under which identifier a company collects.
 *
 * @param noticeDays how long before the day a customer is told; 14 unless both agreed on another time (EPC016-06, section 4.3)
 */
public record DebitCreditor(CreditorIdentifier identifier, int noticeDays) {
    public static final int USUAL_NOTICE = 14;
    private static final int LONGEST_NOTICE = 60;

    public DebitCreditor {
        checkNotice(noticeDays);
    }

    static void checkNotice(int days) {
        if (days < 1 || days > LONGEST_NOTICE) throw new InvalidValue("payments.debit.wrong.notice");
    }
}
