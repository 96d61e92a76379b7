package org.maillon.bank;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.Mt940Reader.Field;

/**
 * What is written about an entry, {@code :86:}, in whichever way the bank writes it: numbered parts (Germany, Austria,
 * Luxembourg), code words between slashes (Netherlands, Belgium, SWIFT), labels in a free text (France, Netherlands).
 *
 * @param structured what stands where a structured reference belongs
 */
record Mt940Details(
        @Nullable String payer,
        @Nullable String payerIban,
        String text,
        @Nullable String endToEndId,
        @Nullable String mandateId,
        @Nullable String structured,
        boolean returned,
        @Nullable String returnReason) {
    private static final Pattern NUMBERED = Pattern.compile("^\\s?[0-9]{3}([?>~@#<^!*/])[0-9]{2}.*", Pattern.DOTALL);
    private static final Pattern CODED = Pattern.compile("(?s)^\\s?(?:.{0,40}?[^A-Z0-9])?/[A-Z]{2,4}/.*");
    private static final Set<String> NO_REFERENCE = Set.of("NOTPROVIDED", "NOT PROVIDED", "NOTPROVIDE", "NONREF");

    static Mt940Details of(Field field) {
        var glued = String.join("", field.lines());
        var numbered = NUMBERED.matcher(glued);
        if (numbered.matches())
            return Mt940Numbered.read(glued.strip(), numbered.group(1).charAt(0));
        if (CODED.matcher(glued).matches()) return Mt940Coded.read(glued);
        return Mt940Labelled.read(field.whole());
    }

    /** {@code :NS:} of German banks: each line begins with the number of its part. */
    static Mt940Details ofNumberedLines(Field field) {
        return Mt940Numbered.read(field.lines());
    }

    /** Puts it on the line; what the entry's own lines said stays where nothing better is known. */
    void tell(LineDraft line) {
        if (!text.isBlank()) line.text = text;
        if (payer != null) line.payer = payer;
        if (payerIban != null) line.payerIban = payerIban;
        line.endToEndId = reference(endToEndId);
        line.mandateId = reference(mandateId);
        line.structuredReference = StructuredReferences.field(structured);
        line.returned |= returned;
        line.returnReason = line.returned ? returnReason : null;
    }

    private static @Nullable String reference(@Nullable String written) {
        var reference = Values.orNull(written);
        return reference == null || NO_REFERENCE.contains(reference) ? null : reference;
    }
}
