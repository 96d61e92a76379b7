package org.maillon.bank;

import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/** An amount with its side: above 0 for a credit. */
record CamtAmount(long cents, String currency) {
    /** Of an element that has Amt and CdtDbtInd. */
    static CamtAmount of(XmlElement holder, @Nullable String usualSide) {
        var amount = holder.at("Amt");
        if (amount == null) throw missing(holder, "Amt");
        return of(amount, holder.at("CdtDbtInd"), usualSide, holder);
    }

    static CamtAmount of(XmlElement amount, @Nullable XmlElement side, @Nullable String usualSide, XmlElement holder) {
        var currency = Values.currency(amount.currency, amount.line, amount.column);
        var written = amount.ownText();
        if (written == null) throw missing(holder, "Amt");
        long cents = Values.cents(written, currency, amount.line, amount.column);
        return new CamtAmount(isCredit(side, usualSide, holder) ? cents : -cents, currency);
    }

    private static boolean isCredit(@Nullable XmlElement side, @Nullable String usualSide, XmlElement holder) {
        var written = side == null ? usualSide : side.ownText();
        if (written == null) throw missing(holder, "CdtDbtInd");
        return switch (written) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw BankFileRefused.at(holder.line, holder.column, Code.BAD_SIDE, written);
        };
    }

    private static BankFileRefused missing(XmlElement holder, String name) {
        return BankFileRefused.at(holder.line, holder.column, Code.MISSING_FIELD, name);
    }
}
