package org.maillon.portal;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.InvalidValue;

/** What a customer wants to say, as its page sends it. */
record NewAnswer(
        AnswerKind kind,
        OptionalLong openItem,
        Currency currency,
        OptionalLong amountCents,
        Optional<LocalDate> day,
        String note,
        List<DocumentId> documents) {
    NewAnswer {
        note = note.strip();
        if (note.length() > 2_000) throw new InvalidValue("portal.note.long");
    }

    NewAnswer about(long item) {
        return new NewAnswer(kind, OptionalLong.of(item), currency, amountCents, day, note, documents);
    }

    NewAnswer with(String note, List<DocumentId> documents) {
        return new NewAnswer(kind, openItem, currency, amountCents, day, note, documents);
    }
}
