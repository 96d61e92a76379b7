package org.maillon.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.credit.Credit;
import org.maillon.credit.NewLimit;
import org.maillon.customers.AccountId;
import org.maillon.customers.AccountProfile;
import org.maillon.customers.Customers;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.Money;
import org.maillon.ledger.Booking;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.Match;
import org.maillon.ledger.OpenItem;
import org.maillon.portal.Invitations;
import org.maillon.sales.OrderAnswer.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A deposit from the day it is asked until it stands on the invoice. */
class DepositsTest extends DatabaseTest {
    private static final Actor KARIM = new Actor(71, "Karim", "");

    @Autowired
    private Orders orders;

    @Autowired
    private Deposits deposits;

    @Autowired
    private Confirmations confirmations;

    @Autowired
    private Customers customers;

    @Autowired
    private Credit credit;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Evidence evidence;

    @Autowired
    private Invitations invitations;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Clock clock;

    private AccountId account;

    @BeforeEach
    void aCustomerWhoPaysThirtyPerCentBeforehand() {
        account = new SmallBooks(scope, sql, events, tenant()).customer("C1");
        share(3_000);
    }

    @Test
    void theAgreedShareIsAskedByItselfWhenTheOrderIsAccepted() {
        var order = place(1_000_05);
        assertThat(order.grossCents()).isEqualTo(1_200_06);
        assertThat(deposits.of(tenant(), order.id())).singleElement().satisfies(asked -> {
            assertThat(asked.amountCents()).as("30 % of 1,200.06").isEqualTo(360_02);
            assertThat(asked.dueOn()).isEqualTo(today().plusDays(8));
            assertThat(asked.askedBy()).isEqualTo("Maillon");
            assertThat(invitations.find(tenant(), "deposit/" + asked.id()))
                    .as("the customer is told")
                    .isPresent();
        });
        assertThat(acts(order)).containsExactly("placed", "deposit-asked");
    }

    @Test
    void aChangeOfTheOrderAsksForTheNewShareWhereNothingWasPaid() {
        var order = place(1_000_00);
        change(order, 2_000_00);
        assertThat(asked(order)).containsExactly(720_00L);
        pay(order, 720_00, "VIR 1");
        change(order, 3_000_00);
        assertThat(asked(order)).as("what came stays").containsExactly(720_00L, 360_00L);
    }

    @Test
    void whatAPersonAsksNoMoreIsNotAskedAgainByItself() {
        var order = place(1_000_00);
        deposits.withdraw(tenant(), deposits.of(tenant(), order.id()).getFirst().id(), KARIM);
        orders.recordPurchaseOrder(tenant(), order.id(), "PO-77", Optional.empty(), KARIM, today());
        assertThat(asked(order)).isEmpty();
    }

    @Test
    void theCustomerReadsItOnTheConfirmation() throws Exception {
        var order = place(1_000_00);
        confirmations.send(tenant(), order.id(), KARIM);
        var document = confirmations.of(tenant(), order.id()).getFirst().document();
        try (var pdf = Loader.loadPDF(evidence.content(tenant(), document).orElseThrow())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Acompte demandé")
                    .containsPattern("360,00.€ TTC, à régler au plus tard le");
        }
    }

    @Test
    void moneyThatNamesTheOrderIsLaidOnItsDepositByItself() {
        var order = place(1_000_00);
        book("payment", "VIR 8811", "ACOMPTE " + order.number(), -400_00);
        assertThat(sum(order)).isEqualTo(new DepositSum(360_00, 360_00, 0));
        assertThat(deposits.money(tenant(), order.id()))
                .singleElement()
                .satisfies(free -> assertThat(free.freeCents()).isEqualTo(40_00));
    }

    @Test
    void theInvoiceTakesTheDepositOffAndTheExposureCountsItOnce() {
        var order = place(1_000_00);
        assertThat(exposure()).isEqualTo(1_200_00);
        pay(order, 360_00, "VIR 1");
        assertThat(exposure()).as("the money is there").isEqualTo(840_00);
        book("invoice", "FA-1", "Commande " + order.number(), 1_200_00);
        assertThat(open("FA-1")).isEqualTo(840_00);
        assertThat(exposure()).as("invoiced, and the deposit not twice").isEqualTo(840_00);
        assertThat(sum(order)).isEqualTo(new DepositSum(360_00, 360_00, 360_00));
        assertThat(deposits.takenOff(tenant(), order.id()))
                .singleElement()
                .satisfies(taken -> assertThat(taken.invoice()).isEqualTo("FA-1"));
        assertThat(ledger.entries(tenant(), Optional.of(account), 0, 10)
                        .getLast()
                        .allocations())
                .singleElement()
                .satisfies(laid -> {
                    assertThat(laid.origin()).isEqualTo("deposit");
                    assertThat(laid.subject()).isEqualTo(order.number());
                });
    }

