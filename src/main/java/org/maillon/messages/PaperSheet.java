package org.maillon.messages;

import java.util.List;
import java.util.stream.Stream;

/**
 * A letter as it will be printed: every string stands as it will be read.
 *
 * @param sender the lines of the letterhead, the name first
 * @param recipient the lines for the envelope, the name first
 * @param placeAndDay such as "Lyon, le 23 novembre 2026"
 * @param notice said above the subject, such as "Lettre recommandée"; may be empty
 */
public record PaperSheet(
        LetterView words,
        List<String> sender,
        List<String> recipient,
        String placeAndDay,
        String notice,
        EnvelopeWindow window) {
    public PaperSheet {
        sender = List.copyOf(sender);
        recipient = List.copyOf(recipient);
    }

    /** Everything that is printed. */
    Stream<String> strings() {
        var rows = Stream.of(words.rows(), words.credits(), words.information())
                .flatMap(List::stream)
                .flatMap(
                        row -> Stream.of(row.reference(), row.detail(), row.dueOn(), row.late(), row.open(), row.of()));
        var facts = words.payment().stream().flatMap(fact -> Stream.of(fact.label(), fact.value()));
        var lists = Stream.of(sender, recipient, words.opening(), words.closing(), words.signature(), words.mentions())
                .flatMap(List::stream);
        return Stream.of(
                        rows,
                        facts,
                        lists,
                        Stream.of(
                                placeAndDay,
                                notice,
                                words.subject(),
                                words.greeting(),
                                words.totalLabel(),
                                words.total(),
                                words.informationTitle(),
                                words.paymentTitle()))
                .flatMap(each -> each);
    }
}
