package org.maillon.portal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.maillon.kernel.CreditorReference;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.StructuredCommunication;

/** What a customer writes on its transfer so that it is matched by itself. */
final class PaymentReferenceRules {
    private static final Pattern OGM = Pattern.compile("(?:\\+{3}|\\*{3})?\\d{3}/\\d{4}/\\d{5}(?:\\+{3}|\\*{3})?");
    private static final int LONGEST_TEXT = 140;

    private PaymentReferenceRules() {}

    /**
     * A reference: {@code structured} goes where a bank has a field for an RF reference, else it is written as text.
     *
     * @param shown as a person types it
     */
    record PaymentReference(String shown, String value, boolean structured) {}

    /** Of one item: the Belgian communication found in its reference or label, else RF with its number, else its number. */
    static PaymentReference of(String reference, String label) {
        return communication(reference)
                .or(() -> communication(label))
                .or(() -> creditorReference(reference))
                .orElseGet(() -> new PaymentReference(reference, cut(reference), false));
    }

    /** Of several items at once: their numbers, as many as a transfer holds. */
    static PaymentReference ofAll(List<String> references) {
        var text = references.stream().collect(Collectors.joining(" "));
        return new PaymentReference(cut(text), cut(text), false);
    }

    private static Optional<PaymentReference> communication(String text) {
        var found = OGM.matcher(text);
        if (!found.find()) return Optional.empty();
        try {
            var shown = new StructuredCommunication(found.group()).display();
            return Optional.of(new PaymentReference(shown, shown, false));
        } catch (InvalidValue wrong) {
            return Optional.empty();
        }
    }

    private static Optional<PaymentReference> creditorReference(String reference) {
        try {
            var made = reference.strip().toUpperCase(java.util.Locale.ROOT).startsWith("RF")
                    ? new CreditorReference(reference)
                    : CreditorReference.of(reference);
            return Optional.of(new PaymentReference(made.display(), made.value(), true));
        } catch (InvalidValue wrong) {
            return Optional.empty();
        }
    }

    /** At a space, where it is longer than a transfer's text. */
    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) return text;
        int space = text.lastIndexOf(' ', LONGEST_TEXT);
        return text.substring(0, space > 0 ? space : LONGEST_TEXT);
    }
}
