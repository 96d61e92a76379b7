package org.maillon.bank;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.maillon.bank.BankProblem.Code;
import org.maillon.bank.Mt940Reader.Field;

/** A balance: mark, day, currency, amount, as in {@code C260131EUR1234,56}. */
record Mt940Balance(long cents, String currency, LocalDate on) {
    private static final Pattern FORM = Pattern.compile("^(C|D)([0-9]{6})([A-Z]{3})?(.*)$");

    static Mt940Balance of(Field field, StatementDraft draft) {
        var form = FORM.matcher(field.first().strip());
        if (!form.matches()) {
            throw BankFileRefused.at(field.line(), 0, Code.BAD_BALANCE, field.first());
        }
        var currency = currency(form.group(3), field, draft);
        long cents = Mt940Entry.cents(form.group(4), currency, field.line());
        return new Mt940Balance(
                form.group(1).equals("D") ? -cents : cents, currency, Mt940Days.day(form.group(2), field.line()));
    }

    /** Some banks leave it out of the closing; it is that of the opening then. */
    private static String currency(String written, Field field, StatementDraft draft) {
        if (written != null) return written;
        if (draft.currency == null) throw BankFileRefused.at(field.line(), 0, Code.MISSING_CURRENCY);
        draft.problem(field.line(), 0, Code.CURRENCY_ASSUMED, draft.currency);
        return draft.currency;
    }
}
