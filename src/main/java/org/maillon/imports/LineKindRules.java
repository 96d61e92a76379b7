package org.maillon.imports;

import static org.maillon.imports.EntryKinds.BANK;
import static org.maillon.imports.EntryKinds.LOSS;
import static org.maillon.imports.EntryKinds.SALES;
import static org.maillon.imports.EntryKinds.SALES_REVERSED;

import org.maillon.ledger.LedgerClass;

/** What a customer line is, told by what else its entry touched (plan comptable général, classes 4, 5, 6 and 7). */
final class LineKindRules {
    private LineKindRules() {}

    /** The kind as {@code ledger.entry} stores it. */
    static String kind(int entryTouched, LedgerClass on, boolean debit) {
        return switch (on) {
            case DEPOSIT -> debit ? "deposit-used" : "deposit";
            case BILL -> debit ? "bill" : touched(entryTouched, BANK) ? "payment" : "transfer";
            case DOUBTFUL -> debit ? "doubtful" : credit(entryTouched);
            case RECEIVABLE -> debit ? debit(entryTouched) : credit(entryTouched);
        };
    }

    private static String debit(int entryTouched) {
        if (touched(entryTouched, SALES | SALES_REVERSED)) return "invoice";
        return touched(entryTouched, BANK) ? "refund" : "other";
    }

    private static String credit(int entryTouched) {
        if (touched(entryTouched, BANK)) return "payment";
        if (touched(entryTouched, SALES | SALES_REVERSED)) return "credit-note";
        if (touched(entryTouched, LOSS)) return "write-off";
        return touched(entryTouched, EntryKinds.DOUBTFUL | EntryKinds.BILL | EntryKinds.DEPOSIT) ? "transfer" : "other";
    }

    private static boolean touched(int entryTouched, int any) {
        return (entryTouched & any) != 0;
    }
}
