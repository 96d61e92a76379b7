package org.maillon.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.kernel.InvalidValue;
import org.maillon.sales.DeviationRules.Asked;
import org.maillon.sales.OrderDecision.Verdict;
import org.maillon.sales.PriceRules.Agreed;
import org.maillon.sales.PriceRules.Period;

/** What may be done with orders and quotes, what they come to, and where they depart from what was agreed. */
class OrderRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest(name = "an order that is {0}: {1} {2}")
    @CsvSource(textBlock = """
            held,           CHANGE,      may be done
            held,           CANCEL,      may be done
            held,           CONFIRM,     not-accepted
            held,           DELIVER,     not-accepted
            held,           ASK_DEPOSIT, may be done
            held,           REOPEN,      not-ended
            accepted,       CHANGE,      may be done
            accepted,       CANCEL,      may be done
            accepted,       CONFIRM,     may be done
            accepted,       DELIVER,     may be done
            part-delivered, CHANGE,      may be done
            part-delivered, CANCEL,      delivered-in-part
            part-delivered, DELIVER,     may be done
            delivered,      CHANGE,      ended
            delivered,      CANCEL,      ended
            delivered,      DELIVER,     ended
            cancelled,      CHANGE,      ended
            cancelled,      CONFIRM,     ended
            cancelled,      REOPEN,      may be done
            refused,        CANCEL,      ended
            refused,        REOPEN,      may be done
            """)
    void whatMayBeDoneWithAnOrder(String state, OrderAct act, String expected) {
        var answer = OrderRules.refusal(OrderState.of(state), act);
        assertThat(answer.map(OrderRefusal::code).orElse("may be done")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, {1} of 10 delivered: {2}")
    @CsvSource(textBlock = """
            approved,  0, accepted
            approved,  4, part-delivered
            approved, 10, delivered
            held,      0, held
            held,      4, held
            referred,  0, held
            """)
    void whereAnOrderStandsOnceCreditHasAnswered(String verdict, long delivered, String expected) {
        var line = line("A", 10, 100, Quantity.of(delivered));
        assertThat(OrderRules.stateAfter(Verdict.of(verdict), List.of(line)).code())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "a quote that is {0}, {2} days before its end: {1} {3}")
    @CsvSource(textBlock = """
            draft,     SEND,     5, may be done
            draft,     ACCEPT,   5, not-sent
            draft,     ORDER,    5, not-accepted
            sent,      SEND,     5, may be done
            sent,      ACCEPT,   0, may be done
            sent,      ACCEPT,  -1, over
            sent,      DECLINE, -1, may be done
            sent,      WITHDRAW, 5, may be done
            accepted,  ACCEPT,   5, not-open
            accepted,  ORDER,   -9, may be done
            accepted,  WITHDRAW, 5, may be done
            declined,  ORDER,    5, not-open
            withdrawn, ACCEPT,   5, not-open
            ordered,   ORDER,    5, ordered
            """)
    void whatMayBeDoneWithAQuote(String state, QuoteAct act, long daysLeft, String expected) {
        var answer = QuoteRules.refusal(QuoteState.of(state), act, TODAY.plusDays(daysLeft), TODAY);
        assertThat(answer.map(QuoteRefusal::code).orElse("may be done")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} at {1} cents: {2}")
    @CsvSource(textBlock = """
            1,      1000, 1000
            0.5,    333,  167
            2.5,    1,    3
            1.3333, 100,  133
            0.0001, 4999, 0
            0.0001, 5000, 1
            """)
    void aLineIsRoundedHalfUpToTheCent(BigDecimal quantity, long price, long expected) {
        assertThat(asked(new Quantity(quantity), price, "20").netCents()).isEqualTo(expected);
    }

    @Test
    void taxIsCountedOnTheSumOfEachRateAsTheInvoiceWill() {
        var totals = TotalRules.of(List.of(
                asked(Quantity.of(1), 333, "20"),
                asked(Quantity.of(1), 333, "20"),
                asked(Quantity.of(1), 333, "20"),
                asked(Quantity.of(1), 1_000, "5.5")));
        assertThat(totals.netCents()).isEqualTo(1_999);
        assertThat(totals.taxes())
                .extracting(tax -> tax.rate().plain() + ": " + tax.netCents() + " " + tax.taxCents())
                .containsExactly("20: 999 200", "5.5: 1000 55");
        assertThat(totals.grossCents()).isEqualTo(1_999 + 200 + 55);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"-1", "-0.5", "1.23456", "100000000000", "douze", "1e5", "", "1,2,3"})
    void aQuantityThatIsNoneIsRefused(String written) {
        assertThatThrownBy(() -> Quantity.parse(written)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"-1", "0.2", "0.055", "31", "20.123", "vingt", ""})
    void aTaxRateThatIsNoneIsRefused(String written) {
        assertThatThrownBy(() -> TaxRate.of(written)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void aNegativeOrEmptyQuantityHasNoPlaceOnALine() {
        assertThatThrownBy(() -> Quantity.of(-3)).hasMessageContaining("-3").hasMessageContaining("credit note");
        assertThatThrownBy(() -> asked(Quantity.ZERO, 100, "20")).hasMessageContaining("zero");
    }

    @ParameterizedTest(name = "list {0}: {1} gives {2}")
    @CsvSource(textBlock = """
            1000, nothing,                     1000
            1000, price 800 on item,           800
            1000, 10 % on all,                 900
            1000, 10 % on all and 5 % on item, 950
            1000, price 800 and 50 % on item,  800
            333,  10 % on all,                 300
                , 10 % on all,
                , price 800 on item,           800
            """)
    void whatWasAgreedOnTheItemGoesBeforeWhatWasAgreedOnAll(Long list, String conditions, Long expected) {
        var agreed = switch (conditions) {
            case "price 800 on item" -> List.of(price(800));
            case "10 % on all" -> List.of(discount(false, 1_000));
            case "10 % on all and 5 % on item" -> List.of(discount(false, 1_000), discount(true, 500));
            case "price 800 and 50 % on item" -> List.of(discount(true, 5_000), price(800));
            default -> List.<Agreed>of();
        };
        var known = list == null ? OptionalLong.empty() : OptionalLong.of(list);
        var found = PriceRules.agreed(known, agreed);
        assertThat(found).isEqualTo(expected == null ? OptionalLong.empty() : OptionalLong.of(expected));
    }

    @ParameterizedTest(name = "{0} to {1} beside {2} to {3}: overlap {4}")
    @CsvSource(textBlock = """
            2026-01-01, 2026-06-30, 2026-07-01, 2026-12-31, false
            2026-01-01, 2026-06-30, 2026-06-30, 2026-12-31, true
            2026-01-01,           , 2026-07-01, 2026-12-31, true
            2026-01-01,           , 2025-07-01, 2025-12-31, false
            2026-01-01,           , 2025-07-01,           , true
            2026-03-01, 2026-03-01, 2026-03-01, 2026-03-01, true
            """)
    void twoPricesNeverHoldOnOneDay(
            LocalDate from, LocalDate until, LocalDate otherFrom, LocalDate otherUntil, boolean overlap) {
        var one = new Period(from, Optional.ofNullable(until));
        var other = new Period(otherFrom, Optional.ofNullable(otherUntil));
        assertThat(one.overlaps(other)).isEqualTo(overlap);
        assertThat(other.overlaps(one)).isEqualTo(overlap);
    }

    @ParameterizedTest(name = "price {0} (agreed {1}, cost {2}), {3} of {4}, lead {5}, wanted in {6} days: {7}")
    @CsvSource(textBlock = """
            1000, 1000, 500, 5,   ,   ,   , nothing
            900,  1000, 500, 5,   ,   ,   , 'price 1000 900'
            1100, 1000, 500, 5,   ,   ,   , 'price 1000 1100'
            1000,     , 500, 5,   ,   ,   , 'price  1000'
            1000, 1000, 800, 5,   ,   ,   , nothing
            1000, 1000, 801, 5,   ,   ,   , 'margin 2000 1990'
            0,    0,    500, 5,   ,   ,   , 'margin 2000 -10000'
            1000, 1000,    , 5,   ,   ,   , nothing
            1000, 1000,    , 5,  5,   ,   , nothing
            1000, 1000,    , 6,  5,   ,   , 'availability 5 6'
            1000, 1000,    , 6,  5, 10,   , nothing
            1000, 1000,    , 6,  5, 10, 10, nothing
            1000, 1000,    , 6,  5, 10,  9, 'lead-time 2026-12-03 2026-12-02'
            1000, 1000,    , 5,  5, 10,  9, nothing
            """)
    void whereALineDepartsFromWhatWasAgreed(
            long price,
            Long agreed,
            Long cost,
            long quantity,
            Long available,
            Integer lead,
            Integer wantedIn,
            String expected) {
        var item = new ItemFacts(
                "A",
                agreed == null ? OptionalLong.empty() : OptionalLong.of(agreed),
                cost == null ? OptionalLong.empty() : OptionalLong.of(cost),
                Optional.ofNullable(available).map(Quantity::of),
                lead == null ? OptionalInt.empty() : OptionalInt.of(lead));
        var asked = new Asked(Optional.ofNullable(wantedIn).map(TODAY::plusDays), false, 2_000);
        var found = DeviationRules.find(
                List.of(line("A", quantity, price, Quantity.ZERO)), Map.of("A", item), asked, TODAY);
        var told = found.stream()
                .map(each -> each.kind().code() + " " + each.expected() + " " + each.found())
                .collect(Collectors.joining(", "));
        assertThat(told.isEmpty() ? "nothing" : told).isEqualTo(expected);
    }

    @Test
    void twoLinesOfOneItemTakeFromTheSameStock() {
        var item = new ItemFacts(
                "A", OptionalLong.of(100), OptionalLong.empty(), Optional.of(Quantity.of(8)), OptionalInt.empty());
        var lines = List.of(line("A", 5, 100, Quantity.ZERO), line("A", 5, 100, Quantity.ZERO));
        var found = DeviationRules.find(lines, Map.of("A", item), new Asked(Optional.empty(), false, 0), TODAY);
        assertThat(found)
                .singleElement()
                .satisfies(each -> assertThat(each.found()).isEqualTo("10"));
    }

    @Test
    void aMissingOrderNumberIsNamedForTheWholeOrder() {
        var found = DeviationRules.find(List.of(), Map.of(), new Asked(Optional.empty(), true, 0), TODAY);
        assertThat(found).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo(DeviationKind.PURCHASE_ORDER);
            assertThat(each.line()).isZero();
        });
    }

    private static Agreed price(long cents) {
        return new Agreed(true, OptionalLong.of(cents), OptionalInt.empty());
    }

    private static Agreed discount(boolean onItem, int basisPoints) {
        return new Agreed(onItem, OptionalLong.empty(), OptionalInt.of(basisPoints));
    }

    private static NewLine asked(Quantity quantity, long price, String rate) {
        return new NewLine(Optional.empty(), "Conseil", "h", quantity, price, TaxRate.of(rate));
    }

    private static OrderLine line(String item, long quantity, long price, Quantity delivered) {
        return new OrderLine(
                1,
                Optional.of(item),
                "Farine T55",
                "kg",
                Quantity.of(quantity),
                price,
                TaxRate.of("5.5"),
                quantity * price,
                delivered);
    }
}
