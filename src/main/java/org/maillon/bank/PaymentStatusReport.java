package org.maillon.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bank says about a file of payments or direct debits we gave it (pain.002).
 *
 * @param id the report's own
 * @param originalId of the file it speaks about
 * @param status of the whole file, such as {@code RJCT}; null where only parts are spoken about
 * @param reason ISO 20022 code where it was refused
 */
public record PaymentStatusReport(
        String id,
        String originalId,
        @Nullable String status,
        @Nullable String reason,
        List<Part> parts) {
    public PaymentStatusReport {
        parts = List.copyOf(parts);
    }

    /**
     * About one batch of the file, or one payment of it.
     *
     * @param endToEndId null where it is about the whole batch
     */
    public record Part(
            @Nullable String batch,
            @Nullable String endToEndId,
            @Nullable String status,
            @Nullable String reason) {
        public boolean rejected() {
            return "RJCT".equals(status);
        }
    }

    public boolean rejected() {
        return "RJCT".equals(status);
    }
}
