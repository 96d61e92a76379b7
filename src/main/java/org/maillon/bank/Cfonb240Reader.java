package org.maillon.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/**
 * Operations that French banks hand on as they exchange them, in records of 240 columns (CFONB, "Opérations restituées
 * à la clientèle", May 2004): 31 header, 34 operation, 39 total. They bear no balances and no sign; transfers received
 * are read, and what is another operation is refused, since the file does not say which way its money went.
 */
final class Cfonb240Reader implements StatementReader {
    private static final Pattern FIRST_RECORD = Pattern.compile("^\\s*3[149][0-9]{6}.{2}[0-9]{6}[A-Z0-9 ].{183}");
    private static final int LENGTH = 240;
    private static final int EURO_CENTS = 2;
    private static final String TRANSFER = "20";

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
        private boolean headed;
        private long sum;

        void take(FixedRecord record) {
            switch (record.raw(1, 2)) {
                case "31" -> openWith(record);
                case "34" -> operation(record);
                case "39" -> closeWith(record);
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
            var draft = statement(record);
            headed = true;
            sum = 0;
            draft.account = Cfonb.account(record.value(22, 26), record.value(27, 31), record.value(32, 42));
            draft.take(() -> {
                draft.currency = currency(record);
                draft.firstOn = Cfonb.day(record, 11);
            });
        }

        /** The letter of the euro; the franc and others ended with 2001. */
        private static String currency(FixedRecord record) {
            char letter = record.at(17);
            if (letter == 'E') return "EUR";
            if (letter == ' ') throw BankFileRefused.at(record.place(), 17, Code.MISSING_CURRENCY);
            throw BankFileRefused.at(record.place(), 17, Code.BAD_CURRENCY, String.valueOf(letter));
        }

        private void operation(FixedRecord record) {
            var draft = statement(record);
            if (!headed) draft.problem(record.place(), 0, Code.ENTRY_OUTSIDE);
            else draft.take(() -> draft.add(lineOf(record)));
        }

        private LineDraft lineOf(FixedRecord record) {
            if (!record.raw(9, 10).equals(TRANSFER)) {
                throw BankFileRefused.at(record.place(), 9, Code.UNKNOWN_OPERATION, record.raw(9, 10));
            }
            var on = Cfonb.day(record, 11);
            if (on == null) throw BankFileRefused.at(record.place(), 11, Code.BAD_DATE, record.raw(11, 16));
            var currency = currency(record);
            var line = new LineDraft(record.place(), on, cents(record, currency), currency);
            line.payer = record.value(43, 66);
            line.payerIban = Cfonb.account(record.value(22, 26), record.value(27, 31), record.value(32, 42));
            line.reference = record.value(123, 128);
            line.text = record.value(129, 216);
            sum += line.amountCents;
            return line;
        }

        private void closeWith(FixedRecord record) {
            var draft = statement(record);
            if (!headed) {
                draft.problem(record.place(), 0, Code.CLOSING_OUTSIDE);
            } else {
                draft.take(() -> total(record, draft));
            }
            finish();
        }

        private void total(FixedRecord record, StatementDraft draft) {
            draft.lastOn = Cfonb.day(record, 11);
            long stated = cents(record, "EUR");
            if (stated == sum) return;
            draft.problem(
                    record.place(), 229, Code.TOTAL_DIFFERS, Values.shown(stated, "EUR"), Values.shown(sum, "EUR"));
        }

        private static long cents(FixedRecord record, String currency) {
            return Cfonb.cents(record, 229, record.raw(229, 240), EURO_CENTS, currency);
        }

        private StatementDraft statement(FixedRecord record) {
            var draft = open;
            if (draft != null) return draft;
            draft = new StatementDraft("cfonb240", record.place());
            open = draft;
            return draft;
        }

        private void giveUp() {
            var draft = open;
            if (draft == null) return;
            if (headed) draft.problem(draft.place, 0, Code.NOT_CLOSED);
            finish();
        }

        private void finish() {
            var draft = open;
            if (draft != null) StatementDraft.keep(statements, draft);
            open = null;
            headed = false;
        }
    }
}
