package org.maillon.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.maillon.bank.BankProblem.Code;

/**
 * SWIFT customer statements (MT940) and reports of the day (MT942), bare or in their blocks, as German, Dutch, Belgian,
 * French and Luxembourg banks write them.
 */
final class Mt940Reader implements StatementReader {
    private static final Pattern OURS =
            Pattern.compile("(?m)^(?:\\{1:F01|\\s*:(?:20|25|28C?|60[FM]|61|62[FM]|34F|13D):)");
    /** Only the tags of these messages: a line of free text may begin with a colon and figures. */
    private static final Pattern TAG = Pattern.compile(
            "^\\s{0,3}:(20|21|25P?|28C?|NS|60[FM]|61|62[FM]|64|65|86|90[CD]|34F|13[CD]?|940|942|9401):(.*)$",
            Pattern.DOTALL);

    private static final Pattern END = Pattern.compile("^-(?:}.*|X{3})?\\s*$");
    private static final int FULL_LINE = 65;
    private static final int LONGEST_FIELD = 10_000;

    /** A tag with its line and those that go on from it. */
    record Field(String tag, int line, List<String> lines) {
        String first() {
            return lines.getFirst();
        }

        /** The lines after the first. */
        String rest() {
            return joined(1);
        }

        String whole() {
            return joined(0);
        }

        /** Lines that were full go on without a blank: the bank broke the text where it stood. */
        private String joined(int from) {
            var text = new StringBuilder();
            for (int i = from; i < lines.size(); i++) {
                text.append(lines.get(i));
                int width = lines.get(i).length() + (i == 0 ? tag.length() + 2 : 0);
                if (width < FULL_LINE) text.append(' ');
            }
            return text.toString();
        }
    }

    @Override
    public boolean reads(Sniffed file) {
        return !file.binary() && OURS.matcher(file.head()).find();
    }

    @Override
    public List<BankStatement> read(Sniffed file) {
        var statements = new ArrayList<BankStatement>();
        int entries = 0;
        for (var message : messages(file.text())) {
            var statement = new Mt940Statement(message).read();
            entries += statement.lines().size();
            if (entries > BankFiles.MOST_LINES)
                throw StatementDraft.tooMany(message.getFirst().line());
            statements.add(statement);
        }
        if (statements.isEmpty()) throw BankFileRefused.at(0, 0, Code.NO_STATEMENT);
        return statements;
    }

    /** The fields of each message: it begins with its reference and ends with a dash, or where the next begins. */
    private static List<List<Field>> messages(String text) {
        var messages = new ArrayList<List<Field>>();
        var fields = new ArrayList<Field>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            var tag = TAG.matcher(line);
            if (END.matcher(line).matches()) {
                close(messages, fields);
            } else if (tag.matches()) {
                if (tag.group(1).equals("20")) close(messages, fields);
                var lines = new ArrayList<String>();
                lines.add(tag.group(2));
                fields.add(new Field(tag.group(1), number, lines));
            } else if (!fields.isEmpty()) {
                goOn(fields.getLast(), line, number);
            }
        }
        close(messages, fields);
        return messages;
    }

    private static void close(List<List<Field>> messages, List<Field> fields) {
        if (fields.stream().anyMatch(field -> !field.tag().startsWith("94"))) messages.add(List.copyOf(fields));
        fields.clear();
    }

    private static void goOn(Field field, String line, int number) {
        int length = field.lines().stream().mapToInt(String::length).sum();
        if (length + line.length() > LONGEST_FIELD) throw BankFileRefused.at(number, 0, Code.VALUE_TOO_LONG);
        field.lines().add(line);
    }
}
