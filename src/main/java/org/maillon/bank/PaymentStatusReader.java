package org.maillon.bank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;
import org.maillon.bank.PaymentStatusReport.Part;

/** Reads pain.002, any version, payment after payment, with or without namespace. */
final class PaymentStatusReader {
    private static final String BODY = "CstmrPmtStsRpt";

    private final XmlPull xml;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable String id;
    private @Nullable String originalId;
    private @Nullable String status;
    private @Nullable String reason;

    private PaymentStatusReader(XmlPull xml) {
        this.xml = xml;
    }

    static PaymentStatusReport read(Sniffed file) {
        if (file.size() == 0) throw BankFileRefused.at(0, 0, Code.EMPTY);
        try (var xml = XmlPull.of(file)) {
            return new PaymentStatusReader(xml).report();
        }
    }

    private PaymentStatusReport report() {
        if (!"Document".equals(xml.nextChild()) || !BODY.equals(xml.nextChild())) throw missing(BODY);
        for (var child = xml.nextChild(); child != null; child = xml.nextChild()) {
            switch (child) {
                case "GrpHdr" -> id = xml.take().text("MsgId");
                case "OrgnlGrpInfAndSts" -> group(xml.take());
                case "OrgnlPmtInfAndSts" -> batch();
                default -> xml.skip();
            }
        }
        if (id == null) throw missing("MsgId");
        if (originalId == null) throw missing("OrgnlMsgId");
        return new PaymentStatusReport(id, originalId, status, reason, parts);
    }

    private void group(XmlElement group) {
        originalId = group.text("OrgnlMsgId");
        status = group.text("GrpSts");
        reason = reason(group);
    }

    private void batch() {
        String batch = null;
        String batchStatus = null;
        String batchReason = null;
        for (var child = xml.nextChild(); child != null; child = xml.nextChild()) {
            switch (child) {
                case "OrgnlPmtInfId" -> batch = xml.take().ownText();
                case "PmtInfSts" -> batchStatus = xml.take().ownText();
                case "StsRsnInf" -> batchReason = xml.take().text("Rsn", "Cd");
                case "TxInfAndSts" -> parts.add(payment(batch, xml.take()));
                default -> xml.skip();
            }
        }
        parts.add(new Part(batch, null, batchStatus, batchReason));
    }

    private static Part payment(@Nullable String batch, XmlElement payment) {
        return new Part(batch, payment.text("OrgnlEndToEndId"), payment.text("TxSts"), reason(payment));
    }

    private static @Nullable String reason(XmlElement in) {
        var code = in.text("StsRsnInf", "Rsn", "Cd");
        return code == null ? in.text("StsRsnInf", "Rsn", "Prtry") : code;
    }

    private BankFileRefused missing(String field) {
        return BankFileRefused.at(xml.line(), xml.column(), Code.MISSING_FIELD, field);
    }
}
