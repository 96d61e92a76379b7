package org.maillon.bank;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/**
 * Open Financial Exchange, versions 1 (SGML) and 2 (XML): statements of bank accounts and of cards. It tells one
 * balance, the ledger's at its end, so that nothing can be checked by it.
 */
final class OfxReader implements StatementReader {
    private static final Pattern BEGINNING = Pattern.compile(
            "^\\s*(?:OFXHEADER\\s*:|(?:<\\?xml[^>]*>\\s*)?(?:<\\?OFX\\b|<OFX\\s*>))", Pattern.CASE_INSENSITIVE);

    @Override
    public boolean reads(Sniffed file) {
        return BEGINNING.matcher(file.head()).find();
    }

    @Override
    public List<BankStatement> read(Sniffed file) {
        var reading = new Reading();
        new OfxElements(file.text()).walk(reading);
        return reading.all();
    }

    /** One walk through one file; values of inner elements stand under their path, such as {@code LEDGERBAL.BALAMT}. */
    private static final class Reading implements OfxElements.Taker {
        private static final Set<String> STATEMENTS = Set.of("STMTRS", "CCSTMTRS");
        private static final Set<String> INNER = Set.of(
                "BANKACCTFROM",
                "CCACCTFROM",
                "BANKACCTTO",
                "CCACCTTO",
                "LEDGERBAL",
                "AVAILBAL",
                "CURRENCY",
                "ORIGCURRENCY");

        private static final int DEEPEST = 20;

        private final List<BankStatement> statements = new ArrayList<>();
        private final Deque<String> inside = new ArrayDeque<>();
        private final Map<String, String> statement = new HashMap<>();
        private final Map<String, String> entry = new HashMap<>();
        private @Nullable StatementDraft draft;
        /** Of the entry that is open, 0 when none is. */
        private int entryPlace;

        @Override
        public void begins(String name, int place) {
            if (STATEMENTS.contains(name)) open(place);
            else if (name.equals("STMTTRN")) beginEntry(place);
            else if (INNER.contains(name)) enter(name, place);
        }

        @Override
        public void value(String name, String value, int place) {
            var path = inside.isEmpty() ? name : inside.peek() + "." + name;
            (entryPlace > 0 ? entry : statement).putIfAbsent(path, value);
        }

        @Override
        public void ends(String name, int place) {
            if (!inside.isEmpty() && inside.peek().equals(name)) inside.pop();
            else if (name.equals("STMTTRN")) endEntry();
            else if (name.equals("BANKTRANLIST")) endEntry();
            else if (STATEMENTS.contains(name)) close();
        }

        private void enter(String name, int place) {
            if (inside.size() == DEEPEST) throw BankFileRefused.at(place, 0, Code.TOO_DEEP);
            inside.push(name);
        }

        private void open(int place) {
            close();
            draft = new StatementDraft("ofx", place);
            statement.clear();
        }

        private void beginEntry(int place) {
            endEntry();
            if (draft == null) {
                draft = new StatementDraft("ofx", place);
                draft.problem(place, 0, Code.ENTRY_OUTSIDE);
            }
            entryPlace = place;
        }

        private void endEntry() {
            inside.clear();
            var current = draft;
            int place = entryPlace;
            entryPlace = 0;
            if (place > 0 && current != null) current.take(() -> current.add(lineOf(place)));
            entry.clear();
        }

        private LineDraft lineOf(int place) {
            var account = Values.currency(statement.get("CURDEF"), place, 0);
            var currency = Values.currency(entry.getOrDefault("CURRENCY.CURSYM", account), place, 0);
            var bookedOn = day("DTPOSTED", entry, place);
            if (bookedOn == null) throw BankFileRefused.at(place, 0, Code.MISSING_FIELD, "DTPOSTED");
            var line = new LineDraft(place, bookedOn, cents("TRNAMT", entry, currency, place), currency);
            line.valueOn = day("DTAVAIL", entry, place);
            line.payer = entry.get("NAME");
            line.payerIban =
                    entry.get(entry.containsKey("BANKACCTTO.ACCTID") ? "BANKACCTTO.ACCTID" : "CCACCTTO.ACCTID");
            line.reference = entry.get(entry.containsKey("REFNUM") ? "REFNUM" : "CHECKNUM");
            line.bankReference = entry.get("FITID");
            line.text = text(entry.getOrDefault("NAME", ""), entry.getOrDefault("MEMO", ""));
            line.returned = ReturnRules.returned(line.amountCents, line.text);
            return line;
        }

        /** Some banks repeat the beginning of the memo as the name. */
        private static String text(String name, String memo) {
            return memo.startsWith(name) ? memo : name + " " + memo;
        }

        private void close() {
            endEntry();
            var current = draft;
            if (current != null) StatementDraft.keep(statements, finished(current));
            draft = null;
        }

        private StatementDraft finished(StatementDraft current) {
            current.account = account();
            current.take(() -> {
                current.currency = Values.currency(statement.get("CURDEF"), current.place, 0);
                current.firstOn = day("DTSTART", statement, current.place);
                current.lastOn = day("DTEND", statement, current.place);
                if (statement.containsKey("LEDGERBAL.BALAMT")) {
                    current.closingCents = cents("LEDGERBAL.BALAMT", statement, current.currency, current.place);
                }
            });
            return current;
        }

        private @Nullable String account() {
            var number = statement.get("BANKACCTFROM.ACCTID");
            if (number == null) return statement.get("CCACCTFROM.ACCTID");
            return Cfonb.account(
                    statement.getOrDefault("BANKACCTFROM.BANKID", ""),
                    statement.getOrDefault("BANKACCTFROM.BRANCHID", ""),
                    number);
        }

        List<BankStatement> all() {
            close();
            if (statements.isEmpty()) throw BankFileRefused.at(0, 0, Code.NO_STATEMENT);
            return statements;
        }

        private static long cents(String name, Map<String, String> values, String currency, int place) {
            var written = values.get(name);
            if (written == null) throw BankFileRefused.at(place, 0, Code.MISSING_FIELD, name);
            return DecimalMark.cents(written, (char) 0, currency, place, 0);
        }

        /** Hours and the time zone behind the day are left out: it is the bank's day. */
        private static @Nullable LocalDate day(String name, Map<String, String> values, int place) {
            var written = values.get(name);
            if (written == null || written.matches("0*")) return null;
            if (!written.matches("[0-9]{8}.*")) throw BankFileRefused.at(place, 0, Code.BAD_DATE, written);
            return Values.day(
                    Integer.parseInt(written, 0, 4, 10),
                    Integer.parseInt(written, 4, 6, 10),
                    Integer.parseInt(written, 6, 8, 10),
                    written,
                    place,
                    0);
        }
    }
}
