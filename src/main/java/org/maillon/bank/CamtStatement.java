package org.maillon.bank;

import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;
import org.maillon.bank.CamtReader.Message;

/** One statement, report or notification of a camt file, entry by entry. */
final class CamtStatement {
    private final Message message;
    private final XmlPull xml;
    private final StatementDraft draft;
    private final int mostLines;
    private int pending;

    CamtStatement(Message message, String format, XmlPull xml, int mostLines) {
        this.message = message;
        this.xml = xml;
        this.mostLines = mostLines;
        this.draft = new StatementDraft(format, xml.line());
    }

    BankStatement read() {
        for (String name; (name = xml.nextChild()) != null; ) {
            switch (name) {
                case "Id" -> identify(xml.take());
                case "ElctrncSeqNb" -> draft.number = xml.take().ownText();
                case "CreDtTm" -> made(xml.take());
                case "FrToDt" -> period(xml.take());
                case "Acct" -> account(xml.take());
                case "Bal" -> balance(xml.take());
                case "Ntry" -> entry();
                default -> xml.skip();
            }
            if (draft.lineCount() > mostLines) throw StatementDraft.tooMany(xml.line());
        }
        if (pending > 0) draft.problem(draft.place, 0, Code.PENDING_LEFT_OUT, Integer.toString(pending));
        return draft.done();
    }

    /** The sequence number, which comes after it, is what people call the statement's number. */
    private void identify(XmlElement id) {
        if (draft.number == null) draft.number = id.ownText();
    }

    private void made(XmlElement instant) {
        draft.take(() -> draft.madeOn = CamtDays.day(instant));
    }

    private void period(XmlElement period) {
        draft.take(() -> {
            draft.firstOn = CamtDays.day(period.at("FrDtTm"));
            draft.lastOn = CamtDays.day(period.at("ToDtTm"));
        });
    }

    private void account(XmlElement account) {
        draft.account = CamtDetail.number(account);
        var currency = account.at("Ccy");
        if (currency == null) return;
        draft.take(() -> draft.currency = Values.currency(currency.ownText(), currency.line, currency.column));
    }

    private void balance(XmlElement balance) {
        draft.take(() -> {
            var type = balance.text("Tp", "CdOrPrtry", "Cd");
            if (type == null) return;
            switch (type) {
                case "OPBD" -> opening(balance, true);
                case "PRCD" -> opening(balance, false);
                case "CLBD" -> closing(balance, true);
                case "ITBD" -> closing(balance, false);
                default -> {}
            }
        });
    }

    /** The first opening of several pages is the statement's; the closing of the day before stands in for it. */
    private void opening(XmlElement balance, boolean certain) {
        if (draft.openingCents != null && !certain) return;
        var cents = cents(balance);
        if (cents == null) return;
        draft.openingCents = cents;
        if (draft.firstOn == null && certain) draft.firstOn = CamtDays.of(balance.at("Dt"));
    }

    /** The last closing is the statement's; one between two pages, or of a day not over, stands in for it. */
    private void closing(XmlElement balance, boolean certain) {
        if (draft.closingCents != null && !certain) return;
        var cents = cents(balance);
        if (cents == null) return;
        draft.closingCents = cents;
        if (draft.lastOn == null && certain) draft.lastOn = CamtDays.of(balance.at("Dt"));
    }

    /** Null, and said, where it is not in the account's currency. Some banks leave the side out where it is no overdraft. */
    private @Nullable Long cents(XmlElement balance) {
        var amount = CamtAmount.of(balance, "CRDT");
        if (draft.currency == null) draft.currency = amount.currency();
        if (amount.currency().equals(draft.currency)) return amount.cents();
        draft.problem(balance.line, balance.column, Code.BALANCE_CURRENCY, amount.currency(), draft.currency);
        return null;
    }

    private void entry() {
        var entry = new CamtEntry(xml.line(), xml.column());
        for (String name; (name = xml.nextChild()) != null; ) {
            if (name.equals("NtryDtls")) details(entry);
            else entry.head.add(xml.take());
        }
        draft.take(() -> {
            if (entry.isBooked(message)) entry.lines(draft);
            else pending++;
        });
    }

    private void details(CamtEntry entry) {
        for (String name; (name = xml.nextChild()) != null; ) {
            switch (name) {
                case "TxDtls" -> entry.add(CamtDetail.of(xml.takeWithout(CamtDetail.UNUSED)));
                case "Btch" -> entry.head.add(xml.take());
                default -> xml.skip();
            }
            if (entry.details() > mostLines) throw StatementDraft.tooMany(xml.line());
        }
    }
}
