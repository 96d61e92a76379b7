package org.maillon.payments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A receipt as the rules look at it. Cents in minor units, positive. */
record Incoming(long id, LocalDate bookedOn, long cents, PaymentText text, StructuredText structured) {
    static Incoming of(
            long id,
            LocalDate bookedOn,
            long cents,
            @Nullable String reference,
            @Nullable String structuredReference,
            String text,
            @Nullable String endToEndId) {
        var references = new StringBuilder();
        for (var field : new String[] {reference, endToEndId}) {
            if (field != null && !field.equalsIgnoreCase("NOTPROVIDED") && !text.contains(field))
                references.append(field).append(" / ");
        }
        return new Incoming(
                id,
                bookedOn,
                cents,
                PaymentText.of(references + text),
                StructuredText.of(structuredReference, references + text));
    }
}
