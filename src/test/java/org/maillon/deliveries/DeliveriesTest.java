package org.maillon.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.deliveries.DeliveryAnswer.BeyondOrder;
import org.maillon.deliveries.DeliveryAnswer.Done;
import org.maillon.deliveries.Drawing.Point;
import org.maillon.deliveries.SignatureAnswer.Impossible;
import org.maillon.deliveries.SignatureAnswer.KeyUsed;
import org.maillon.deliveries.SignatureAnswer.SetAside;
import org.maillon.deliveries.SignatureAnswer.Taken;
import org.maillon.disputes.Dispute;
import org.maillon.disputes.DisputeAnswer;
import org.maillon.disputes.DisputeCause;
import org.maillon.disputes.Disputes;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.sales.Actor;
import org.maillon.sales.NewOrder;
import org.maillon.sales.OrderSource;
import org.maillon.sales.OrderState;
import org.maillon.sales.Orders;
import org.maillon.sales.Quantity;
import org.maillon.sales.TaxRate;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskState;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What is delivered, who signed for it, and what comes of a reserve. */
class DeliveriesTest extends DatabaseTest {
    private static final Author DENIS = new Author("Denis, tournée Sud", "203.0.113.7");
    private static final Drawing NAME = new Drawing(
            300, 150, List.of(List.of(new Point(20, 80, 0), new Point(90, 20, 40), new Point(200, 110, 90))));

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private DeliveryRun run;

    @Autowired
    private Orders orders;

    @Autowired
    private Disputes disputes;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Evidence evidence;

    @Autowired
    private Clock clock;

    private SmallBooks books;
    private AccountId account;
    private LocalDate today;
    private TenantId neighbour;

    @BeforeEach
    void aCustomer() {
        today = LocalDate.now(clock);
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("C1");
    }

    @AfterEach
    void removeTheNeighbour() {
        if (neighbour != null) companies.remove(neighbour);
    }

    @Test
    void anOrderIsDeliveredInPartsAndNeverBeyondUnlessThatIsMeant() {
        long order = ordered(10, 4);
        var first = planned(order, false, line(1, "6"), line(2, "4"));
        assertThat(first.number()).isEqualTo("BL-" + today.getYear() + "-0001");
        assertThat(plan(order, false, line(1, "5")))
                .as("six of ten are under way")
                .isEqualTo(new BeyondOrder("Palette 1", new BigDecimal("4.0000")));
        sign(first.id(), "Karim Benali");
        assertThat(orders.find(tenant(), order).orElseThrow().state()).isEqualTo(OrderState.PART_DELIVERED);
        assertThat(deliveries.left(tenant(), order)).singleElement().satisfies(left -> {
            assertThat(left.quantity()).isEqualByComparingTo("4");
            assertThat(left.unitPriceCents()).hasValue(1_000);
        });
        var second = planned(order, true, line(1, "5"));
        sign(second.id(), "Karim Benali");
        assertThat(orders.find(tenant(), order).orElseThrow().state()).isEqualTo(OrderState.DELIVERED);
        assertThat(deliveries.left(tenant(), order)).isEmpty();
    }

    @Test
    void whatIsLeftOfAnOrderIsPreparedInOneGoUntilNothingIs() {
        long order = ordered(10, 4);
        sign(planned(order, false, line(1, "6")).id(), "Karim Benali");
        var rest = ((Done) deliveries.prepare(tenant(), order, DeliveryKind.WORK, today, DENIS)).note();
        assertThat(rest.kind()).isEqualTo(DeliveryKind.WORK);
        assertThat(deliveries.lines(tenant(), rest.id()))
                .extracting(each -> each.description() + " "
                        + each.quantity().stripTrailingZeros().toPlainString())
                .containsExactly("Palette 1 4", "Palette 2 4");
        var number = orders.find(tenant(), order).orElseThrow().number();
        assertThat(deliveries.prepare(tenant(), order, DeliveryKind.GOODS, today, DENIS))
                .isEqualTo(new DeliveryAnswer.NothingLeft(number));
        neighbour = newTenant();
        assertThat(deliveries.prepare(neighbour, order, DeliveryKind.GOODS, today, DENIS))
                .isEqualTo(new DeliveryAnswer.Unknown());
    }

    @Test
    void aLittleMoreThanOrderedIsDeliveredWithoutAWordWhereTheCompanyAllowsIt() {
        deliveries.changePolicy(tenant(), new DeliveryPolicy(false, 7, 10, 2));
        long order = ordered(10);
        assertThat(plan(order, false, line(1, "11.5")))
                .isEqualTo(new BeyondOrder("Palette 1", new BigDecimal("10.0000")));
        assertThat(plan(order, false, line(1, "11"))).isInstanceOf(Done.class);
        assertThat(plan(order, false, line(1, "2"))).as("ten per cent once").isInstanceOf(BeyondOrder.class);
    }

