package org.maillon.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.CurrentMember;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Merges;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.sales.OrderAnswer.Done;
import org.maillon.sales.OrderAnswer.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders from the moment they are asked for until they are delivered. */
class OrdersTest extends DatabaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Actor KARIM = new Actor(71, "Karim", "192.0.2.7");

    @Autowired
    private Orders orders;

    @Autowired
    private Deviations deviations;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Conditions conditions;

    @Autowired
    private Quotes quotes;

    @Autowired
    private Evidence evidence;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Merges merges;

    private AccountId account;

    @BeforeEach
    void aCustomerAndAPriceList() {
        account = new SmallBooks(scope, sql, events, tenant()).customer("C1");
        catalogue.save(
                tenant(),
                new NewItem(
                        "FARINE",
                        "Farine T55",
                        "kg",
                        TaxRate.of("5.5"),
                        OptionalLong.of(60),
                        Optional.empty(),
                        OptionalInt.empty()));
        catalogue.addPrice(
                tenant(), new NewPrice("FARINE", Money.EUR, 100, LocalDate.of(2026, 1, 1), Optional.empty()), "Karim");
    }

    @Test
    void anOrderAtTheListPriceIsAcceptedAndCountedWithTax() {
        var done = place(line("FARINE", 1_000, 100));
        assertThat(done.order().state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(done.order().number()).isEqualTo("CDE-2026-00001");
        assertThat(done.order().grossCents()).isEqualTo(105_500);
        assertThat(place(line("FARINE", 1, 100)).order().number()).isEqualTo("CDE-2026-00002");
        assertThat(evidence.about(tenant(), done.order().subject(), 10))
                .singleElement()
                .satisfies(it -> assertThat(it.happening().act()).isEqualTo("order-placed"));
    }

    @Test
    void aLowerPriceIsNamedAndApprovedByAnotherPersonWhoMay() {
        var order = place(line("FARINE", 1_000, 90)).order();
        assertThat(order.state()).isEqualTo(OrderState.HELD);
        assertThat(deviations.of(tenant(), order.id())).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(DeviationKind.PRICE);
            assertThat(it.expected() + " instead of " + it.found()).isEqualTo("100 instead of 90");
            assertThat(it.madeBy()).isEqualTo("Karim");
        });
        assertThat(approve(order, member(72, Role.SALES)))
                .isEqualTo(new Refused(OrderRefusal.NOT_ENTITLED, OrderState.HELD));
        assertThat(done(approve(order, member(73, Role.CREDIT_MANAGER))).state())
                .isEqualTo(OrderState.ACCEPTED);
        assertThat(approve(order, member(73, Role.CREDIT_MANAGER)))
                .isEqualTo(new Refused(OrderRefusal.NO_DEVIATION, OrderState.ACCEPTED));
        assertThat(orders.history(tenant(), order.id()))
                .extracting(it -> it.act() + " by " + it.who())
                .containsExactly("placed by Karim", "deviation-approved by Anne", "checked by Anne");
    }

    @Test
    void whatWasAgreedWithTheCustomerIsNoDeviationOnceAnotherPersonApprovedIt() {
        long id = conditions.ask(
                tenant(),
                new NewCondition(
                        account,
                        Optional.empty(),
                        Money.EUR,
                        OptionalLong.empty(),
                        OptionalInt.of(1_000),
                        TODAY.minusDays(1),
                        Optional.of(TODAY.plusDays(30)),
                        "Volume"),
                KARIM);
        assertThat(place(line("FARINE", 10, 90)).order().state()).isEqualTo(OrderState.HELD);
        assertThat(conditions.approve(tenant(), id, member(72, Role.SALES), ""))
                .isEqualTo(Conditions.Approval.NOT_ENTITLED);
        assertThat(conditions.approve(tenant(), id, member(73, Role.CREDIT_MANAGER), ""))
                .isEqualTo(Conditions.Approval.APPROVED);
        assertThat(place(line("FARINE", 10, 90)).order().state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(place(line("FARINE", 10, 100)).order().state())
                .as("above what was agreed")
                .isEqualTo(OrderState.HELD);
    }

    @Test
    void overlappingPeriodsOfAPriceAreRefusedWithBothNamed() {
        var second = new NewPrice("FARINE", Money.EUR, 120, LocalDate.of(2026, 7, 1), Optional.empty());
        assertThatThrownBy(() -> catalogue.addPrice(tenant(), second, "Karim"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("2026-07-01 – …")
                .hasMessageContaining("2026-01-01 – …");
    }

    @Test
    void aChangeIsANewVersionThatKeepsTheNumbersOfItsLines() {
        var order = place(line("FARINE", 10, 100), line("FARINE", 5, 100)).order();
        var revision = new OrderRevision(
                Optional.of(TODAY.plusDays(9)),
                "",
                List.of(
                        new OrderRevision.Line(OptionalInt.of(2), line("FARINE", 7, 100)),
                        new OrderRevision.Line(OptionalInt.empty(), line("FARINE", 1, 100))));
        var changed = done(orders.change(tenant(), order.id(), revision, "Appel de M. Roy", KARIM, TODAY));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.netCents()).isEqualTo(800);
        assertThat(orders.lines(tenant(), order.id()))
                .extracting(it -> it.number() + ": " + it.quantity().plain())
                .containsExactly("2: 7", "3: 1");
        assertThat(orders.lines(tenant(), order.id(), 1))
                .extracting(OrderLine::number)
                .containsExactly(1, 2);
    }

    @Test
    void whatIsDeliveredIsNeverMoreThanOrderedAndNeverTakenBackByAChange() {
        var order = place(line("FARINE", 10, 100)).order();
        assertThat(orders.recordDelivered(tenant(), order.id(), Map.of(1, Quantity.of(11)), KARIM))
                .isEqualTo(new Refused(OrderRefusal.ABOVE_ORDERED, OrderState.ACCEPTED));
        assertThat(orders.recordDelivered(tenant(), order.id(), Map.of(9, Quantity.of(1)), KARIM))
                .isEqualTo(new Refused(OrderRefusal.ABOVE_ORDERED, OrderState.ACCEPTED));
        assertThat(done(orders.recordDelivered(tenant(), order.id(), Map.of(1, Quantity.of(4)), KARIM))
                        .state())
                .isEqualTo(OrderState.PART_DELIVERED);
        var less = new OrderRevision(
                Optional.empty(), "", List.of(new OrderRevision.Line(OptionalInt.of(1), line("FARINE", 3, 100))));
        assertThat(orders.change(tenant(), order.id(), less, "", KARIM, TODAY))
                .isEqualTo(new Refused(OrderRefusal.BELOW_DELIVERED, OrderState.PART_DELIVERED));
        assertThat(orders.cancel(tenant(), order.id(), "Erreur", KARIM))
                .isEqualTo(new Refused(OrderRefusal.DELIVERED_IN_PART, OrderState.PART_DELIVERED));
        assertThat(done(orders.recordDelivered(tenant(), order.id(), Map.of(1, Quantity.of(6)), KARIM))
                        .state())
                .isEqualTo(OrderState.DELIVERED);
    }

    @Test
    void anItemThatIsNotSoldIsRefusedWithItsLine() {
        assertThatThrownBy(() -> place(line("FARINE", 1, 100), line("SUCRE", 1, 100)))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("Line 2")
                .hasMessageContaining("SUCRE");
    }

    @Test
    void theSameReferenceTakenInTwiceAtOnceIsOneOrder() throws Exception {
        try (var people = Executors.newFixedThreadPool(4)) {
            var placed = IntStream.range(0, 8)
                    .mapToObj(_ -> people.submit(() ->
                            orders.place(tenant(), asked(Optional.of("EDI-7"), line("FARINE", 1, 100)), KARIM, TODAY)))
                    .toList();
            for (var each : placed) assertThat(each.get().order().number()).isEqualTo("CDE-2026-00001");
        }
        assertThat(orders.list(tenant(), OrderFilter.ALL, Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void anOrderThatNamesAnAccountJoinedToAnotherIsTakenByTheOneThatGoesOn() {
        var former = account;
        var into = new SmallBooks(scope, sql, events, tenant()).customer("C2");
        var asked = asked(Optional.of("EDI-7"), line("FARINE", 1, 100));
        var before = orders.place(tenant(), asked, KARIM, TODAY).order();
        merges.merge(tenant(), former, into, "Claire");

        assertThat(place(line("FARINE", 1, 100)).order().accountId()).isEqualTo(into);
        assertThat(orders.place(tenant(), asked, KARIM, TODAY).order().id())
                .as("the same reference again")
                .isEqualTo(before.id());

        merges.undo(tenant(), former, "Claire");
        assertThat(place(line("FARINE", 1, 100)).order().accountId()).isEqualTo(former);
    }

    @Test
    void aCancelledOrderCanBeTakenUpAgain() {
        var order = place(line("FARINE", 10, 100)).order();
        assertThatThrownBy(() -> orders.cancel(tenant(), order.id(), " ", KARIM))
                .isInstanceOf(InvalidValue.class);
        assertThat(done(orders.cancel(tenant(), order.id(), "Double saisie", KARIM))
                        .state())
                .isEqualTo(OrderState.CANCELLED);
        assertThat(orders.counts(tenant())).containsExactly(Map.entry(OrderState.CANCELLED, 1L));
        assertThat(done(orders.reopen(tenant(), order.id(), "Finalement", KARIM, TODAY))
                        .state())
                .isEqualTo(OrderState.ACCEPTED);
    }

    @Test
    void anotherCompanysOrderIsUnknown() {
        var order = place(line("FARINE", 10, 100)).order();
        var neighbour = newTenant();
        try {
            assertThat(orders.cancel(neighbour, order.id(), "Essai", KARIM)).isInstanceOf(OrderAnswer.Unknown.class);
            assertThat(orders.find(neighbour, order.id())).isEmpty();
            assertThat(orders.lines(neighbour, order.id())).isEmpty();
        } finally {
            companies.remove(neighbour);
        }
    }

    private Done place(NewLine... lines) {
        return orders.place(tenant(), asked(Optional.empty(), lines), KARIM, TODAY);
    }

    private NewOrder asked(Optional<String> reference, NewLine... lines) {
        return new NewOrder(
                account,
                OrderSource.HAND,
                reference,
                OptionalLong.empty(),
                Money.EUR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                List.of(lines));
    }

    private static NewLine line(String item, long quantity, long price) {
        return new NewLine(Optional.of(item), "Farine T55", "kg", Quantity.of(quantity), price, TaxRate.of("5.5"));
    }

    private OrderAnswer approve(Order order, CurrentMember by) {
        return deviations.approve(tenant(), order.id(), DeviationKind.PRICE, 1, "Client de longue date", by, "");
    }

    private CurrentMember member(long id, Role role) {
        return new CurrentMember(CurrentMember.Kind.MEMBER, id, "Anne", tenant(), role, Language.FR);
    }

    private static Order done(OrderAnswer answer) {
        assertThat(answer).isInstanceOf(Done.class);
        return ((Done) answer).order();
    }
}
