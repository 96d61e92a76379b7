package org.maillon.messages;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it will be printed: every string stands as it will be read.
 *
 * @param sender the lines of the letterhead, the name first
 * @param recipient the lines for the envelope, the name first
 * @param placeAndDay such as "Lyon, le 23 novembre 2026"
 * @param page where the customer answers, as an address that can be typed; null where the letter leads nowhere
 * @param notice said above the subject, such as "Lettre recommandée"; may be empty
 */
public record PaperSheet(
        LetterView words,
        List<String> sender,
        List<String> recipient,
        String placeAndDay,
        String notice,
        EnvelopeWindow window,
        @Nullable AnswerPage page) {
    public PaperSheet {
        sender = List.copyOf(sender);
        recipient = List.copyOf(recipient);
    }

    /** One that leads to no page. */
    public PaperSheet(
            LetterView words,
            List<String> sender,
            List<String> recipient,
            String placeAndDay,
            String notice,
            EnvelopeWindow window) {
        this(words, sender, recipient, placeAndDay, notice, window, null);
    }

    /** The customer's page: what can be done there, and its address. */
    public record AnswerPage(String title, String address) {}

    /** The same, its page at another address. */
    PaperSheet leadingTo(String address) {
        var same = page == null ? null : new AnswerPage(page.title(), address);
        return new PaperSheet(words, sender, recipient, placeAndDay, notice, window, same);
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
        var answer = Stream.ofNullable(page).flatMap(it -> Stream.of(it.title(), it.address()));
        return Stream.of(
                        rows,
                        facts,
                        lists,
                        answer,
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
