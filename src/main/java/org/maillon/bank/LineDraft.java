package org.maillon.bank;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A statement's line while its fields are found one after the other. */
final class LineDraft {
    final int place;
    final LocalDate bookedOn;
    final long amountCents;
    final String currency;

    @Nullable
    LocalDate valueOn;

    @Nullable
    String payer;

    @Nullable
    String payerIban;

    @Nullable
    String reference;

    @Nullable
    String structuredReference;

    String text = "";

    @Nullable
    String endToEndId;

    @Nullable
    String mandateId;

    @Nullable
    String bankReference;

    boolean returned;

    @Nullable
    String returnReason;

    LineDraft(int place, LocalDate bookedOn, long amountCents, String currency) {
        this.place = place;
        this.bookedOn = bookedOn;
        this.amountCents = amountCents;
        this.currency = currency;
    }

    /** Blanks become none; a structured reference that stands in the text is found. */
    StatementLine done() {
        var written = Values.oneLine(text);
        return new StatementLine(
                place,
                bookedOn,
                valueOn,
                amountCents,
                currency,
                Values.orNull(payer),
                Values.account(payerIban),
                Values.orNull(reference),
                structuredReference == null ? StructuredReferences.within(written) : structuredReference,
                written,
                Values.orNull(endToEndId),
                Values.orNull(mandateId),
                Values.orNull(bankReference),
                returned,
                Values.orNull(returnReason));
    }
}
