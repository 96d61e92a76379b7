package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.bank.BankFiles;
import org.maillon.bank.StatementLine;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.kernel.CreditorIdentifier;
import org.maillon.kernel.Iban;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TargetCalendar;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.ledger.Ledger;
import org.maillon.messages.Composition;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.Outbox;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.payments.DebitAnswer.Made;
import org.maillon.payments.DebitAnswer.Proposed;
import org.maillon.payments.DebitAnswer.Refused;
import org.maillon.registers.Insolvencies;
import org.maillon.registers.InsolvencyKind;
import org.maillon.registers.NewInsolvency;
import org.maillon.reminders.Reminders;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collecting by SEPA direct debit, from the mandate to what the banks say. */
class DirectDebitsTest extends DatabaseTest {
    private static final Author CLAIRE = new Author("Claire", "");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate DAY = TargetCalendar.nextOpen(TODAY.plusDays(20));

    @Autowired
    private TenantScope tenants;

    @Autowired
    private Customers customers;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Statements statements;

    @Autowired
    private Receipts receipts;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Mandates mandates;

    @Autowired
    private DirectDebits debits;

    @Autowired
    private PayerChanges changes;

    @Autowired
    private DebitReturns returns;

    @Autowired
    private DebitNotices notices;

    @Autowired
    private Promises promises;

    @Autowired
    private Insolvencies insolvencies;

    @Autowired
    private Reminders reminders;

    @Autowired
    private Senders senders;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Clock clock;

    private PaidCompany company;

    @BeforeEach
    void open() {
        company = new PaidCompany(tenant(), tenants, customers, ledger, statements, receipts, sql);
        senders.save(
                tenant(),
                new Sender("Durand", "compta@durand.example", null, "Claire", null, "BE68539007547034", "KREDBEBB"));
        mandates.changeCreditor(tenant(), new DebitCreditor(new CreditorIdentifier("DE98ZZZ09999999999"), 14), CLAIRE);
    }

    @Test
    void anotherAccountThanTheCustomerPaysFromIsNotDebitedBeforeSomebodyAgreed() {
        var account = company.customer("C9");
        due(account, "F104200", 77_713);
        company.receive(77_713, "facture F104200", "FR7630006000011234567890189");
        due(account, "F104209", 12_345);
        keep(account, "MD-C9", true, TODAY.minusYears(1));
        assertThat(propose().leftOut()).extracting(LeftOut::why).containsExactly(LeftOut.Why.IBAN_NOT_APPROVED);
        assertThat(changes.waiting(tenant(), 10)).hasSize(1);
    }

    @Test
    void nothingIsCollectedOnADayOnWhichBanksAreClosed() {
        assertThat(debits.propose(tenant(), LocalDate.of(2026, 12, 25), TODAY))
                .isEqualTo(new Refused(DebitAnswer.Refusal.BANKS_CLOSED));
        assertThat(debits.propose(tenant(), LocalDate.of(2026, 12, 12), TODAY))
                .isEqualTo(new Refused(DebitAnswer.Refusal.BANKS_CLOSED));
    }

