package org.maillon.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
        var messages = new Messages();
        file.eachLine(messages::take);
        messages.close();
        if (messages.statements.isEmpty()) throw BankFileRefused.at(0, 0, Code.NO_STATEMENT);
        return messages.statements;
    }

    /** A message begins with its reference and ends with a dash, or where the next begins; a field ends with the next tag. */
    private static final class Messages {
        private final List<BankStatement> statements = new ArrayList<>();
        private @Nullable Mt940Statement statement;
        private @Nullable Field field;
        private int length;
        private int entries;

        void take(String line, int number) {
            if (line.length() > LONGEST_FIELD) throw tooLong(number);
            var tag = TAG.matcher(line);
            if (END.matcher(line).matches()) close();
            else if (tag.matches()) begin(tag.group(1), tag.group(2), number);
            else if (field != null) goOn(field, line, number);
        }

        private void begin(String tag, String first, int number) {
            if (tag.equals("20")) close();
            flush();
            field = new Field(tag, number, new ArrayList<>(List.of(first)));
            length = first.length();
        }

        private void goOn(Field open, String line, int number) {
            length += line.length() + 1;
            if (length > LONGEST_FIELD) throw tooLong(number);
            open.lines().add(line);
        }

        /** Hands the field at hand to its message; the line that only names the message is none of it. */
        private void flush() {
            var finished = field;
            field = null;
            if (finished == null || finished.tag().startsWith("94")) return;
            if (statement == null) statement = new Mt940Statement(finished.line());
            statement.take(finished);
        }

        void close() {
            flush();
            var finished = statement;
            statement = null;
            if (finished == null) return;
            statements.add(finished.done());
            entries += statements.getLast().lines().size();
            if (Math.max(entries, statements.size()) > BankFiles.MOST_LINES) {
                throw StatementDraft.tooMany(0);
            }
        }

        private static BankFileRefused tooLong(int number) {
            return BankFileRefused.at(number, 0, Code.VALUE_TOO_LONG);
        }
    }
}
