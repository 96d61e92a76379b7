package org.maillon.bank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.maillon.bank.BankProblem.Code;
import org.maillon.imports.FecLine;
import org.maillon.imports.FecReader;

/**
 * The bank accounts (512) of a FEC, where a company has its books and no file of its bank: what the books debit came in.
 * The customer or supplier of a line is that of the other lines of its entry, where they name a single one.
 */
final class FecBankReader implements StatementReader {
    private static final Pattern HEADER =
            Pattern.compile("^\\s*\"?JournalCode\"?\\s*[\\t|;,]", Pattern.CASE_INSENSITIVE);
    private static final String BANK = "512";
    private static final String BOOKS_CURRENCY = "EUR";

    @Override
    public boolean reads(Sniffed file) {
        return HEADER.matcher(file.head()).find();
    }

    @Override
    public List<BankStatement> read(Sniffed file) {
        var books = new Books();
        try {
            var summary = FecReader.read(file.path(), file.fileName(), books::take);
            if (summary.refused()) {
                var first = summary.problems().getFirst();
                throw BankFileRefused.at(first.line(), first.column(), Code.BOOKS_UNREADABLE);
            }
        } catch (IOException e) {
            throw BankFileRefused.at(0, 0, Code.UNREADABLE);
        }
        return books.statements();
    }

    /** Lines of the bank accounts and, for each entry, the only other party. */
    private static final class Books {
        private static final String SEVERAL = "";

        private final Map<String, List<FecLine>> accounts = new LinkedHashMap<>();
        private final Map<Long, String> parties = new HashMap<>();
        private int kept;

        void take(FecLine line) {
            if (line.account().startsWith(BANK)) {
                if (++kept > BankFiles.MOST_LINES) throw StatementDraft.tooMany(line.line());
                accounts.computeIfAbsent(line.account(), account -> new ArrayList<>())
                        .add(line);
            } else if (!line.auxName().isEmpty()) {
                parties.merge(line.entryKey(), line.auxName(), (before, now) -> before.equals(now) ? before : SEVERAL);
            }
        }

        List<BankStatement> statements() {
            if (accounts.isEmpty()) throw BankFileRefused.at(0, 0, Code.NO_BANK_LINES);
            return accounts.values().stream().map(this::statement).toList();
        }

        private BankStatement statement(List<FecLine> lines) {
            var draft = new StatementDraft("fec", lines.getFirst().line());
            draft.account = lines.getFirst().account();
            draft.currency = BOOKS_CURRENCY;
            lines.forEach(line -> take(line, draft));
            return draft.done();
        }

        private void take(FecLine line, StatementDraft draft) {
            long cents = line.debitCents() - line.creditCents();
            if (line.opening()) {
                draft.openingCents = (draft.openingCents == null ? 0 : draft.openingCents) + cents;
                draft.firstOn = line.bookedOn();
            } else {
                draft.add(lineOf(line, cents));
            }
        }

        private LineDraft lineOf(FecLine line, long cents) {
            var draft = new LineDraft(line.line(), line.bookedOn(), cents, BOOKS_CURRENCY);
            draft.payer = parties.get(line.entryKey());
            draft.reference = line.pieceRef();
            draft.text = line.label();
            draft.bankReference = line.entry();
            draft.returned = ReturnRules.returned(cents, line.label());
            return draft;
        }
    }
}
