package org.maillon.bank;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;
import org.maillon.bank.Mt940Reader.Field;
import org.maillon.kernel.IdentifierCheck;

/** One MT940 or MT942 message: balances, and entries each with what is written about it. */
final class Mt940Statement {
    private static final Set<String> HEAD = Set.of("20", "25", "25P", "28", "28C", "60F", "60M", "34F", "13D");
    private static final Set<String> REPORT = Set.of("34F", "13D", "90C", "90D");
    private static final Pattern ACCOUNT = Pattern.compile("^(.*?)(?:[ /]+([A-Z]{3}))?$");
    private static final Pattern FLOOR = Pattern.compile("^([A-Z]{3})[CD]?[0-9].*$");

    private final StatementDraft draft;
    private final Set<String> tags = new HashSet<>();
    private @Nullable LineDraft entry;
    private boolean closed;

    Mt940Statement(int place) {
        this.draft = new StatementDraft("mt940", place);
    }

    void take(Field field) {
        tags.add(field.tag());
        draft.take(() -> field(field));
    }

    BankStatement done() {
        draft.take(this::flush);
        if (isReport()) draft.format = "mt942";
        if (isHeaded()) checkWhole();
        else if (!tags.contains("61")) draft.problem(draft.place, 0, Code.NO_STATEMENT);
        return draft.done();
    }

    private boolean isHeaded() {
        return tags.stream().anyMatch(HEAD::contains);
    }

    private boolean isReport() {
        return tags.stream().anyMatch(REPORT::contains) && !tags.contains("60F") && !tags.contains("60M");
    }

    private void checkWhole() {
        if (draft.account == null) draft.problem(draft.place, 0, Code.MISSING_FIELD, ":25:");
        if (isReport()) return;
        if (draft.openingCents == null) draft.problem(draft.place, 0, Code.MISSING_FIELD, ":60F:");
        else if (draft.closingCents == null) draft.problem(draft.place, 0, Code.CLOSING_MISSING);
    }

    private void field(Field field) {
        switch (field.tag()) {
            case "25", "25P" -> account(field.first());
            case "28", "28C" -> draft.number = field.first();
            case "34F" -> floor(field);
            case "60F", "60M" -> opening(Mt940Balance.of(field, draft));
            case "61" -> begin(field);
            case "86" -> describe(field);
            case "NS" -> describeFreely(field);
            case "62F", "62M" -> closing(field);
            default -> {}
        }
    }

    private void account(String written) {
        var parts = ACCOUNT.matcher(written.strip());
        if (!parts.matches()) return;
        if (parts.group(2) != null && draft.currency == null) draft.currency = parts.group(2);
        draft.account = parts.group(1);
        for (var part : parts.group(1).split("/")) {
            if (IdentifierCheck.check(IdentifierCheck.Kind.IBAN, part).valid()) draft.account = part;
        }
    }

    /** The least amount reported; it is what tells the currency of a report of the day. */
    private void floor(Field field) {
        var floor = FLOOR.matcher(field.first());
        if (floor.matches()) draft.currency = floor.group(1);
    }

    private void opening(Mt940Balance balance) {
        if (draft.openingCents != null) return;
        draft.currency = balance.currency();
        draft.openingCents = balance.cents();
        draft.firstOn = balance.on();
    }

    private void closing(Field field) {
        flush();
        closed = true;
        var balance = Mt940Balance.of(field, draft);
        draft.closingCents = balance.cents();
        draft.lastOn = balance.on();
    }

    private void begin(Field field) {
        flush();
        closed = false;
        if (!isHeaded()) throw BankFileRefused.at(field.line(), 0, Code.ENTRY_OUTSIDE);
        entry = Mt940Entry.read(field, draft);
    }

    /** What follows the closing is about the statement, not about its last entry. */
    private void describe(Field field) {
        if (entry != null && !closed) Mt940Details.of(field).tell(entry);
    }

    private void describeFreely(Field field) {
        if (entry != null && !closed) Mt940Details.ofNumberedLines(field).tell(entry);
    }

    private void flush() {
        var finished = entry;
        entry = null;
        if (finished != null) draft.add(finished);
    }
}
