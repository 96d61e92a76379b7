package org.maillon.messages;

import java.util.List;

/**
 * A letter in words, ready to be laid out: every string stands as it will be read. Public because the template reads it.
 *
 * @param total empty where nothing is counted: then no table stands in it
 */
public record LetterView(
        String language,
        String subject,
        String sender,
        String greeting,
        List<String> opening,
        String totalLabel,
        String total,
        Headings headings,
        List<Row> rows,
        List<Row> credits,
        String informationTitle,
        List<Row> information,
        String paymentTitle,
        List<Fact> payment,
        List<String> closing,
        List<String> signature,
        List<String> mentions) {

    /** Of the table's columns. */
    public record Headings(String reference, String dueOn, String open) {}

    /** An item; {@code detail} holds its order number and day of issue, {@code of} the whole amount where a part is paid. */
    public record Row(String reference, String detail, String dueOn, String late, String open, String of) {}

    /** A label and its value. */
    public record Fact(String label, String value) {}
}
