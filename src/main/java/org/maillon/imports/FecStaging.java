package org.maillon.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.maillon.database.BulkCopy;
import org.maillon.ledger.LedgerClass;

/** Streams one FEC into the staging tables of the current transaction: its customer lines, and what their entries touched. */
final class FecStaging {
    /** What a file was found to be, and the first day on which something happened in its year (openings left out). */
    record Staged(int file, FecSummary summary, @Nullable LocalDate firstMovementOn) {}

    private final StagingStore store;

    FecStaging(StagingStore store) {
        this.store = store;
    }

    Staged stage(int file, Path path, String name, LocalDate until, IntConsumer percent) {
        try (var copy = store.copyLines()) {
            var sink = new Sink(file, copy, until, percent);
            var summary = FecReader.read(path, name, sink);
            copy.finish();
            copyEntries(file, summary.kinds());
            return new Staged(file, summary, sink.firstMovementOn);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private void copyEntries(int file, EntryKinds kinds) {
        try (var copy = store.copyEntries()) {
            kinds.onCustomers(
                    (key, touched) -> copy.add(file).add(key).add(touched).endRow());
            copy.finish();
        }
    }

    /** The part of the chart of accounts, null where the line is no customer's. */
    static @Nullable LedgerClass classOf(String account) {
        if (!account.startsWith("41")) return null;
        if (account.startsWith("411")) return LedgerClass.RECEIVABLE;
        if (account.startsWith("413")) return LedgerClass.BILL;
        if (account.startsWith("416")) return LedgerClass.DOUBTFUL;
        return account.startsWith("4191") ? LedgerClass.DEPOSIT : null;
    }

    private static final class Sink implements FecSink {
        private final int file;
        private final BulkCopy copy;
        private final LocalDate until;
        private final IntConsumer percent;
        private final MessageDigest digest = md5();
        private @Nullable LocalDate firstMovementOn;

        Sink(int file, BulkCopy copy, LocalDate until, IntConsumer percent) {
            this.file = file;
            this.copy = copy;
            this.until = until;
            this.percent = percent;
        }

        @Override
        public void progress(long bytesRead, long total) {
            percent.accept(total == 0 ? 100 : (int) (100 * bytesRead / total));
        }

        @Override
        public void take(FecLine line) {
            if (!line.opening() && (firstMovementOn == null || line.bookedOn().isBefore(firstMovementOn))) {
                firstMovementOn = line.bookedOn();
            }
            var on = classOf(line.account());
            long cents = line.debitCents() - line.creditCents();
            if (on == null || cents == 0 || line.bookedOn().isAfter(until)) return;
            copy.add(file).add(line.line()).add(key(line).toString()).add(line.entryKey() == 0 ? 1 : line.entryKey());
            copy.add(line.opening()).add(on.prefix()).add(line.party());
            copy.add(line.auxName().isEmpty() ? line.accountName() : line.auxName());
            copy.add(line.journal())
                    .add(line.bookedOn())
                    .add(documentOn(line))
                    .add(line.pieceRef())
                    .add(line.label());
            copy.add(cents).add(line.letter()).add(line.letteredOn()).endRow();
        }

        /** The document's day, unless it is later than the booking or over a year older: then it is a slip of the pen. */
        private static LocalDate documentOn(FecLine line) {
            var day = line.pieceOn();
            if (day == null || day.isAfter(line.bookedOn())) return line.bookedOn();
            return day.isAfter(line.bookedOn().minusYears(1)) ? day : line.bookedOn();
        }

        /** The same in every export of the ledger; the letter may come later, the entry's number may be given anew. */
        private UUID key(FecLine line) {
            digest.update((line.journal()
                            + '\t'
                            + line.bookedOn()
                            + '\t'
                            + line.account()
                            + '\t'
                            + line.aux()
                            + '\t'
                            + line.pieceRef()
                            + '\t'
                            + line.pieceOn()
                            + '\t'
                            + line.label()
                            + '\t'
                            + line.debitCents()
                            + '\t'
                            + line.creditCents())
                    .getBytes(StandardCharsets.UTF_8));
            var bytes = ByteBuffer.wrap(digest.digest());
            return new UUID(bytes.getLong(), bytes.getLong());
        }

        private static MessageDigest md5() {
            try {
                return MessageDigest.getInstance("MD5");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
