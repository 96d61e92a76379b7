package org.maillon.bank;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the complement records (05) of one entry say, by their qualifier, 70 columns each. */
final class CfonbComplement {
    /** Those that have a place of their own; what another one says goes into the text. */
    private static final Set<String> KNOWN = Set.of(
            "LIB", "LCC", "LC2", "LCS", "NPY", "NPO", "NBE", "NBU", "IPY", "IBE", "RCN", "RUM", "REF", "MMO", "FEE");

    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}");
    private static final int HALF = 35;
    private static final int LONGEST = 20_000;

    private final Map<String, StringBuilder> said = new LinkedHashMap<>();
    private int length;

    void add(FixedRecord record) {
        var words = record.raw(49, 118);
        length += words.length();
        if (length > LONGEST) return;
        said.computeIfAbsent(record.value(46, 48), qualifier -> new StringBuilder())
                .append(words)
                .append(' ');
    }

    /**
     * Completes an entry. The payer's side speaks for a credit, the other one for a debit; who sent back what we had
     * collected is the payer again.
     */
    void complete(LineDraft line, String label) {
        boolean payerSide = line.amountCents > 0 || line.returned;
        line.payer = payerSide ? first("NPY", "NPO", "NBE") : first("NBE", "NBU", "NPY");
        line.payerIban = iban(half(payerSide ? "IPY" : "IBE"));
        line.structuredReference = StructuredReferences.field(half("LCS"));
        line.endToEndId = half("RCN");
        line.mandateId = half("RUM");
        line.bankReference = half("REF");
        line.text = text(label);
    }

    private String text(String label) {
        var text = new StringBuilder(label);
        append(text, said("LIB"));
        append(text, unstructured());
        append(text, said("LCS"));
        append(text, foreign());
        said.forEach((qualifier, words) -> {
            if (!KNOWN.contains(qualifier)) append(text, words.toString());
        });
        return text.toString();
    }

    /** 140 characters of the payer that were cut in two: put together as they were. */
    private String unstructured() {
        var first = said.get("LCC");
        var second = said("LC2");
        if (first == null) return second;
        return first.substring(0, first.length() - 1) + second;
    }

    /** The amount before it was exchanged: currency, number of decimals, fourteen digits. */
    private String foreign() {
        var words = said("MMO");
        if (words.length() < 18 || !FixedRecord.isNumber(words.substring(3, 18))) return words;
        int decimals = Math.min(words.charAt(3) - '0', 14);
        var digits = words.substring(4, 18);
        var amount = new BigDecimal(new BigInteger(digits), decimals);
        return words.substring(0, 3) + " " + amount.toPlainString();
    }

    private @Nullable String first(String... qualifiers) {
        for (var qualifier : qualifiers) {
            var found = Values.orNull(said(qualifier));
            if (found != null) return found;
        }
        return null;
    }

    /** The first 35 columns, which many qualifiers fill with one value and another one behind it. */
    private @Nullable String half(String qualifier) {
        var words = said(qualifier);
        return words.length() < HALF ? null : Values.orNull(words.substring(0, HALF));
    }

    private static @Nullable String iban(@Nullable String number) {
        return number != null && IBAN.matcher(number).matches() ? number : null;
    }

    private String said(String qualifier) {
        var words = said.get(qualifier);
        return words == null ? "" : words.toString();
    }

    private static void append(StringBuilder text, String words) {
        if (!words.isBlank()) text.append(' ').append(words);
    }
}