    @Test
    void theCustomersOwnNumberOnTheInvoiceIsEnough() {
        var order = place(1_000_00);
        orders.recordPurchaseOrder(tenant(), order.id(), "PO 4711", Optional.empty(), KARIM, today());
        pay(order, 360_00, "VIR 1");
        book("invoice", "FA-47110", "sans rapport", 500_00);
        assertThat(sum(order).takenOffCents()).as("47110 is not 4711").isZero();
        book("invoice", "FA-2", "Votre commande PO4711", 700_00);
        assertThat(open("FA-2")).isEqualTo(340_00);
    }

    @Test
    void partialInvoicesTakeItOffOneAfterTheOther() {
        var order = place(1_000_00);
        pay(order, 360_00, "VIR 1");
        book("invoice", "FA-1", order.number() + " 1/2", 200_00);
        assertThat(sum(order).leftCents()).isEqualTo(160_00);
        book("invoice", "FA-2", order.number() + " 2/2", 1_000_00);
        assertThat(open("FA-2")).isEqualTo(840_00);
        assertThat(sum(order).leftCents()).isZero();
    }

    @Test
    void aDepositThatComesAfterTheInvoiceIsTakenOffAtOnce() {
        var order = place(1_000_00);
        book("invoice", "FA-1", order.number(), 1_200_00);
        pay(order, 360_00, "VIR 1");
        assertThat(open("FA-1")).isEqualTo(840_00);
        assertThat(exposure()).isEqualTo(840_00);
    }

    @Test
    void whatAPersonPutsBackStaysBackUntilAPersonTakesItOffAgain() {
        var order = place(1_000_00);
        pay(order, 360_00, "VIR 1");
        book("invoice", "FA-1", order.number(), 1_200_00);
        long allocation = deposits.takenOff(tenant(), order.id()).getFirst().allocation();
        assertThat(deposits.putBack(tenant(), order.id(), allocation, KARIM)).isInstanceOf(OrderAnswer.Done.class);
        assertThat(sum(order).leftCents()).isEqualTo(360_00);
        book("payment", "VIR 9", "autre chose", -10_00);
        assertThat(open("FA-1")).as("the next entry does not undo a person").isEqualTo(1_200_00);
        assertThat(deposits.takeOff(tenant(), order.id(), KARIM)).isInstanceOf(OrderAnswer.Done.class);
        assertThat(open("FA-1")).isEqualTo(840_00);
        assertThat(deposits.takeOff(tenant(), order.id(), KARIM))
                .isEqualTo(new Refused(OrderRefusal.NOTHING_TO_TAKE_OFF, OrderState.ACCEPTED));
    }

    @Test
    void moneyPaidBackIsToBePaidAgain() {
        var order = place(1_000_00);
        long paid = pay(order, 360_00, "VIR 1");
        long refund = book("refund", "REMB 1", "Remboursement", 360_00);
        ledger.lay(tenant(), List.of(new Match(refund, paid, 360_00, today(), Match.Origin.PERSON)));
        assertThat(sum(order)).isEqualTo(new DepositSum(360_00, 0, 0));
        assertThat(deposits.of(tenant(), order.id()).getFirst().leftCents()).isEqualTo(360_00);
        assertThat(exposure()).isEqualTo(1_200_00);
    }

    @Test
    void aCancelledOrderAsksForNothingAndItsMoneyServesTheNext() {
        var order = place(1_000_00);
        long paid = pay(order, 360_00, "VIR 1");
        orders.cancel(tenant(), order.id(), "Double", KARIM);
        assertThat(deposits.of(tenant(), order.id())).isEmpty();
        assertThat(exposure()).isEqualTo(-360_00);
        var next = place(1_000_00);
        assertThat(deposits.money(tenant(), next.id()))
                .extracting(DepositMoney::credit)
                .containsExactly(paid);
        orders.reopen(tenant(), order.id(), "Tout de même", KARIM, today());
        assertThat(asked(order)).as("asked anew").containsExactly(360_00L);
    }

    @Test
    void moneyOnAnInvoiceIsNotTakenFromItsDeposit() {
        var order = place(1_000_00);
        pay(order, 360_00, "VIR 1");
        book("invoice", "FA-1", order.number(), 1_200_00);
        var deposit = deposits.of(tenant(), order.id()).getFirst();
        var laid = deposit.receipts().getFirst();
        assertThat(deposits.undo(tenant(), deposit.id(), laid.id(), KARIM))
                .isEqualTo(new Refused(OrderRefusal.DEPOSIT_TAKEN_OFF, OrderState.ACCEPTED));
    }

