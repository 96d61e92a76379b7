package org.maillon.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/**
 * Statements of French banks in records of 120 columns (CFONB, "Relevé de compte sur support informatique", July 2004,
 * with the complements for SEPA of March 2010): 01 old balance, 04 entry, 05 complement, 07 new balance.
 */
final class Cfonb120Reader implements StatementReader {
    private static final Pattern FIRST_RECORD =
            Pattern.compile("^[\\s\\x1A]*0[1457][0-9A-Z]{5}.{4}[0-9A-Z ]{5}(?:[A-Z]{3}| {3})[0-9 ].[0-9A-Z]{11}.{70}");
    private static final int LENGTH = 120;

    @Override
    public boolean reads(Sniffed file) {
        return FIRST_RECORD.matcher(file.head()).find();
    }

    @Override
    public List<BankStatement> read(Sniffed file) {
        var reading = new Reading();
        FixedRecord.each(file.text(), LENGTH, reading::take);
        return reading.all();
    }

    /** One walk through one file. */
    private static final class Reading {
        private final List<BankStatement> statements = new ArrayList<>();
        private @Nullable StatementDraft open;
        /** Of the statement that is open: what the account's number is in each record. */
        private String number = "";

        private @Nullable LineDraft line;
        private String label = "";
        private CfonbComplement complement = new CfonbComplement();

        void take(FixedRecord record) {
            switch (record.raw(1, 2)) {
                case "01" -> openWith(record);
                case "04" -> entry(record);
                case "05" -> complement.add(record);
                case "07" -> closeWith(record);
                default -> statement(record).problem(record.place(), 1, Code.UNKNOWN_RECORD, record.raw(1, 2));
            }
        }

        List<BankStatement> all() {
            giveUp();
            if (statements.isEmpty()) throw BankFileRefused.at(0, 0, Code.NO_STATEMENT);
            return statements;
        }

        private void openWith(FixedRecord record) {
            giveUp();
            var draft = new StatementDraft("cfonb120", record.place());
            open = draft;
            number = record.value(22, 32);
            draft.account = Cfonb.account(record.value(3, 7), record.value(12, 16), number);
            draft.take(() -> {
                draft.currency = Values.currency(record.raw(17, 19), record.place(), 17);
                draft.openingCents = Cfonb.signedCents(record, 91, 104, decimals(record, draft), draft.currency);
            });
            draft.firstOn = day(record, 35, draft);
        }

        private void entry(FixedRecord record) {
            flush();
            complement = new CfonbComplement();
            var draft = open;
            if (draft == null || !number.equals(record.value(22, 32))) {
                statement(record).problem(record.place(), 0, Code.ENTRY_OUTSIDE);
            } else {
                draft.take(() -> line = lineOf(record, draft));
            }
        }

        private LineDraft lineOf(FixedRecord record, StatementDraft draft) {
            var stated = record.raw(17, 19).isBlank() ? draft.currency : record.raw(17, 19);
            var currency = Values.currency(stated, record.place(), 17);
            var bookedOn = Cfonb.day(record, 35);
            if (bookedOn == null) throw BankFileRefused.at(record.place(), 35, Code.BAD_DATE, record.raw(35, 40));
            var cents = Cfonb.signedCents(record, 91, 104, decimals(record, draft), currency);
            var found = new LineDraft(record.place(), bookedOn, cents, currency);
            found.valueOn = day(record, 43, draft);
            found.reference = record.value(105, 120);
            found.returned = CfonbOperations.returned(record.raw(33, 34), record.raw(41, 42));
            if (found.returned) found.returnReason = record.value(41, 42);
            label = record.value(49, 79);
            return found;
        }

        private void closeWith(FixedRecord record) {
            flush();
            var draft = open;
            if (draft == null || !number.equals(record.value(22, 32))) {
                giveUp();
                statement(record).problem(record.place(), 0, Code.CLOSING_OUTSIDE);
            } else {
                closeWith(record, draft);
            }
            finish();
        }

        private static void closeWith(FixedRecord record, StatementDraft draft) {
            var account = Cfonb.account(record.value(3, 7), record.value(12, 16), record.value(22, 32));
            if (account != null && draft.account != null && !account.equals(draft.account)) {
                draft.problem(record.place(), 3, Code.ACCOUNT_DIFFERS, account, draft.account);
            }
            draft.take(() -> {
                var currency = Values.currency(draft.currency, record.place(), 17);
                draft.closingCents = Cfonb.signedCents(record, 91, 104, decimals(record, draft), currency);
            });
            draft.lastOn = day(record, 35, draft);
        }

        /** Where a record stands in no statement, the one that will say so. */
        private StatementDraft statement(FixedRecord record) {
            var draft = open;
            if (draft != null) return draft;
            draft = new StatementDraft("cfonb120", record.place());
            draft.account = Cfonb.account(record.value(3, 7), record.value(12, 16), record.value(22, 32));
            number = "";
            open = draft;
            return draft;
        }

        private void flush() {
            var draft = open;
            var found = line;
            line = null;
            if (draft == null || found == null) return;
            complement.complete(found, label);
            draft.add(found);
        }

        /** What is still open was never closed: the file was cut, or a record is missing. */
        private void giveUp() {
            flush();
            var draft = open;
            if (draft == null) return;
            if (!number.isEmpty()) draft.problem(draft.place, 0, Code.NOT_CLOSED);
            finish();
        }

        private void finish() {
            var draft = open;
            if (draft != null) StatementDraft.keep(statements, draft);
            open = null;
            number = "";
        }

        private static @Nullable LocalDate day(FixedRecord record, int first, StatementDraft draft) {
            try {
                return Cfonb.day(record, first);
            } catch (BankFileRefused noDay) {
                draft.problem(record.place(), first, Code.DATE_LEFT_OUT, record.value(first, first + 5));
                return null;
            }
        }

        private static int decimals(FixedRecord record, StatementDraft draft) {
            char digit = record.at(20);
            if (digit >= '0' && digit <= '9') return digit - '0';
            return draft.currency == null ? 2 : Values.decimals(draft.currency);
        }
    }
}
