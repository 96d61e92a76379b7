package org.maillon.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.List;

/** Small camt files as tests need them, each element on a line of its own so that places can be told. */
final class Camt {
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";

    private Camt() {}

    static List<BankStatement> read(String xml) {
        return BankFiles.read("statement.xml", new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    static BankStatement readOne(String xml) {
        var statements = read(xml);
        if (statements.size() != 1) throw new AssertionError(statements.size() + " statements");
        return statements.getFirst();
    }

    /** A camt.053 of version 8 that holds these statements. */
    static String file(String... statements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
                <BkToCstmrStmt>
                %s
                </BkToCstmrStmt>
                </Document>
                """.formatted(String.join("\n", statements));
    }

    /** Opens at 100.00 EUR and closes at the amount given. */
    static String statement(String closing, String... entries) {
        return """
                <Stmt>
                <Id>S1</Id>
                <Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>
                <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-01</Dt></Dt></Bal>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-31</Dt></Dt></Bal>
                %s
                </Stmt>""".formatted(closing, String.join("\n", entries));
    }

    /** A booked entry of 12 March with what else is given. */
    static String entry(String amount, String side, String... further) {
        return """
                <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                <BookgDt><Dt>2026-03-12</Dt></BookgDt>
                %s
                </Ntry>""".formatted(amount, side, String.join("\n", further));
    }

    static String details(String... transactions) {
        return "<NtryDtls>" + String.join("\n", transactions) + "</NtryDtls>";
    }

    static String transaction(String content) {
        return "<TxDtls>" + content + "</TxDtls>";
    }
}