    @Test
    void aDeliveryThatNobodySignedIsATaskUntilSomebodyDoes() {
        var note = planned(ordered(10), false, line(1, "10"));
        assertThat(run.watch(tenant(), today.plusDays(1))).as("there is time").isZero();
        assertThat(run.watch(tenant(), today.plusDays(2))).isEqualTo(1);
        assertThat(run.watch(tenant(), today.plusDays(3))).as("asked once").isZero();
        var key = "delivery-unsigned/" + note.id();
        assertThat(tasks.findByKey(tenant(), key).orElseThrow().facts().get("why"))
                .isEqualTo("deliveries.task.unsigned");
        sign(note.id(), "Karim Benali");
        assertThat(tasks.findByKey(tenant(), key).orElseThrow().state()).isNotEqualTo(TaskState.OPEN);
        deliveries.changePolicy(tenant(), new DeliveryPolicy(false, 7, 0, 0));
        planned(ordered(1), false, line(1, "1"));
        assertThat(run.watch(tenant(), today.plusDays(30)))
                .as("nobody is asked")
                .isZero();
    }

    @Test
    void ofTwoDeliveriesAtOnceOneTakesWhatIsLeftOfTheOrder() throws Exception {
        long order = ordered(10);
        try (var two = Executors.newFixedThreadPool(2)) {
            var asked = List.of(
                    two.submit(() -> plan(order, false, line(1, "10"))),
                    two.submit(() -> plan(order, false, line(1, "10"))));
            var answers = new ArrayList<DeliveryAnswer>();
            for (var each : asked) answers.add(each.get());
            assertThat(answers).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(BeyondOrder.class::isInstance).hasSize(1);
        }
    }

    @Test
    void whatIsGivenUpIsToBeDeliveredAgainAndASignedNoteIsNotGivenUp() {
        long order = ordered(10);
        var note = planned(order, false, line(1, "10"));
        assertThatThrownBy(() -> deliveries.cancel(tenant(), note.id(), " ", DENIS))
                .isInstanceOf(InvalidValue.class);
        assertThat(deliveries.cancel(tenant(), note.id(), "camion en panne", DENIS))
                .isInstanceOf(Done.class);
        var again = planned(order, false, line(1, "10"));
        sign(again.id(), "Karim Benali");
        assertThat(deliveries.cancel(tenant(), again.id(), "trop tard", DENIS))
                .isEqualTo(new DeliveryAnswer.WrongState(DeliveryState.SIGNED));
    }

    @Test
    void theSameKeyIsTheSameSignatureHoweverOftenItIsSent() throws Exception {
        var note = planned(line("Palette", "3", 1_000));
        var signature = signature(UUID.randomUUID(), "Karim Benali");
        try (var many = Executors.newFixedThreadPool(4)) {
            var sent = new ArrayList<java.util.concurrent.Future<SignatureAnswer>>();
            for (int i = 0; i < 8; i++)
                sent.add(many.submit(() -> deliveries.sign(tenant(), note.id(), signature, DENIS)));
            for (var each : sent) assertThat(each.get()).isInstanceOf(Taken.class);
        }
        assertThat(deliveries.signatures(tenant(), note.id())).hasSize(1);
        assertThat(evidence.about(tenant(), note.subject(), 50))
                .extracting(it -> it.happening().act())
                .containsExactly("delivery-signed");
        var other = signature(signature.key(), "Somebody Else");
        assertThat(deliveries.sign(tenant(), note.id(), other, DENIS)).isEqualTo(new KeyUsed());
        var elsewhere = planned(line("Palette", "3", 1_000));
        assertThat(deliveries.sign(tenant(), elsewhere.id(), signature, DENIS)).isEqualTo(new KeyUsed());
    }

    @Test
    void aSecondSignatureIsKeptSetAsideAndSomebodyIsAskedToLook() {
        var note = planned(line("Palette", "3", 1_000));
        sign(note.id(), "Karim Benali");
        var late = signature(UUID.randomUUID(), "Julie Petit");
        assertThat(deliveries.sign(tenant(), note.id(), late, DENIS)).isInstanceOf(SetAside.class);
        assertThat(deliveries.sign(tenant(), note.id(), late, DENIS)).isInstanceOf(SetAside.class);
        assertThat(deliveries.signatures(tenant(), note.id()))
                .extracting(Signature::signer, Signature::counted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Karim Benali", true),
                        org.assertj.core.groups.Tuple.tuple("Julie Petit", false));
        assertThat(tasks.latest(tenant(), TaskFilter.TO_DO, 10))
                .singleElement()
                .satisfies(task -> assertThat(task.facts()).containsEntry("reference", note.number()));
    }