    @Test
    void whereTheAccountantTookItOffAlreadyItIsTakenOffThere() {
        var order = place(1_000_00);
        pay(order, 360_00, "VIR 1");
        var used = new Booking(
                UUID.randomUUID(), account, "deposit-used", today(), "FA-1", "Acompte", "VE", "test", "EUR", 360_00);
        var net = new Booking(
                UUID.randomUUID(), account, "invoice", today(), "FA-1", order.number(), "VE", "test", "EUR", 840_00);
        ledger.book(tenant(), List.of(used, net));
        assertThat(open("FA-1")).as("of the invoice and the deposit used").isEqualTo(840_00);
        assertThat(exposure()).isEqualTo(840_00);
    }

    @Test
    void theInvoiceOfTheDepositItselfIsNotPaidWithIt() {
        var order = place(1_000_00);
        book("invoice", "FA-ACOMPTE-1", "Acompte " + order.number(), 360_00);
        book("deposit", "FA-ACOMPTE-1", "Acompte " + order.number(), -360_00);
        book("payment", "VIR 5", "divers", -1_00);
        assertThat(open("FA-ACOMPTE-1")).isEqualTo(360_00);
    }

    @Test
    void aPaidDepositLetsAHeldOrderGo() {
        share(0);
        credit.setLimit(
                tenant(),
                account,
                new NewLimit(new Money(1_000_00, Money.EUR), false, today(), Optional.empty(), "Ouverture"),
                "Anne");
        var order = place(1_000_00);
        assertThat(order.state()).isEqualTo(OrderState.HELD);
        deposits.ask(tenant(), order.id(), 1_200_00, today(), KARIM);
        pay(order, 1_200_00, "VIR 1");
        assertThat(orders.find(tenant(), order.id()).orElseThrow().state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(exposure()).as("ordered, and paid").isZero();
        book("invoice", "FA-1", order.number(), 1_200_00);
        assertThat(exposure()).isZero();
    }

    private void share(int basisPoints) {
        var said = AccountProfile.UNSAID;
        customers.changeProfile(
                tenant(),
                account,
                new AccountProfile(
                        said.segment(),
                        said.sector(),
                        said.buyer(),
                        said.serviceCode(),
                        false,
                        said.purchaseOrder(),
                        false,
                        said.parent(),
                        said.meansOfPayment(),
                        basisPoints,
                        said.goods()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Order place(long netCents) {
        var asked = new NewOrder(
                account,
                OrderSource.HAND,
                Optional.empty(),
                OptionalLong.empty(),
                Money.EUR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                List.of(line(netCents)));
        return orders.place(tenant(), asked, KARIM, today()).order();
    }

    private static NewLine line(long netCents) {
        return new NewLine(Optional.empty(), "Four", "pce", Quantity.of(1), netCents, TaxRate.of("20"));
    }

    private void change(Order order, long netCents) {
        var revision = new OrderRevision(
                Optional.empty(), "", List.of(new OrderRevision.Line(OptionalInt.of(1), line(netCents))));
        assertThat(orders.change(tenant(), order.id(), revision, "", KARIM, today()))
                .isInstanceOf(OrderAnswer.Done.class);
    }

    /** Money comes, and Karim lays it on the last deposit that wants some; answers the credit. */
    private long pay(Order order, long cents, String reference) {
        long paid = book("deposit", reference, "Virement", -cents);
        var wanting = deposits.of(tenant(), order.id()).stream()
                .filter(each -> each.leftCents() > 0)
                .toList()
                .getLast();
        assertThat(deposits.receive(tenant(), wanting.id(), paid, KARIM)).isInstanceOf(OrderAnswer.Done.class);
        return paid;
    }

    /** Answers the open item, or the credit. */
    private long book(String kind, String reference, String label, long cents) {
        var booking =
                new Booking(UUID.randomUUID(), account, kind, today(), reference, label, "VE", "test", "EUR", cents);
        return ledger.book(tenant(), List.of(booking)).getFirst().side();
    }

    private long open(String reference) {
        return ledger.openItems(tenant(), Optional.of(account), today(), 0, 100).stream()
                .filter(item -> item.reference().equals(reference))
                .mapToLong(OpenItem::openCents)
                .sum();
    }

    private long exposure() {
        return credit.exposure(tenant(), account, Money.EUR).totalCents();
    }

    private DepositSum sum(Order order) {
        return DepositSum.of(deposits.of(tenant(), order.id()));
    }

    private List<Long> asked(Order order) {
        return deposits.of(tenant(), order.id()).stream()
                .map(Deposit::amountCents)
                .toList();
    }

    private List<String> acts(Order order) {
        return orders.history(tenant(), order.id()).stream()
                .map(OrderChange::act)
                .toList();
    }
}
