package org.maillon.bank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/** One coded statement while its records come, from header to trailer. */
final class CodaStatement {
    private static final int MOST_IN_A_GROUP = 10_000;

    private final StatementDraft draft;
    /** A movement and its details, which share a sequence number. */
    private final List<CodaMovement> group = new ArrayList<>();

    private final StringBuilder message = new StringBuilder();
    private boolean oldVersion;
    private @Nullable CodaMovement informed;
    private boolean closed;
    /** After the first thing that is wrong the rest of the statement tells nothing more. */
    private boolean stopped;

    private long creditCents;
    private long debitCents;

    CodaStatement(FixedRecord first) {
        draft = new StatementDraft("coda", first.place());
    }

    void oldVersion(boolean old) {
        oldVersion = old;
    }

    void refuse(BankProblem problem) {
        stopped = true;
        group.clear();
        draft.problem(problem);
    }

    void take(FixedRecord record) {
        if (stopped) return;
        try {
            read(record);
        } catch (BankFileRefused wrong) {
            refuse(wrong.problem());
        }
    }

    private void read(FixedRecord record) {
        switch (record.at(1)) {
            case '1' -> oldBalance(record);
            case '2' -> movement(record);
            case '3' -> information(record);
            case '4' -> message.append(record.raw(33, 112));
            case '8' -> newBalance(record);
            case '9' -> trailer(record);
            default -> throw BankFileRefused.at(record.place(), 1, Code.UNKNOWN_RECORD, record.raw(1, 2));
        }
    }

    private void oldBalance(FixedRecord record) {
        char structure = oldVersion ? '0' : record.at(2);
        boolean national = structure == '0' || structure == ' ';
        int last = national ? 17 : structure == '2' ? 21 : 39;
        draft.account = Coda.account(record.raw(6, last));
        draft.currency = Values.currency(national ? record.raw(19, 21) : record.raw(40, 42), record.place(), 19);
        draft.number = record.value(126, 128);
        draft.openingCents = Coda.cents(record, 43, draft.currency);
        draft.firstOn = Coda.day(record, 59);
    }

    private void movement(FixedRecord record) {
        if (draft.openingCents == null || closed) throw outside(record);
        switch (record.at(2)) {
            case '1' -> begin(new CodaMovement(record, Values.currency(draft.currency, 0, 0), oldVersion));
            case '2' -> lastOwning(record).second(record);
            case '3' -> lastOwning(record).third(record);
            default -> throw BankFileRefused.at(record.place(), 1, Code.UNKNOWN_RECORD, record.raw(1, 2));
        }
    }

    private void begin(CodaMovement movement) {
        if (!group.isEmpty() && group.getFirst().sequence != movement.sequence) flush();
        if (group.size() == MOST_IN_A_GROUP) throw StatementDraft.tooMany(movement.first.place());
        group.add(movement);
    }

    private CodaMovement lastOwning(FixedRecord record) {
        if (group.isEmpty() || !group.getLast().owns(record)) throw outside(record);
        return group.getLast();
    }

    /** Information belongs to the movement of its transaction code in the group, else to the last. */
    private void information(FixedRecord record) {
        if (group.isEmpty()) throw outside(record);
        informed(record).inform(record);
    }

    private CodaMovement informed(FixedRecord record) {
        var found = informed;
        if (record.at(2) == '1' || found == null) {
            var code = record.raw(32, 39);
            found = group.reversed().stream()
                    .filter(movement -> movement.code.equals(code))
                    .findFirst()
                    .orElse(group.getLast());
            informed = found;
        }
        return found;
    }

    private static BankFileRefused outside(FixedRecord record) {
        return BankFileRefused.at(record.place(), 0, Code.ENTRY_OUTSIDE);
    }

    /** Makes lines of a movement: of its details where a total has some that make it up, else of itself. */
    private void flush() {
        var movements = List.copyOf(group);
        group.clear();
        informed = null;
        if (!movements.isEmpty()) lines(movements);
    }

    private void lines(List<CodaMovement> movements) {
        var total = movements.getFirst();
        count(total);
        var told = movements.subList(1, movements.size());
        var details = isTotal(total) ? CodaMovement.details(total, told) : List.<CodaMovement>of();
        long sum = details.stream().mapToLong(movement -> movement.cents).sum();
        if (!details.isEmpty() && sum == total.cents) {
            details.forEach(detail -> draft.add(detail.line(Coda.day(total.first, 116), List.of())));
            return;
        }
        if (!details.isEmpty()) {
            draft.problem(total.first.place(), 0, Code.DETAILS_DIFFER, shown(total.cents), shown(sum));
        }
        draft.add(total.line(null, told));
    }

    /** Totalled by the customer (1) or by the bank (2); their details are 5 and 6. */
    private static boolean isTotal(CodaMovement movement) {
        return movement.type() == '1' || movement.type() == '2';
    }

    private void count(CodaMovement movement) {
        if (movement.detail != 0) {
            throw BankFileRefused.at(movement.first.place(), 7, Code.BAD_SEQUENCE, movement.first.raw(3, 10));
        }
        if (movement.cents > 0) creditCents += movement.cents;
        else debitCents -= movement.cents;
    }

    private void newBalance(FixedRecord record) {
        flush();
        if (draft.openingCents == null) throw BankFileRefused.at(record.place(), 0, Code.CLOSING_OUTSIDE);
        closed = true;
        draft.closingCents = Coda.cents(record, 42, Values.currency(draft.currency, record.place(), 0));
        draft.lastOn = Coda.day(record, 58);
    }

    private void trailer(FixedRecord record) {
        flush();
        if (draft.currency == null) return;
        checkTotal(record, 23, debitCents);
        checkTotal(record, 38, creditCents);
    }

    private void checkTotal(FixedRecord record, int column, long found) {
        var unsigned = new FixedRecord(record.place(), "0" + record.raw(column, column + 14));
        long stated = Coda.cents(unsigned, 1, Values.currency(draft.currency, record.place(), 0));
        if (stated != found) {
            draft.problem(record.place(), column, Code.TOTAL_DIFFERS, shown(stated), shown(found));
        }
    }

    private String shown(long cents) {
        return Values.shown(cents, draft.currency);
    }

    StatementDraft finished() {
        if (!stopped && !closed) {
            draft.problem(draft.place, 0, draft.openingCents == null ? Code.NO_STATEMENT : Code.NOT_CLOSED);
        }
        var words = Values.orNull(message.toString());
        if (words != null) draft.problem(draft.place, 0, Code.BANK_SAYS, words);
        return draft;
    }
}