    @Test
    void whatIsDueIsProposedAnnouncedFiledAndCollected() {
        var account = withMandate("C1", true);
        long item = due(account, "F1042", 12_345);

        var proposed = propose();
        assertThat(proposed.collections()).hasSize(1);
        assertThat(proposed.leftOut()).isEmpty();
        assertThat(messages()).as("the customer is told").isEqualTo(1);
        assertThat(propose().collections()).as("once").isEmpty();

        var made = file();
        assertThat(made.file().sumCents()).isEqualTo(12_345);
        var content = new String(debits.content(tenant(), made.file().id()).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(content).contains("<SeqTp>FRST</SeqTp>", "<InstdAmt Ccy=\"EUR\">123.45</InstdAmt>", ">F1042-D");
        assertThat(debits.present(tenant(), made.file().id(), CLAIRE)).isTrue();
        assertThat(debits.present(tenant(), made.file().id(), CLAIRE)).isFalse();

        hear(line(12_345, false, null));
        assertThat(only().state()).isEqualTo(CollectionState.COLLECTED);
        assertThat(company.open(item)).as("the receipt is laid on the invoice").isZero();
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void aRefundReopensTheInvoiceAndTellsAPersonOnceHoweverOftenItIsRead() {
        var account = withMandate("C1", true);
        long item = due(account, "F1042", 12_345);
        propose();
        debits.present(tenant(), file().file().id(), CLAIRE);
        hear(line(12_345, false, null));

        hear(line(-12_345, true, "MD06"));
        hear(line(-12_345, true, "MD06"));
        returns.hearLines(tenant());

        assertThat(only().state()).isEqualTo(CollectionState.RETURNED);
        assertThat(only().why(Texts.in(Language.EN))).contains("refund");
        assertThat(company.open(item)).isEqualTo(12_345);
        assertThat(whys()).containsOnlyOnce("payments.debit.cause.md06");
        assertThat(company.imbalances()).isEmpty();
        assertThat(propose().collections()).as("it may be collected again").hasSize(1);
        assertThat(sequence(file())).as("the mandate was used").isEqualTo("RCUR");
    }

    @Test
    void ofTwoLinesReadAtOnceTheSecondIsHeardAfterTheFirst() {
        due(withMandate("C1", true), "F1042", 12_345);
        propose();
        debits.present(tenant(), file().file().id(), CLAIRE);
        var back = line(-12_345, true, "MD06");
        var late = line(12_345, false, null, PaidCompany.DAY.plusDays(1));
        company.take(PaidCompany.statement("camt.053", "both", back, late));
        receipts.matchNew(tenant());
        returns.hearLines(tenant());
        assertThat(only().state()).as("what came back is not collected by it").isEqualTo(CollectionState.RETURNED);
    }

    @Test
    void aRejectionByStatusReportReopensTheCollectionOnceAndIsNoUseOfTheMandate() {
        due(withMandate("C1", true), "F1042", 12_345);
        propose();
        var made = file();
        var report = report(made.file().messageId(), only().endToEndId().orElseThrow(), "AC04");

        assertThat(hear(tenant(), report)).isEqualTo(new DebitReturns.Heard(true, 1));
        assertThat(hear(tenant(), report)).isEqualTo(new DebitReturns.Heard(true, 0));
        assertThat(only().state()).isEqualTo(CollectionState.REJECTED);
        assertThat(whys()).containsExactly("payments.debit.cause.ac04");

        propose();
        assertThat(sequence(file())).isEqualTo("FRST");
        var stranger = newTenant();
        assertThat(hear(stranger, report)).isEqualTo(new DebitReturns.Heard(false, 0));
        companies.remove(stranger);
    }

    @Test
    void theWholeFileMayBeRejected() {
        due(withMandate("C1", true), "F1", 100);
        due(withMandate("C2", true), "F2", 200);
        propose();
        var report = """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>R1</MsgId></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>
                </OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>""".formatted(file().file().messageId());
        assertThat(hear(tenant(), report).rejected()).isEqualTo(2);
    }

    @Test
    void whatIsPromisedOrAnnouncedTooLateIsLeftOutWithItsReason() {
        var account = withMandate("C1", true);
        long item = due(account, "F1", 100);
        promises.make(
                tenant(),
                new NewPromise(
                        account,
                        Money.EUR,
                        OptionalLong.of(item),
                        OptionalLong.empty(),
                        TODAY.plusDays(5),
                        PromiseChannel.PHONE,
                        ""),
                CLAIRE,
                TODAY);
        due(withMandate("C2", true), "F2", 200);
        assertThat(propose().leftOut()).extracting(LeftOut::why).containsExactly(LeftOut.Why.PROMISED);
        due(withMandate("C3", true), "F3", 200);
        var soon = (Proposed) debits.propose(tenant(), TODAY.plusDays(12), TODAY);
        assertThat(soon.collections()).isEmpty();
        assertThat(soon.leftOut())
                .extracting(LeftOut::why)
                .contains(LeftOut.Why.PROMISED, LeftOut.Why.TOO_SOON_TO_ANNOUNCE);
    }

    @Test
    void whatAnInsolventCustomerOwesIsNotCollectedAndTheReasonIsItsOwn() {
        var account = withMandate("C1", true);
        due(account, "F1", 100);
        var judged = TODAY.minusDays(3);
        insolvencies.note(
                tenant(),
                new NewInsolvency(account, InsolvencyKind.SAFEGUARD, judged, judged, "Lyon", Optional.empty()),
                CLAIRE,
                TODAY);
        assertThat(propose().leftOut()).extracting(LeftOut::why).containsExactly(LeftOut.Why.INSOLVENCY);
        reminders.pause(tenant(), account, OptionalLong.empty(), "vacances", TODAY.plusDays(30));
        assertThat(propose().leftOut())
                .as("a pause besides does not hide it")
                .extracting(LeftOut::why)
                .containsExactly(LeftOut.Why.INSOLVENCY);
    }

    @Test
    void anItemPaidAfterItWasAnnouncedIsTakenOutOfTheFile() {
        var account = withMandate("C1", true);
        due(account, "FA-104211", 12_345);
        propose();
        company.receive(12_345, "facture FA-104211", null);
        assertThat(((Refused) make()).refusal()).isEqualTo(DebitAnswer.Refusal.NOTHING);
        assertThat(only().state()).isEqualTo(CollectionState.WITHDRAWN);
        assertThat(only().reason()).contains("paid");
        assertThat(notice()).isInstanceOf(Composition.Withdrawn.class);
    }

    @Test
    void aMandateForOneCollectionCollectsOnce() {
        var account = withMandate("C1", false);
        due(account, "F1", 100);
        due(account, "F2", 200);
        var proposed = propose();
        assertThat(proposed.collections()).hasSize(1);
        assertThat(proposed.leftOut()).extracting(LeftOut::why).containsExactly(LeftOut.Why.MANDATE_USED);
        assertThat(sequence(file())).isEqualTo("OOFF");
    }

    @Test
    void theAnnouncementSaysWhatIsCollectedWhenAndUnderWhichMandate() {
        var account = withMandate("C1", true);
        customers.addContact(
                tenant(),
                account,
                Contact.Role.PAYS,
                "Zoé <b>",
                Optional.of("zoe@client.example"),
                Optional.empty(),
                Optional.of(Language.FR));
        due(account, "F1042", 12_345);
        propose();
        var composed = (Composition.Composed) notice();
        assertThat(composed.recipient()).isEqualTo("zoe@client.example");
        assertThat(composed.text().plain())
                .contains("123,45", "14 décembre 2026", "MD-C1", "DE98ZZZ09999999999", "BE68")
                .doesNotContain("BE68539007547034");
        assertThat(composed.text().html()).doesNotContain("Zoé <b>");
    }

    @Test
    void aMandateUnusedForThirtySixMonthsIsNoLongerUsed() {
        var account = company.customer("C1");
        keep(account, "MD-C1", true, DAY.minusMonths(36).minusDays(1));
        due(account, "F1", 100);
        assertThat(propose().leftOut()).extracting(LeftOut::why).containsExactly(LeftOut.Why.MANDATE_EXPIRED);
    }

    @Test
    void anAccountHasOneMandateInUseAndAReferenceIsGivenOnce() {
        var account = withMandate("C1", true);
        assertThat(keep(account, "OTHER", true, TODAY)).isInstanceOf(MandateAnswer.AnotherInUse.class);
        var mandate = mandates.list(tenant(), Optional.of(account), 0, 10).getFirst();
        assertThat(mandates.revoke(tenant(), mandate.id(), CLAIRE, TODAY)).isTrue();
        assertThat(mandates.revoke(tenant(), mandate.id(), CLAIRE, TODAY)).isFalse();
        assertThat(keep(account, "MD-C1", true, TODAY)).isInstanceOf(MandateAnswer.ReferenceTaken.class);
        assertThat(keep(account, "OTHER", true, TODAY.plusDays(1))).isInstanceOf(MandateAnswer.SignedLater.class);
        assertThat(keep(account, "OTHER", true, TODAY)).isInstanceOf(MandateAnswer.Kept.class);
    }

    @Test
    void theFileHoldsExactlyWhatIsProposed() {
        var random = new java.util.Random(7);
        long sum = 0;
        for (int customer = 0; customer < 20; customer++) {
            var account = withMandate("C" + customer, true);
            for (int item = 0; item <= random.nextInt(4); item++) {
                long cents = 1 + random.nextInt(1_000_000);
                due(account, "F" + customer + "/" + item + "é&", cents);
                sum += cents;
            }
        }
        propose();
        var made = file();
        assertThat(made.file().sumCents()).isEqualTo(sum);
        var all = debits.list(tenant(), Optional.of(CollectionState.FILED), OptionalLong.empty(), 0, 1_000);
        assertThat(all.stream().mapToLong(DebitCollection::cents).sum()).isEqualTo(sum);
        assertThat(made.file().collections()).isEqualTo(all.size());
    }

    private AccountId withMandate(String code, boolean recurrent) {
        var account = company.customer(code);
        assertThat(keep(account, "MD-" + code, recurrent, TODAY.minusYears(1))).isInstanceOf(MandateAnswer.Kept.class);
        return account;
    }

    private MandateAnswer keep(AccountId account, String reference, boolean recurrent, LocalDate signedOn) {
        var document = new NewMandate.Document("Signed".getBytes(StandardCharsets.UTF_8), "text/plain", "mandate.txt");
        return mandates.keep(
                tenant(),
                new NewMandate(
                        account,
                        Optional.of(reference),
                        DebitScheme.CORE,
                        recurrent,
                        "Menuiserie Dupré & Fils",
                        new Iban("BE68539007547034"),
                        Optional.empty(),
                        signedOn,
                        Optional.of(document),
                        OptionalInt.empty()),
                CLAIRE,
                TODAY);
    }

    private long due(AccountId account, String reference, long cents) {
        long item = company.invoice(account, reference, cents);
        tenants.run(
                tenant(),
                () -> sql.sql("update ledger.open_item set due_on = :day where tenant_id = :tenant and id = :item")
                        .param("day", TODAY)
                        .param("tenant", tenant().value())
                        .param("item", item)
                        .update());
        return item;
    }

    private Proposed propose() {
        return (Proposed) debits.propose(tenant(), DAY, TODAY);
    }

    private DebitAnswer make() {
        return debits.makeFile(tenant(), DAY, DebitFileVersion.V08, CLAIRE, TODAY);
    }

    private Made file() {
        return (Made) make();
    }

    private String sequence(Made made) {
        return debits.list(
                        tenant(), Optional.empty(), OptionalLong.of(made.file().id()), 0, 1)
                .getFirst()
                .sequence()
                .orElseThrow();
    }

    private DebitCollection only() {
        return debits.list(tenant(), Optional.empty(), OptionalLong.empty(), 0, 10)
                .getFirst();
    }

    private StatementLine line(long cents, boolean returned, String reason) {
        return line(cents, returned, reason, PaidCompany.DAY);
    }

    private StatementLine line(long cents, boolean returned, String reason, LocalDate on) {
        return new StatementLine(
                1,
                on,
                on,
                cents,
                "EUR",
                null,
                null,
                null,
                null,
                "F1042",
                only().endToEndId().orElseThrow(),
                "MD-C1",
                null,
                returned,
                reason);
    }

    private void hear(StatementLine line) {
        company.take(PaidCompany.statement(
                "camt.053", UUID.nameUUIDFromBytes(line.toString().getBytes()).toString(), line));
        receipts.matchNew(tenant());
        returns.hearLines(tenant());
    }

    private DebitReturns.Heard hear(TenantId tenant, String report) {
        var content = new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8));
        return returns.hear(tenant, BankFiles.readStatusReport("report.xml", content));
    }

    private static String report(String file, String endToEnd, String reason) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>R1</MsgId></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>B1</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts><TxInfAndSts>
                <OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>%s</Cd></Rsn></StsRsnInf></TxInfAndSts>
                </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>""".formatted(file, endToEnd, reason);
    }

    private List<String> whys() {
        return tasks.latest(tenant(), TaskFilter.ALL, 10).stream()
                .map(task -> task.facts().getOrDefault("why", ""))
                .toList();
    }

    private long messages() {
        return company.number("select count(*) from messages.message where tenant_id = :tenant");
    }

    private Composition notice() {
        var collection = only();
        var message = new QueuedMessage(
                1,
                collection.accountId().value(),
                "direct-debit",
                collection.noticeKey(),
                Money.EUR,
                org.maillon.messages.Channel.EMAIL,
                "announcement",
                TODAY,
                clock.instant(),
                0);
        return tenants.in(tenant(), () -> notices.compose(tenant(), message, DeliveryMode.NORMAL, clock.instant()));
    }
}
