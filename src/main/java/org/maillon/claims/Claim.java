package org.maillon.claims;

import java.time.LocalDate;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Code;

/**
 * What a late invoice bore beside its principal.
 *
 * @param id the same for an invoice and kind, whether it is still open or paid
 * @param reference of the invoice
 * @param countedCents all that was borne until that day, minor units
 * @param openCents what is left of it after what was given up
 * @param settled whether the invoice is paid, so that it grows no more
 */
public record Claim(
        long id,
        long openItem,
        AccountId account,
        String reference,
        Kind kind,
        String currency,
        long countedCents,
        long openCents,
        LocalDate countedUntil,
        boolean settled) {
    public enum Kind {
        INTEREST,
        RECOVERY_FEE;

        /** interest, recovery-fee. */
        public String code() {
            return Code.of(this);
        }

        static Kind of(String code) {
            return Code.read(Kind.class, code);
        }

        /** An invoice has at most one claim of each kind, so its number and the kind are the claim's. */
        long idOf(long openItem) {
            return openItem * values().length + ordinal();
        }

        static Kind ofId(long claim) {
            return values()[(int) (claim % values().length)];
        }

        static long itemOf(long claim) {
            return claim / values().length;
        }
    }
}
