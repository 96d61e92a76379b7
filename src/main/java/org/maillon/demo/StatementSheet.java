package org.maillon.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A week on the invented company's account, written as four kinds of banks write it. Opening and lines make the closing. */
record StatementSheet(
        String company,
        String iban,
        LocalDate from,
        LocalDate to,
        int number,
        long openingCents,
        List<DemoPayment> lines) {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("ddMMuu", Locale.ROOT);
    private static final DateTimeFormatter SWIFT = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
    private static final String CREDIT_SIGNS = "{ABCDEFGHI";
    private static final String DEBIT_SIGNS = "}JKLMNOPQR";
    private static final int CFONB_WORDS = 70;
    private static final int CODA_WORDS = 53;

    long closingCents() {
        return openingCents + lines.stream().mapToLong(DemoPayment::cents).sum();
    }

    DemoStatement camt() {
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>RELEVE-%1$03d</MsgId><CreDtTm>%2$sT06:00:00</CreDtTm></GrpHdr>
                <Stmt><Id>%1$03d</Id><ElctrncSeqNb>%1$d</ElctrncSeqNb><CreDtTm>%2$sT06:00:00</CreDtTm>
                <Acct><Id><IBAN>%3$s</IBAN></Id><Ccy>EUR</Ccy></Acct>
                """.formatted(number, to, iban));
        xml.append(camtBalance("OPBD", openingCents, from)).append(camtBalance("CLBD", closingCents(), to));
        for (int i = 0; i < lines.size(); i++) xml.append(camtEntry(i, lines.get(i)));
        xml.append("</Stmt></BkToCstmrStmt></Document>\n");
        return new DemoStatement("releve-" + to + "-camt053.xml", xml.toString(), UTF_8);
    }

    private static String camtBalance(String code, long cents, LocalDate day) {
        return """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd>\
                <Dt><Dt>%s</Dt></Dt></Bal>
                """.formatted(code, amount(cents), cents < 0 ? "DBIT" : "CRDT", day);
    }

    private String camtEntry(int place, DemoPayment line) {
        boolean credit = line.cents() > 0;
        var parties = line.party().isEmpty() ? "" : camtParty(line, credit ? "Dbtr" : "Cdtr");
        return """
                <Ntry><Amt Ccy="EUR">%1$s</Amt><CdtDbtInd>%2$s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%3$s</Dt></BookgDt>\
                <ValDt><Dt>%3$s</Dt></ValDt><AcctSvcrRef>C%4$03d%5$04d</AcctSvcrRef><NtryDtls><TxDtls>\
                <Refs><EndToEndId>%6$s</EndToEndId></Refs>%7$s<RmtInf><Ustrd>%8$s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                """.formatted(
                        amount(line.cents()),
                        credit ? "CRDT" : "DBIT",
                        line.on(),
                        number,
                        place + 1,
                        endToEnd(place),
                        parties,
                        escaped(line.text()));
    }

    private static String camtParty(DemoPayment line, String role) {
        var account = line.iban().isEmpty()
                ? ""
                : "<%1$sAcct><Id><IBAN>%2$s</IBAN></Id></%1$sAcct>".formatted(role, line.iban());
        return "<RltdPties><%1$s><Pty><Nm>%2$s</Nm></Pty></%1$s>%3$s</RltdPties>"
                .formatted(role, escaped(line.party()), account);
    }

    DemoStatement cfonb() {
        var text = new StringBuilder(cfonbBalance("01", from.minusDays(1), openingCents));
        for (int i = 0; i < lines.size(); i++) text.append(cfonbEntry(i, lines.get(i)));
        text.append(cfonbBalance("07", to, closingCents()));
        return new DemoStatement("releve-" + to + "-cfonb120.txt", text.toString(), ISO_8859_1);
    }

    private String cfonbAccount(String code, String operation) {
        return code + iban.substring(4, 9) + "    " + iban.substring(9, 14) + "EUR2 " + iban.substring(14, 25)
                + operation;
    }

    private String cfonbBalance(String code, LocalDate day, long cents) {
        return "%-90s%s%16s\r\n".formatted(cfonbAccount(code, "  ") + SHORT.format(day), overpunched(cents), "");
    }

    private String cfonbEntry(int place, DemoPayment line) {
        var operation = line.cents() > 0 ? "05" : "06";
        var day = SHORT.format(line.on());
        var entry = "%-48s%-31s%11s%s%-16s\r\n"
                .formatted(
                        cfonbAccount("04", operation) + day + "  " + day,
                        DemoPayment.plain("VIR " + line.party(), 31),
                        "",
                        overpunched(line.cents()),
                        "B%03d%04d".formatted(number, place + 1));
        if (line.party().isEmpty()) return entry;
        return entry
                + cfonbWords(operation, day, "NPY", DemoPayment.plain(line.party(), CFONB_WORDS))
                + cfonbWords(operation, day, "IPY", "%-35s%s".formatted(line.iban(), "IBAN"))
                + cfonbWords(operation, day, "LCC", DemoPayment.plain(line.text(), CFONB_WORDS))
                + cfonbWords(operation, day, "RCN", endToEnd(place));
    }

    private String cfonbWords(String operation, String day, String qualifier, String words) {
        return "%-45s%3s%-70s  \r\n".formatted(cfonbAccount("05", operation) + day, qualifier, words);
    }

    /** Fourteen figures, the last of which carries the sign as a punched card did. */
    private static String overpunched(long cents) {
        var figures = "%014d".formatted(Math.abs(cents));
        var signs = cents < 0 ? DEBIT_SIGNS : CREDIT_SIGNS;
        return figures.substring(0, 13) + signs.charAt(figures.charAt(13) - '0');
    }

    DemoStatement mt940() {
        var text = new StringBuilder(":20:MAILLON\r\n:25:" + iban + "\r\n:28C:" + "%05d/001\r\n".formatted(number));
        text.append(":60F:").append(swiftBalance(openingCents, from.minusDays(1)));
        for (int i = 0; i < lines.size(); i++) text.append(swiftEntry(i, lines.get(i)));
        text.append(":62F:").append(swiftBalance(closingCents(), to)).append("-\r\n");
        return new DemoStatement("releve-" + to + "-mt940.sta", text.toString(), ISO_8859_1);
    }

    private static String swiftBalance(long cents, LocalDate day) {
        return (cents < 0 ? "D" : "C") + SWIFT.format(day) + "EUR" + comma(cents) + "\r\n";
    }

    private String swiftEntry(int place, DemoPayment line) {
        var day = SWIFT.format(line.on());
        return ":61:%s%s%s%sNTRF%s//M%03d%04d\r\n"
                        .formatted(
                                day,
                                day.substring(2),
                                line.cents() < 0 ? "D" : "C",
                                comma(line.cents()),
                                "NONREF",
                                number,
                                place + 1)
                + ":86:%s\r\n"
                        .formatted(
                                line.party().isEmpty()
                                        ? DemoPayment.plain(line.text(), 65)
                                        : "/ORDP//NAME/" + DemoPayment.plain(line.party(), 40) + "/IBAN/" + line.iban()
                                                + "\r\n/REMI/" + DemoPayment.plain(line.text(), 60));
    }

    DemoStatement coda() {
        var text = new StringBuilder(codaRecord(
                "00000" + SHORT.format(to) + "00605        MAILLON   " + DemoPayment.plain(company, 26), 128, "2"));
        text.append(codaRecord(
                "13%03d%-34sEUR".formatted(number, iban),
                43,
                codaAmount(openingCents),
                59,
                SHORT.format(from.minusDays(1)),
                65,
                DemoPayment.plain(company, 26),
                126,
                "%03d".formatted(number)));
        for (int i = 0; i < lines.size(); i++) text.append(codaEntry(i + 1, lines.get(i)));
        text.append(codaRecord(
                "8%03d%-34sEUR".formatted(number, iban), 42, codaAmount(closingCents()), 58, SHORT.format(to)));
        text.append(codaTrailer());
        return new DemoStatement("releve-" + to + "-coda.cod", text.toString(), ISO_8859_1);
    }

    private String codaEntry(int place, DemoPayment line) {
        var key = "%04d0000".formatted(place);
        var day = SHORT.format(line.on());
        var movement = codaRecord(
                "21" + key,
                11,
                "D%03d%04d".formatted(number, place),
                32,
                codaAmount(line.cents()),
                48,
                day,
                54,
                line.cents() > 0 ? "00150000" : "00101000",
                62,
                "0" + DemoPayment.plain(line.text(), CODA_WORDS),
                116,
                day + "%03d".formatted(number),
                126,
                line.party().isEmpty() ? "0" : "1");
        if (line.party().isEmpty()) return movement;
        return movement
                + codaRecord("22" + key, 64, endToEnd(place), 126, "1")
                + codaRecord("23" + key + line.iban(), 45, "EUR", 48, DemoPayment.plain(line.party(), 35));
    }

    private String codaTrailer() {
        long in = lines.stream()
                .mapToLong(DemoPayment::cents)
                .filter(it -> it > 0)
                .sum();
        long out = openingCents + in - closingCents();
        int records = 2
                + lines.stream()
                        .mapToInt(line -> line.party().isEmpty() ? 1 : 3)
                        .sum();
        return codaRecord(
                "9", 17, "%06d".formatted(records), 23, "%014d0".formatted(out), 38, "%014d0".formatted(in), 128, "2");
    }

    private static String codaAmount(long cents) {
        return (cents < 0 ? "1" : "0") + "%014d0".formatted(Math.abs(cents));
    }

    /** A record of 128 columns: its beginning, and what begins at a column (column, text, column, text …). */
    private static String codaRecord(String beginning, Object... further) {
        var columns = new char[128];
        Arrays.fill(columns, ' ');
        beginning.getChars(0, beginning.length(), columns, 0);
        for (int i = 0; i < further.length; i += 2) {
            var text = (String) further[i + 1];
            text.getChars(0, text.length(), columns, (Integer) further[i] - 1);
        }
        return new String(columns) + "\r\n";
    }

    private String endToEnd(int place) {
        return "E2E-%03d-%04d".formatted(number, place);
    }

    private static String amount(long cents) {
        return BigDecimal.valueOf(Math.abs(cents), 2).toPlainString();
    }

    private static String comma(long cents) {
        return amount(cents).replace('.', ',');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
