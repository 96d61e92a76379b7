package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillon.kernel.CreditorIdentifier;
import org.maillon.kernel.Iban;
import org.maillon.payments.DebitFile.Batch;
import org.maillon.payments.DebitFile.Creditor;
import org.maillon.payments.DebitFile.Debit;
import org.maillon.payments.DebitFileRules.Rule;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The file by which our bank is asked to collect. */
class DebitFileTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 10);
    private static final Iban IBAN = new Iban("BE68539007547034");
    private static final Creditor US =
            new Creditor("Atelier Durand", new CreditorIdentifier("DE98ZZZ09999999999"), IBAN, Optional.of("KREDBEBB"));

    @ParameterizedTest
    @EnumSource(DebitFileVersion.class)
    void itsSumsAndCountsAreThoseOfItsCollections(DebitFileVersion version) throws Exception {
        var random = new Random(8);
        for (int time = 0; time < 50; time++) {
            var file = random(random);
            var root = read(DebitFileWriter.write(file, version));
            assertThat(root.getNamespaceURI()).endsWith("pain.008.001." + version.code());
            assertThat(sum(root, "InstdAmt")).isEqualByComparingTo(BigDecimal.valueOf(file.cents(), 2));
            assertThat(sum((Element) all(root, "GrpHdr").getFirst(), "CtrlSum"))
                    .isEqualByComparingTo(BigDecimal.valueOf(file.cents(), 2));
            assertThat(text((Element) all(root, "GrpHdr").getFirst(), "NbOfTxs"))
                    .isEqualTo(Integer.toString(all(root, "DrctDbtTxInf").size()));
            for (var batch : all(root, "PmtInf")) {
                assertThat(sum((Element) batch, "CtrlSum")).isEqualByComparingTo(sum((Element) batch, "InstdAmt"));
                assertThat(text((Element) batch, "NbOfTxs"))
                        .isEqualTo(Integer.toString(
                                all((Element) batch, "DrctDbtTxInf").size()));
            }
        }
    }

    @Test
    void itsElementsStandInTheOrderOfTheSchema() throws Exception {
        var root = read(DebitFileWriter.write(file(debit("F1042-1", 12_345, "Menuiserie")), DebitFileVersion.V08));
        var batch = (Element) all(root, "PmtInf").getFirst();
        assertThat(children(batch))
                .containsExactly(
                        "PmtInfId",
                        "PmtMtd",
                        "BtchBookg",
                        "NbOfTxs",
                        "CtrlSum",
                        "PmtTpInf",
                        "ReqdColltnDt",
                        "Cdtr",
                        "CdtrAcct",
                        "CdtrAgt",
                        "ChrgBr",
                        "CdtrSchmeId",
                        "DrctDbtTxInf");
        assertThat(children((Element) all(batch, "DrctDbtTxInf").getFirst()))
                .containsExactly("PmtId", "InstdAmt", "DrctDbtTx", "DbtrAgt", "Dbtr", "DbtrAcct", "RmtInf");
        assertThat(text(batch, "BICFI")).isEqualTo("KREDBEBB");
        assertThat(text(batch, "SeqTp")).isEqualTo("RCUR");
        assertThat(text(batch, "InstdAmt")).isEqualTo("123.45");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # what breaks it          , and how it is called
            F1//42                    , IDENTIFIER
            /F1042                    , IDENTIFIER
            F1042 with a name that is far too long, IDENTIFIER
            F1042é                    , IDENTIFIER
            """)
    void anIdentifierNoBankWouldTakeIsFound(String endToEndId, Rule rule) {
        assertThat(DebitFileRules.broken(file(debit(endToEndId, 100, "Menuiserie"))))
                .extracting(DebitFileRules.Broken::rule)
                .containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0            , AMOUNT
            -1           , AMOUNT
            100000000000 , AMOUNT
            """)
    void anAmountNoBankWouldTakeIsFound(long cents, Rule rule) {
        assertThat(DebitFileRules.broken(file(debit("F1042-1", cents, "Menuiserie"))))
                .extracting(DebitFileRules.Broken::rule)
                .containsExactly(rule);
    }

    @Test
    void theSameNumberTwiceAndABatchOfTheSameKindTwiceAreFound() {
        var debit = debit("F1042-1", 100, "Menuiserie");
        var twice = new DebitFile(
                "M1", LocalDateTime.of(2026, 11, 20, 9, 0), "Us", List.of(batch("B1", debit), batch("B2", debit)));
        assertThat(DebitFileRules.broken(twice))
                .extracting(DebitFileRules.Broken::rule)
                .containsExactly(Rule.IDENTIFIER_TWICE, Rule.MIXED);
    }

    @Test
    void aFileThatBreaksARuleIsNeverWritten() {
        assertThatThrownBy(() -> DebitFileWriter.write(file(debit("F1", 0, "X")), DebitFileVersion.V08))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Société Générale & Fils      | Societe Generale + Fils
            Œuvre d’Ølgården <script>    | OEuvre d'Olgarden script
            "]]></Nm><Nm>Somebody else   | /Nm Nm Somebody else
            株式会社                        |
            Łódź  Straße                 | Lodz Strasse
            """)
    void namesAreWrittenInTheLettersBanksKnow(String name, String written) {
        var plain = SepaText.of(name, 70);
        assertThat(plain).isEqualTo(written == null ? "" : written);
        assertThat(SepaText.isSepa(plain)).isTrue();
    }

    @Test
    void aHostileNameAddsNoElement() throws Exception {
        var name = SepaText.of("</Nm></Dbtr><Dbtr><Nm>" + "é".repeat(300), 70);
        var root = read(DebitFileWriter.write(file(debit("F1042-1", 100, name)), DebitFileVersion.V02));
        assertThat(all(root, "Dbtr")).hasSize(1);
        assertThat(name).hasSizeLessThanOrEqualTo(70);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # recurrent, ending, collected before, sequence
            true       , false , 0               , FRST
            true       , false , 1               , RCUR
            true       , true  , 5               , FNAL
            false      , false , 0               , OOFF
            """)
    void aCollectionHasItsPlaceInTheSequence(boolean recurrent, boolean ending, int before, DebitSequence sequence) {
        assertThat(MandateRules.sequence(recurrent, ending, before)).isEqualTo(sequence);
    }

    private static DebitFile random(Random random) {
        var batches = new ArrayList<Batch>();
        int number = 0;
        for (var sequence : List.of(DebitSequence.FRST, DebitSequence.RCUR)) {
            var debits = new ArrayList<Debit>();
            for (int debit = 0; debit <= random.nextInt(20); debit++)
                debits.add(debit("F" + number++, 1 + random.nextLong(DebitFileRules.MOST_CENTS), "Menuiserie"));
            batches.add(new Batch("B-" + sequence, DebitScheme.CORE, sequence, DAY, US, debits));
        }
        return new DebitFile("M1", LocalDateTime.of(2026, 11, 20, 9, 0), "Atelier Durand", batches);
    }

    private static DebitFile file(Debit debit) {
        return new DebitFile("M1", LocalDateTime.of(2026, 11, 20, 9, 0), "Atelier Durand", List.of(batch("B1", debit)));
    }

    private static Batch batch(String id, Debit debit) {
        return new Batch(id, DebitScheme.CORE, DebitSequence.RCUR, DAY, US, List.of(debit));
    }

    private static Debit debit(String id, long cents, String debtor) {
        return new Debit(id, cents, "MANDATE-1", DAY.minusYears(1), debtor, IBAN, Optional.empty(), "F1042");
    }

    private static Element read(byte[] file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(file))
                .getDocumentElement();
    }

    private static List<Node> all(Element in, String name) {
        var found = in.getElementsByTagNameNS("*", name);
        var all = new ArrayList<Node>();
        for (int at = 0; at < found.getLength(); at++) all.add(found.item(at));
        return all;
    }

    private static List<String> children(Element in) {
        var names = new ArrayList<String>();
        for (var child = in.getFirstChild(); child != null; child = child.getNextSibling())
            names.add(child.getLocalName());
        return names;
    }

    private static String text(Element in, String name) {
        return all(in, name).getFirst().getTextContent();
    }

    private static BigDecimal sum(Element in, String name) {
        return all(in, name).stream()
                .map(each -> new BigDecimal(each.getTextContent()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
