package org.maillon.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/**
 * ISO 20022 statements (camt.053), reports of the day (camt.052) and notifications (camt.054), versions 2 to 13, with or
 * without namespace, also inside an envelope.
 */
final class CamtReader implements StatementReader {
    private static final Pattern XML = Pattern.compile("^\\s*<(\\?xml|[A-Za-z_!])", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMESPACE = Pattern.compile("camt\\.(05[234])\\.001\\.([0-9]{2})$");
    private static final Pattern MESSAGE = Pattern.compile("([a-z]{4}\\.[0-9]{3}\\.[0-9]{3}\\.[0-9]{2})$");
    private static final String ENTRY = "Ntry";
    private static final int OLDEST = 2;
    private static final int NEWEST = 13;

    /** The three messages: what their body and their statements are called. */
    enum Message {
        REPORT("camt.052", "BkToCstmrAcctRpt", "Rpt"),
        STATEMENT("camt.053", "BkToCstmrStmt", "Stmt"),
        NOTIFICATION("camt.054", "BkToCstmrDbtCdtNtfctn", "Ntfctn");

        final String code;
        final String body;
        final String statement;

        Message(String code, String body, String statement) {
            this.code = code;
            this.body = body;
            this.statement = statement;
        }

        static @Nullable Message of(String body) {
            for (var message : values()) {
                if (message.body.equals(body)) return message;
            }
            return null;
        }
    }

    @Override
    public boolean reads(Sniffed file) {
        var head = file.head();
        return XML.matcher(head).find() && !head.contains("<OFX>");
    }

    @Override
    public List<BankStatement> read(Sniffed file) {
        try (var xml = XmlPull.of(file)) {
            return new Reading(xml).all();
        }
    }

    /** One walk through one file. */
    private static final class Reading {
        private final XmlPull xml;
        private final List<BankStatement> statements = new ArrayList<>();
        private String format = "camt";
        private int lines;

        Reading(XmlPull xml) {
            this.xml = xml;
        }

        /** A file that breaks off keeps the statements before the break, and says that it broke. */
        List<BankStatement> all() {
            try {
                document("");
            } catch (BankFileRefused wrong) {
                if (statements.isEmpty()) throw wrong;
                statements.add(refused(wrong.problem()));
            }
            if (statements.isEmpty()) throw BankFileRefused.at(0, 0, Code.NO_STATEMENT);
            return statements;
        }

        /** Walks down through document and envelope until the message's body. */
        private void document(String namespace) {
            for (String name; (name = xml.nextChild()) != null; ) {
                var message = Message.of(name);
                if (message != null) body(message, namespace);
                else if (name.equals(ENTRY)) outside();
                else document(checked(name, namespace));
            }
        }

        /** The namespace of a document is that of a message we read, or none. */
        private String checked(String name, String namespace) {
            if (!name.equals("Document")) {
                if (!namespace.isEmpty()) throw notOurs(name);
                return namespace;
            }
            var found = MESSAGE.matcher(xml.namespace());
            if (found.find() && !NAMESPACE.matcher(xml.namespace()).find()) throw notOurs(found.group(1));
            return xml.namespace().isEmpty() ? "none" : xml.namespace();
        }

        private BankFileRefused notOurs(String name) {
            return BankFileRefused.at(xml.line(), xml.column(), Code.NOT_A_STATEMENT, name);
        }

        private void body(Message message, String namespace) {
            format = format(message, xml.namespace().isEmpty() ? namespace : xml.namespace());
            for (String name; (name = xml.nextChild()) != null; ) {
                if (name.equals(message.statement)) statement(message);
                else if (name.equals(ENTRY)) outside();
                else xml.skip();
            }
        }

        private String format(Message message, String namespace) {
            var version = NAMESPACE.matcher(namespace);
            if (!version.find()) return message.code;
            int number = Integer.parseInt(version.group(2));
            if (number < OLDEST || number > NEWEST || !message.code.endsWith(version.group(1))) {
                throw BankFileRefused.at(xml.line(), xml.column(), Code.WRONG_VERSION, version.group());
            }
            return version.group();
        }

        private void statement(Message message) {
            var statement = new CamtStatement(message, format, xml, BankFiles.MOST_LINES - lines).read();
            lines += statement.lines().size();
            statements.add(statement);
        }

        private void outside() {
            statements.add(refused(BankProblem.of(xml.line(), xml.column(), Code.ENTRY_OUTSIDE)));
            xml.skip();
        }

        private BankStatement refused(BankProblem problem) {
            var draft = new StatementDraft(format, problem.line());
            draft.problem(problem);
            return draft.done();
        }
    }
}
