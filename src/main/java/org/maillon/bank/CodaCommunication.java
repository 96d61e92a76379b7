package org.maillon.bank;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a movement says: free text, or fields by their type (Febelfin, CODA 2.6, annex III).
 *
 * @param reference RF or twelve digits, sound or not
 * @param refusal of a European direct debit: ISO reason, else the digit that says why it was not paid
 */
record CodaCommunication(
        String text,
        @Nullable String reference,
        @Nullable String mandate,
        boolean returned,
        @Nullable String refusal) {
    /** RF reference, structured communication as written by the payer and as found again by the bank. */
    private static final Set<String> REFERENCES = Set.of("100", "101", "102");

    /** Calculations: rates, amounts before exchange, taxes, credits; their digits say nothing to a reader. */
    private static final Set<String> CALCULATIONS = Set.of("104", "105", "106", "108", "122", "123", "125", "126");

    private static final String EUROPEAN_DEBIT = "127";
    private static final int TYPE = 3;
    private static final int REFERENCE = 35;
    private static final int BELGIAN_REFERENCE = 12;
    private static final String PAID = "0";

    static CodaCommunication of(boolean structured, String content) {
        if (!structured) return text(content);
        var type = content.substring(0, Math.min(TYPE, content.length()));
        var rest = content.substring(type.length());
        if (REFERENCES.contains(type)) return reference(type, rest);
        if (type.equals(EUROPEAN_DEBIT)) return debit(rest);
        return text(CALCULATIONS.contains(type) ? "" : rest);
    }

    private static CodaCommunication text(String text) {
        return new CodaCommunication(text, null, null, false, null);
    }

    private static CodaCommunication reference(String type, String rest) {
        int width = Math.min(type.equals("100") ? REFERENCE : BELGIAN_REFERENCE, rest.length());
        var reference = StructuredReferences.field(rest.substring(0, width));
        return new CodaCommunication(reference == null ? rest : rest.substring(width), reference, null, false, null);
    }

    /** Day 6, kind 1, scheme 1, paid or why not 1, creditor 35, mandate 35, text 62, kind of return 1, its reason 4. */
    private static CodaCommunication debit(String rest) {
        var columns = new FixedRecord(0, rest);
        var notPaid = columns.value(9, 9);
        var kind = columns.value(142, 142);
        boolean returned = CodaMovement.isKind(notPaid) || CodaMovement.isKind(kind);
        var reason = Values.orNull(columns.raw(143, 146));
        var refusal = reason != null ? reason : notPaid.equals(PAID) ? null : Values.orNull(notPaid);
        return new CodaCommunication(
                columns.raw(80, 141), null, Values.orNull(columns.raw(45, 79)), returned, returned ? refusal : null);
    }
}