    @Test
    void reservesOpenADisputeForEachCauseBeforeTheInvoiceAndAreLaidOnItLater() {
        var note = planned(line("Palette", "10", 1_000), line("Film", "4", 500));
        var reserves = List.of(
                new Reserve(OptionalInt.of(1), ReserveKind.MISSING, Optional.of(new BigDecimal("2")), ""),
                new Reserve(OptionalInt.of(2), ReserveKind.DAMAGED, Optional.empty(), "film déchiré"));
        deliveries.sign(tenant(), note.id(), signature(UUID.randomUUID(), "Karim Benali", reserves), DENIS);

        assertThat(deliveries.find(tenant(), note.id()).orElseThrow().state()).isEqualTo(DeliveryState.WITH_RESERVES);
        assertThat(deliveries.lines(tenant(), note.id()))
                .extracting(it -> it.delivered().orElseThrow().toPlainString())
                .containsExactly("8", "4");
        var opened = disputes.ofDelivery(tenant(), note.id());
        assertThat(opened)
                .extracting(Dispute::cause, Dispute::disputedCents)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(DisputeCause.QUANTITY, 2_400L),
                        org.assertj.core.groups.Tuple.tuple(DisputeCause.DAMAGED, 2_400L));
        assertThat(opened).allMatch(it -> it.openItem().isEmpty());

