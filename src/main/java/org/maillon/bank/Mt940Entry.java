package org.maillon.bank;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;
import org.maillon.bank.Mt940Reader.Field;
import org.maillon.kernel.IdentifierCheck;

/**
 * The line of an entry, {@code :61:}: value day, day of booking, mark, amount, kind, the references of both sides, and
 * what stands on the lines below.
 */
final class Mt940Entry {
    private static final Pattern DAYS = Pattern.compile("^([0-9]{6})([0-9]{4})? ?(.*)$");
    /** R undoes, E is expected only; the letter after the mark is the currency's third. */
    private static final Pattern MARK = Pattern.compile("^(R|E)?(C|D)([A-Z])?(?=[0-9])(.*)$");

    private static final Pattern AMOUNT = Pattern.compile("^([0-9]{1,24}+(?:,[0-9]{0,24}+)?+)(?![.,0-9])(.*)$");
    private static final Pattern KIND = Pattern.compile("^([A-Z][A-Z0-9 ]{3})(.*)$");
    private static final Set<String> NO_REFERENCE = Set.of("NONREF", "EREF+", "KREF+", "EREF", "KREF", "NOREF");
    private static final String RETURN_ITEM = "RTI";

    private final Field field;
    private final StatementDraft draft;

    private Mt940Entry(Field field, StatementDraft draft) {
        this.field = field;
        this.draft = draft;
    }

    /** The line so far; null, and said, where the entry is only expected. */
    static @Nullable LineDraft read(Field field, StatementDraft draft) {
        return new Mt940Entry(field, draft).read();
    }

    /** Minor units of an amount with a decimal comma, which may end it. */
    static long cents(String written, String currency, int line) {
        var amount = AMOUNT.matcher(written.strip());
        if (!amount.matches() || !amount.group(2).isEmpty()) {
            throw BankFileRefused.at(line, 0, Code.BAD_AMOUNT, written);
        }
        return Values.cents(written.strip().replace(',', '.'), written.strip(), currency, line, 0);
    }

    private @Nullable LineDraft read() {
        var currency = Values.currency(draft.currency, field.line(), 0);
        var days = part(DAYS, field.first().strip(), Code.BAD_DATE);
        var mark = part(MARK, days.group(3), Code.BAD_SIDE);
        var amount = part(AMOUNT, mark.group(4), Code.BAD_AMOUNT);
        if ("E".equals(mark.group(1))) return expected();
        boolean undoes = "R".equals(mark.group(1));
        long cents = cents(amount.group(1), currency, field.line());
        boolean credit = mark.group(2).equals("C") != undoes;
        var valueOn = Mt940Days.valueDay(days.group(1), field.line(), draft);
        var line = new LineDraft(field.line(), bookedOn(valueOn, days.group(2)), credit ? cents : -cents, currency);
        line.valueOn = valueOn;
        line.returned = undoes;
        line.text = field.rest();
        refer(line, amount.group(2).strip());
        return line;
    }

    private void refer(LineDraft line, String written) {
        var kind = KIND.matcher(written);
        boolean known = kind.matches();
        line.returned |= known && kind.group(1).endsWith(RETURN_ITEM);
        var references = (known ? kind.group(2) : written).split("//", 2);
        line.reference = reference(references[0]);
        if (isIban(line.reference)) swap(line);
        if (references.length > 1) line.bankReference = reference(references[1]);
    }

    /** Some Dutch banks put the other account where the reference belongs, and its holder on the line below. */
    private static void swap(LineDraft line) {
        line.payerIban = line.reference;
        line.payer = line.text;
        line.reference = null;
    }

    private static boolean isIban(@Nullable String reference) {
        return reference != null
                && IdentifierCheck.check(IdentifierCheck.Kind.IBAN, reference).valid();
    }

    private @Nullable LineDraft expected() {
        draft.problem(field.line(), 0, Code.PENDING_LEFT_OUT, "1");
        return null;
    }

    private LocalDate bookedOn(LocalDate valueOn, @Nullable String written) {
        return written == null ? valueOn : Mt940Days.near(valueOn, written, field.line());
    }

    private Matcher part(Pattern form, String written, Code wrong) {
        var matcher = form.matcher(written);
        if (!matcher.matches()) throw BankFileRefused.at(field.line(), 0, wrong, written);
        return matcher;
    }

    private static @Nullable String reference(String written) {
        var reference = written.strip();
        return reference.isEmpty() || NO_REFERENCE.contains(reference) ? null : reference;
    }
}
