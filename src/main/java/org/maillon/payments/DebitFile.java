package org.maillon.payments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.CreditorIdentifier;
import org.maillon.kernel.Iban;

/**
 * An order to our bank to collect, as pain.008 says it.
 *
 * @param messageId unique among ours, at most 35 characters of the SEPA set
 * @param batches one for each scheme, place in the sequence and day
 */
record DebitFile(String messageId, LocalDateTime createdAt, String initiator, List<Batch> batches) {
    DebitFile {
        batches = List.copyOf(batches);
    }

    /** Who collects, and on which account. */
    record Creditor(String name, CreditorIdentifier identifier, Iban iban, Optional<String> bic) {}

    record Batch(
            String id,
            DebitScheme scheme,
            DebitSequence sequence,
            LocalDate collectOn,
            Creditor creditor,
            List<Debit> debits) {
        Batch {
            debits = List.copyOf(debits);
        }

        long cents() {
            return debits.stream().mapToLong(Debit::cents).sum();
        }
    }

    /** @param cents euro cents, above 0 */
    record Debit(
            String endToEndId,
            long cents,
            String mandate,
            LocalDate signedOn,
            String debtor,
            Iban iban,
            Optional<String> bic,
            String text) {}

    int count() {
        return batches.stream().mapToInt(batch -> batch.debits().size()).sum();
    }

    long cents() {
        return batches.stream().mapToLong(Batch::cents).sum();
    }
}
