package org.maillon.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.maillon.messages.LetterView.Row;

/** The letter for those who read mail as text: the same sentences in the same order, no table. */
final class PlainLetter {
    private PlainLetter() {}

    static String of(LetterView letter, LetterAnswers answers, List<String> documents) {
        var blocks = new ArrayList<String>();
        blocks.add(letter.greeting());
        blocks.addAll(letter.opening());
        if (!letter.rows().isEmpty()) blocks.add(rows(letter, letter.rows()));
        if (!letter.credits().isEmpty()) blocks.add(rows(letter, letter.credits()));
        if (!letter.total().isEmpty()) blocks.add(letter.totalLabel() + colon(letter) + " " + letter.total());
        if (!answers.isEmpty()) blocks.add(answers(letter, answers));
        blocks.addAll(documents);
        if (!letter.payment().isEmpty()) blocks.add(payment(letter));
        if (!letter.information().isEmpty()) {
            blocks.add(letter.informationTitle() + "\n" + rows(letter, letter.information()));
        }
        blocks.addAll(letter.closing());
        blocks.add(String.join("\n", letter.signature()));
        blocks.addAll(letter.mentions());
        return String.join("\n\n", blocks) + "\n";
    }

    private static String answers(LetterView letter, LetterAnswers answers) {
        return answers.title()
                + answers.buttons().stream()
                        .map(button -> "\n• " + button.label() + colon(letter) + "\n  " + button.address())
                        .collect(Collectors.joining());
    }

    private static String rows(LetterView letter, List<Row> rows) {
        return rows.stream().map(row -> row(letter, row)).collect(Collectors.joining("\n"));
    }

    private static String row(LetterView letter, Row row) {
        var first = new StringBuilder("• ")
                .append(row.reference())
                .append(colon(letter))
                .append(' ')
                .append(row.open());
        if (!row.of().isEmpty()) first.append(" (").append(row.of()).append(')');
        if (row.dueOn().isEmpty()) return first.toString();
        first.append("\n  ")
                .append(letter.headings().dueOn())
                .append(colon(letter))
                .append(' ')
                .append(row.dueOn());
        if (!row.late().isEmpty()) first.append(" · ").append(row.late());
        return first.append("\n  ").append(row.detail()).toString();
    }

    private static String payment(LetterView letter) {
        return letter.paymentTitle()
                + letter.payment().stream()
                        .map(fact -> "\n" + fact.label() + colon(letter) + " " + fact.value())
                        .collect(Collectors.joining());
    }

    /** French sets a no-break space before it. */
    private static String colon(LetterView letter) {
        return letter.language().equals("fr") ? "\u00a0:" : ":";
    }
}
