package org.maillon.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.credit.Credit;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.maillon.ledger.Booking;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.Match;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens to orders, deposits and invoices, in whatever order: no cent is made, lost or counted twice. */
class DepositPromisesTest extends DatabaseTest {
    private static final Actor KARIM = new Actor(71, "Karim", "");
    private static final int STEPS = 60;

    @Autowired
    private Orders orders;

    @Autowired
    private Deposits deposits;

    @Autowired
    private Credit credit;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Clock clock;

    private final List<Long> placed = new ArrayList<>();
    private SmallBooks books;
    private AccountId account;
    private Random dice;
    private int number;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theSumsAgreeToTheCent(long seed) {
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("C1");
        dice = new Random(seed);
        place();
        for (int step = 0; step < STEPS; step++) {
            act();
            for (long order : placed) everyDepositIsSomewhere(find(order));
            noMoneyIsCountedOnTwice();
            theExposureIsWhatIsOwedAndOrdered();
        }
    }

    private void act() {
        long order = placed.get(dice.nextInt(placed.size()));
        switch (dice.nextInt(12)) {
            case 0 -> place();
            case 1, 2 -> deposits.ask(tenant(), order, cents(600_00), today(), KARIM);
            case 3 -> book("deposit", "sans référence", -cents(800_00));
            case 4, 5 -> receive(order);
            case 6 -> book("invoice", find(order).number(), cents(900_00));
            case 7 -> undo(order);
            case 8 -> change(order);
            case 9 -> putBack(order);
            case 10 -> refund(order);
            default -> endOrTakeUpAgain(order);
        }
    }

    private long cents(long most) {
        return 1 + dice.nextLong(most);
    }

    private void place() {
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
                List.of(line()));
        placed.add(orders.place(tenant(), asked, KARIM, today()).order().id());
    }

    private NewLine line() {
        return new NewLine(Optional.empty(), "Four", "pce", Quantity.of(1), 100_00 + cents(1_000_00), TaxRate.of("20"));
    }

    private void change(long order) {
        var revision =
                new OrderRevision(Optional.empty(), "", List.of(new OrderRevision.Line(OptionalInt.of(1), line())));
        orders.change(tenant(), order, revision, "", KARIM, today());
    }

    private void receive(long order) {
        var asked = deposits.of(tenant(), order);
        var money = deposits.money(tenant(), order);
        if (!asked.isEmpty() && !money.isEmpty())
            deposits.receive(
                    tenant(),
                    asked.get(dice.nextInt(asked.size())).id(),
                    money.get(dice.nextInt(money.size())).credit(),
                    KARIM);
    }

    private void undo(long order) {
        for (var deposit : deposits.of(tenant(), order))
            for (var laid : deposit.receipts()) deposits.undo(tenant(), deposit.id(), laid.id(), KARIM);
    }

    private void putBack(long order) {
        var taken = deposits.takenOff(tenant(), order);
        if (!taken.isEmpty()) deposits.putBack(tenant(), order, taken.getFirst().allocation(), KARIM);
        else deposits.takeOff(tenant(), order, KARIM);
    }

    /** The customer gets back a part of what lies on a deposit. */
    private void refund(long order) {
        for (var deposit : deposits.of(tenant(), order))
            for (var laid : deposit.receipts())
                if (laid.leftCents() > 0) {
                    long cents = cents(laid.leftCents());
                    long item = book("refund", "remboursement", cents);
                    ledger.lay(tenant(), List.of(new Match(item, laid.credit(), cents, today(), Match.Origin.PERSON)));
                    return;
                }
    }

    private void endOrTakeUpAgain(long order) {
        if (find(order).state() == OrderState.CANCELLED) orders.reopen(tenant(), order, "Reprise", KARIM, today());
        else orders.cancel(tenant(), order, "Essai", KARIM);
    }

    private long book(String kind, String label, long cents) {
        var booking = new Booking(
                UUID.randomUUID(), account, kind, today(), "P" + number++, label, "VE", "test", "EUR", cents);
        return ledger.book(tenant(), List.of(booking)).getFirst().side();
    }

    private void everyDepositIsSomewhere(Order order) {
        var asked = deposits.of(tenant(), order.id());
        var sum = DepositSum.of(asked);
        assertThat(sum.leftCents()).isNotNegative();
        assertThat(sum.takenOffCents())
                .as("as the ledger has it")
                .isEqualTo(deposits.takenOff(tenant(), order.id()).stream()
                        .mapToLong(TakenOff::cents)
                        .sum());
        for (var deposit : asked) assertThat(deposit.receivedCents()).isBetween(0L, deposit.amountCents());
    }

    private void noMoneyIsCountedOnTwice() {
        long counted = placed.stream()
                .mapToLong(order -> DepositSum.of(deposits.of(tenant(), order)).leftCents())
                .sum();
        long free = deposits.money(tenant(), placed.getFirst()).stream()
                .mapToLong(DepositMoney::freeCents)
                .sum();
        assertThat(counted + free).as("what the ledger has left").isEqualTo(ofTheLedger("""
                select coalesce(sum(unallocated_cents), 0)::bigint from ledger.credit where tenant_id = :tenant"""));
    }

    private void theExposureIsWhatIsOwedAndOrdered() {
        long owed = ofTheLedger("""
                select coalesce(sum(amount_cents), 0)::bigint from ledger.entry where tenant_id = :tenant""");
        long ordered =
                placed.stream().map(this::find).mapToLong(this::yetToBeInvoiced).sum();
        assertThat(credit.exposure(tenant(), account, Money.EUR).totalCents()).isEqualTo(owed + ordered);
    }

    /** Never less than nothing, though more may be invoiced than was ordered. */
    private long yetToBeInvoiced(Order order) {
        if (order.state() == OrderState.CANCELLED) return 0;
        return Math.max(0, order.grossCents() - invoiced(order));
    }

    private long invoiced(Order order) {
        return ofTheLedger(
                "select coalesce(sum(amount_cents), 0)::bigint from ledger.entry where tenant_id = :tenant and label = '"
                        + order.number() + "' and kind = 'invoice'");
    }

    private long ofTheLedger(String sum) {
        return books.one(sum);
    }

    private Order find(long order) {
        return orders.find(tenant(), order).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
