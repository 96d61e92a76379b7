package org.maillon.bank;

import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction inside an entry tells.
 *
 * @param amount the amount in the account's currency as far as one is given
 * @param side its own credit or debit mark, which version 2 does not have
 * @param creditorReference what stands where a creditor's reference belongs, whatever it is
 */
record CamtDetail(
        XmlElement holder,
        @Nullable XmlElement amount,
        @Nullable XmlElement side,
        Party debtor,
        Party creditor,
        String text,
        @Nullable String creditorReference,
        @Nullable String documentNumber,
        @Nullable String instruction,
        @Nullable String endToEndId,
        @Nullable String mandateId,
        @Nullable String bankReference,
        @Nullable String additional,
        boolean returned,
        @Nullable String returnReason) {
    /** Half of most files: addresses, banks, charges, which nobody asks for. */
    static final Set<String> UNUSED =
            Set.of("PstlAdr", "RltdAgts", "RltdDts", "RltdPric", "RltdQties", "Chrgs", "Tax", "CtctDtls", "SfkpgAcct");

    private static final Set<String> NO_REFERENCE = Set.of("NOTPROVIDED", "NOT PROVIDED", "NOTPROVIDE", "NONREF");

    /** Name and account of one side. */
    record Party(@Nullable String name, @Nullable String number) {
        boolean isKnown() {
            return name != null || number != null;
        }

        boolean has(@Nullable String account) {
            return account != null && account.equals(number);
        }
    }

    static CamtDetail of(XmlElement details) {
        var remittance = details.at("RmtInf");
        var returned = details.at("RtrInf");
        return new CamtDetail(
                new XmlElement(details.name, details.line, details.column, null),
                amount(details),
                details.at("CdtDbtInd"),
                party(details, "Dbtr"),
                party(details, "Cdtr"),
                text(remittance),
                remittance == null ? null : remittance.text("Strd", "CdtrRefInf", "Ref"),
                remittance == null ? null : remittance.text("Strd", "RfrdDocInf", "Nb"),
                reference(details.text("Refs", "InstrId")),
                reference(details.text("Refs", "EndToEndId")),
                reference(details.text("Refs", "MndtId")),
                first(details.text("Refs", "AcctSvcrRef"), details.text("Refs", "TxId")),
                details.text("AddtlTxInf"),
                returned != null || CamtEntry.isReturn(details.at("BkTxCd")),
                returned == null ? null : first(returned.text("Rsn", "Cd"), returned.text("Rsn", "Prtry")));
    }

    /** The number of an account: its IBAN, else the other one. */
    static @Nullable String number(@Nullable XmlElement account) {
        if (account == null) return null;
        var number = first(account.text("Id", "IBAN"), account.text("Id", "Othr", "Id"));
        return Values.account(first(number, account.text("Id", "PrtryAcct", "Id")));
    }

    static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static @Nullable XmlElement amount(XmlElement details) {
        var own = details.at("Amt");
        if (own != null) return own;
        var booked = details.at("AmtDtls", "TxAmt", "Amt");
        return booked == null ? details.at("AmtDtls", "InstdAmt", "Amt") : booked;
    }

    /** Version 8 and later put the name one level further down. */
    private static Party party(XmlElement details, String side) {
        var parties = details.at("RltdPties");
        if (parties == null) return new Party(null, null);
        var name = first(name(parties.at(side)), name(parties.at("Ultmt" + side)));
        return new Party(name, number(parties.at(side + "Acct")));
    }

    private static @Nullable String name(@Nullable XmlElement party) {
        if (party == null) return null;
        return first(first(party.text("Nm"), party.text("Pty", "Nm")), party.text("Agt", "FinInstnId", "Nm"));
    }

    private static String text(@Nullable XmlElement remittance) {
        if (remittance == null) return "";
        var parts = new ArrayList<String>();
        remittance.all("Ustrd").forEach(free -> parts.add(free.text));
        for (var structured : remittance.all("Strd")) {
            structured(structured).filter(part -> !parts.contains(part)).forEach(parts::add);
        }
        return String.join(" ", parts);
    }

    private static Stream<String> structured(XmlElement structured) {
        var documents = structured.all("RfrdDocInf").stream().map(document -> document.text("Nb"));
        var reference = Stream.of(structured).map(each -> each.text("CdtrRefInf", "Ref"));
        var further = structured.all("AddtlRmtInf").stream().map(XmlElement::ownText);
        return Stream.of(documents, reference, further).flatMap(each -> each).filter(each -> each != null);
    }

    private static @Nullable String reference(@Nullable String written) {
        return written == null || NO_REFERENCE.contains(written) ? null : written;
    }
}
