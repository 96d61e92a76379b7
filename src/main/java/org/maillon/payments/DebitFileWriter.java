package org.maillon.payments;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.maillon.payments.DebitFile.Batch;
import org.maillon.payments.DebitFile.Creditor;
import org.maillon.payments.DebitFile.Debit;

/** Writes pain.008 (CustomerDirectDebitInitiation), elements in the order of the schema. */
final class DebitFileWriter {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final DebitFileVersion version;
    private final XMLStreamWriter xml;

    private DebitFileWriter(DebitFileVersion version, XMLStreamWriter xml) {
        this.version = version;
        this.xml = xml;
    }

    /** UTF-8; a file that breaks a rule is the caller's fault. */
    static byte[] write(DebitFile file, DebitFileVersion version) {
        var broken = DebitFileRules.broken(file);
        if (!broken.isEmpty()) throw new IllegalArgumentException(broken.toString());
        var out = new ByteArrayOutputStream();
        try {
            var xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
            new DebitFileWriter(version, xml).document(file);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private interface Content {
        void write() throws XMLStreamException;
    }

    private void document(DebitFile file) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(version.namespace());
        within("CstmrDrctDbtInitn", () -> {
            within("GrpHdr", () -> header(file));
            for (var batch : file.batches()) within("PmtInf", () -> batch(batch));
        });
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void header(DebitFile file) throws XMLStreamException {
        text("MsgId", file.messageId());
        text("CreDtTm", MOMENT.format(file.createdAt()));
        text("NbOfTxs", Integer.toString(file.count()));
        text("CtrlSum", amount(file.cents()));
        within("InitgPty", () -> text("Nm", file.initiator()));
    }

    /** Each collection is asked to be booked by itself, so that its statement line names it. */
    private void batch(Batch batch) throws XMLStreamException {
        text("PmtInfId", batch.id());
        text("PmtMtd", "DD");
        text("BtchBookg", "false");
        text("NbOfTxs", Integer.toString(batch.debits().size()));
        text("CtrlSum", amount(batch.cents()));
        within("PmtTpInf", () -> {
            within("SvcLvl", () -> text("Cd", "SEPA"));
            within("LclInstrm", () -> text("Cd", batch.scheme().name()));
            text("SeqTp", batch.sequence().name());
        });
        text("ReqdColltnDt", batch.collectOn().toString());
        creditor(batch.creditor());
        for (var debit : batch.debits()) within("DrctDbtTxInf", () -> debit(debit));
    }

    private void creditor(Creditor creditor) throws XMLStreamException {
        within("Cdtr", () -> text("Nm", creditor.name()));
        account("CdtrAcct", creditor.iban().value());
        agent("CdtrAgt", creditor.bic());
        text("ChrgBr", "SLEV");
        within(
                "CdtrSchmeId",
                () -> within(
                        "Id",
                        () -> within(
                                "PrvtId",
                                () -> within("Othr", () -> {
                                    text("Id", creditor.identifier().value());
                                    within("SchmeNm", () -> text("Prtry", "SEPA"));
                                }))));
    }

    private void debit(Debit debit) throws XMLStreamException {
        within("PmtId", () -> text("EndToEndId", debit.endToEndId()));
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", "EUR");
        xml.writeCharacters(amount(debit.cents()));
        xml.writeEndElement();
        within(
                "DrctDbtTx",
                () -> within("MndtRltdInf", () -> {
                    text("MndtId", debit.mandate());
                    text("DtOfSgntr", debit.signedOn().toString());
                }));
        agent("DbtrAgt", debit.bic());
        within("Dbtr", () -> text("Nm", debit.debtor()));
        account("DbtrAcct", debit.iban().value());
        within("RmtInf", () -> text("Ustrd", debit.text()));
    }

    private void account(String name, String iban) throws XMLStreamException {
        within(name, () -> within("Id", () -> text("IBAN", iban)));
    }

    /** Where no BIC is known the guidelines ask for NOTPROVIDED. */
    private void agent(String name, Optional<String> bic) throws XMLStreamException {
        within(
                name,
                () -> within("FinInstnId", () -> {
                    if (bic.isPresent()) text(version.bicElement(), bic.get());
                    else within("Othr", () -> text("Id", "NOTPROVIDED"));
                }));
    }

    private void within(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write();
        xml.writeEndElement();
    }

    private void text(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String amount(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