        long item = books.invoice(account, "F-1", today.plusDays(30), 14_400);
        assertThat(disputes.invoiced(tenant(), note.id(), item, DENIS)).isInstanceOf(DisputeAnswer.Done.class);
        assertThat(disputes.ofDelivery(tenant(), note.id()))
                .allSatisfy(it -> assertThat(it.openItem()).hasValue(item));
        assertThat(disputes.invoiced(tenant(), note.id(), item, DENIS)).isEqualTo(new DisputeAnswer.Unknown());
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
    }

    @Test
    void aReserveOnWhatDidNotComeIsRefused() {
        var note = planned(line("Palette", "10", 1_000));
        var tooMany = new Reserve(OptionalInt.of(1), ReserveKind.MISSING, Optional.of(new BigDecimal("11")), "");
        var noLine = new Reserve(OptionalInt.of(7), ReserveKind.MISSING, Optional.of(BigDecimal.ONE), "");
        assertThat(deliveries.sign(tenant(), note.id(), signature(UUID.randomUUID(), "Karim", List.of(tooMany)), DENIS))
                .isEqualTo(new Impossible(1, new BigDecimal("11")));
        assertThat(deliveries.sign(tenant(), note.id(), signature(UUID.randomUUID(), "Karim", List.of(noLine)), DENIS))
                .isInstanceOf(Impossible.class);
        assertThat(deliveries.signatures(tenant(), note.id())).isEmpty();
    }

    @Test
    void anEmptySignatureOrADotIsNone() {
        assertThatThrownBy(() -> signature(new Drawing(300, 150, List.of())))
                .hasMessageContaining("The signature is empty");
        assertThatThrownBy(() -> signature(new Drawing(300, 150, List.of(List.of(new Point(5, 5, 0))))))
                .hasMessageContaining("The signature is empty");
        assertThatThrownBy(() -> new Drawing(300, 150, List.of(List.of(new Point(301, 5, 0)))))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void theSignedNoteIsAnArchivesDocumentAlsoWhenNamesAreWrittenInOtherLetters() throws Exception {
        var note = planned(line("Palette Европа 80 × 120 ✓", "10", 1_000));
        var reserve = new Reserve(OptionalInt.of(1), ReserveKind.OTHER, Optional.empty(), "film déchiré, 2 cartons");
        deliveries.sign(tenant(), note.id(), signature(UUID.randomUUID(), "王小明", List.of(reserve)), DENIS);
        var pdf = signedNote(note);
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_U);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
            assertThat(validator.validate(parser).isCompliant()).isTrue();
        }
    }

    private byte[] signedNote(DeliveryNote note) {
        var proof = deliveries.proofs(tenant(), note.id()).stream()
                .filter(it -> it.kind() == Proof.Kind.SIGNED_NOTE)
                .findFirst()
                .orElseThrow();
        return deliveries.content(tenant(), note.id(), proof.id()).orElseThrow();
    }

    @Test
    void aScannedPaperSignsAndTheCarriersProofLiesBesideIt() throws Exception {
        var note = planned(line("Palette", "10", 1_000));
        var paper = new Upload(pdf(false), "", "BL signé.pdf");
        var signature = new NewSignature(
                UUID.randomUUID(),
                "Karim Benali",
                "Magasinier",
                "",
                clock.instant(),
                clock.instant(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.of(paper));
        assertThat(deliveries.sign(tenant(), note.id(), signature, DENIS)).isInstanceOf(Taken.class);
        var cmr = deliveries.attach(
                tenant(), note.id(), Proof.Kind.CARRIER, new Upload(pdf(false), "", "CMR.pdf"), DENIS);
        assertThat(cmr.orElseThrow())
                .extracting(Proof::kind)
                .containsExactly(Proof.Kind.PAPER, Proof.Kind.SIGNED_NOTE, Proof.Kind.CARRIER);
    }

    @Test
    void filesThatAreTooHeavyHoldAScriptOrAreNoPictureAreRefusedInWords() throws Exception {
        var note = planned(line("Palette", "10", 1_000));
        refused(note, new byte[40_000_000], "The file is 40 MB");
        refused(note, pdf(true), "JavaScript");
        refused(note, "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1), "HEIC");
        refused(note, "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII), "");
        refused(note, new byte[0], "empty");
        assertThat(deliveries.proofs(tenant(), note.id())).isEmpty();
    }

    private void refused(DeliveryNote note, byte[] content, String words) {
        assertThatThrownBy(() -> deliveries.attach(
                        tenant(), note.id(), Proof.Kind.PAPER, new Upload(content, "image/jpeg", "x.jpg"), DENIS))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining(words);
    }

    @Test
    void anotherCompanyFindsNothingOfIt() {
        var note = planned(line("Palette", "10", 1_000));
        neighbour = newTenant();
        assertThat(deliveries.find(neighbour, note.id())).isEmpty();
        assertThat(deliveries.sign(neighbour, note.id(), signature(UUID.randomUUID(), "Karim"), DENIS))
                .isInstanceOf(SignatureAnswer.Unknown.class);
        assertThat(deliveries.attach(neighbour, note.id(), Proof.Kind.PAPER, new Upload(new byte[1], "", ""), DENIS))
                .isEmpty();
    }

    private static byte[] pdf(boolean script) throws java.io.IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            if (script) document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private NewSignature signature(Drawing drawing) {
        return signature(UUID.randomUUID(), "Karim Benali", List.of(), drawing);
    }

    private NewSignature signature(UUID key, String signer) {
        return signature(key, signer, List.of());
    }

    private NewSignature signature(UUID key, String signer, List<Reserve> reserves) {
        return signature(key, signer, reserves, NAME);
    }

    private NewSignature signature(UUID key, String signer, List<Reserve> reserves, Drawing drawing) {
        return new NewSignature(
                key,
                signer,
                "Magasinier",
                "",
                clock.instant(),
                clock.instant(),
                Optional.of(new Place(45.75, 4.85, 12)),
                reserves,
                Optional.of(drawing),
                List.of(),
                Optional.empty());
    }

    private void sign(long note, String signer) {
        assertThat(deliveries.sign(tenant(), note, signature(UUID.randomUUID(), signer), DENIS))
                .isInstanceOf(Taken.class);
    }

    private long ordered(long... quantities) {
        var lines = new ArrayList<org.maillon.sales.NewLine>();
        for (int i = 0; i < quantities.length; i++)
            lines.add(new org.maillon.sales.NewLine(
                    Optional.empty(),
                    "Palette " + (i + 1),
                    "pièce",
                    Quantity.of(quantities[i]),
                    1_000,
                    TaxRate.of("20")));
        var order = new NewOrder(
                account,
                OrderSource.HAND,
                Optional.empty(),
                OptionalLong.empty(),
                Money.EUR,
                Optional.of("PO-4471"),
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                lines);
        return orders.place(tenant(), order, Actor.MAILLON, today).order().id();
    }

    private DeliveryNote planned(NewLine... lines) {
        return ((Done) plan(OptionalLong.empty(), false, lines)).note();
    }

    private DeliveryNote planned(long order, boolean beyond, NewLine... lines) {
        return ((Done) plan(order, beyond, lines)).note();
    }

    private DeliveryAnswer plan(long order, boolean beyond, NewLine... lines) {
        return plan(OptionalLong.of(order), beyond, lines);
    }

    private DeliveryAnswer plan(OptionalLong order, boolean beyond, NewLine... lines) {
        var delivery = new NewDelivery(
                Optional.empty(),
                DeliveryKind.GOODS,
                account,
                order,
                "12 rue des Forges\n69007 LYON",
                "",
                "",
                Money.EUR,
                today,
                beyond,
                List.of(lines));
        return deliveries.plan(tenant(), delivery, DENIS);
    }

    private static NewLine line(int number, String quantity) {
        return new NewLine(
                OptionalInt.of(number),
                "",
                "Palette " + number,
                "",
                new BigDecimal(quantity),
                OptionalLong.of(1_000),
                new BigDecimal("20"));
    }

    private static NewLine line(String description, String quantity, long cents) {
        return new NewLine(
                OptionalInt.empty(),
                "",
                description,
                "",
                new BigDecimal(quantity),
                OptionalLong.of(cents),
                new BigDecimal("20"));
    }
}
