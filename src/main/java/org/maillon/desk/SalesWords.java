package org.maillon.desk;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.credit.HoldReason;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;
import org.maillon.sales.Confirmation;
import org.maillon.sales.ConfirmationState;
import org.maillon.sales.Deviation;
import org.maillon.sales.DeviationKind;
import org.maillon.sales.Order;
import org.maillon.sales.OrderChange;
import org.maillon.sales.OrderState;
import org.maillon.sales.Quantity;
import org.maillon.sales.Quote;
import org.maillon.sales.QuoteState;

/** What the pages of sales say of states, reasons and deviations. */
public final class SalesWords {
    private SalesWords() {}

    public static Chip state(Page page, OrderState state) {
        var tone = switch (state) {
            case HELD -> Tone.SOON;
            case REFUSED -> Tone.LATE;
            case DELIVERED -> Tone.OK;
            case ACCEPTED, PART_DELIVERED, CANCELLED -> Tone.PLAIN;
        };
        return new Chip(state.in(page.language()), tone);
    }

    /** How far the customer has confirmed; nothing to say of an order that does not go ahead. */
    public static Optional<Chip> confirmation(Page page, Order order) {
        boolean goesAhead = order.state() == OrderState.ACCEPTED || order.state() == OrderState.PART_DELIVERED;
        if (!goesAhead && order.confirmation() == ConfirmationState.NONE) return Optional.empty();
        var tone = switch (order.confirmation()) {
            case ACKNOWLEDGED -> Tone.OK;
            case OBJECTED -> Tone.DISPUTE;
            case SENT -> Tone.SOON;
            case NONE -> Tone.PLAIN;
        };
        var words = page.t("desk.order.confirmation." + order.confirmation().code());
        return Optional.of(new Chip(words, tone));
    }

    public static Chip state(Page page, Quote quote, LocalDate today) {
        boolean over = quote.isOver(today) && (quote.state() == QuoteState.SENT || quote.state() == QuoteState.DRAFT);
        if (over) return new Chip(page.t("desk.quote.over"), Tone.LATE);
        var tone = switch (quote.state()) {
            case ACCEPTED, ORDERED -> Tone.OK;
            case SENT -> Tone.SOON;
            case DECLINED -> Tone.LATE;
            case DRAFT, WITHDRAWN -> Tone.PLAIN;
        };
        return new Chip(quote.state().in(page.language()), tone);
    }

    /** What keeps an order back, in words. */
    public static List<String> reasons(Page page, Order order) {
        return order.reasons().stream()
                .map(code -> HoldReason.of(code)
                        .map(reason -> reason.in(page.language()))
                        .orElse(code))
                .toList();
    }

    /** What would lift it. */
    public static List<String> lifts(Page page, Order order) {
        return order.reasons().stream()
                .flatMap(code -> HoldReason.of(code).stream())
                .map(reason -> reason.lift(page.language()))
                .toList();
    }

    /** Such as {@code Farine T55 : 0,90 € au lieu de 1,00 €}. */
    public static String deviation(Page page, Deviation deviation, Currency currency) {
        var found = value(page, deviation.kind(), deviation.found(), currency);
        var expected = value(page, deviation.kind(), deviation.expected(), currency);
        var key = "desk.order.deviation." + deviation.kind().code()
                + (deviation.expected().isEmpty() ? ".none" : "");
        return page.t(key, deviation.subject(), found, expected);
    }

    private static String value(Page page, DeviationKind kind, String plain, Currency currency) {
        if (plain.isEmpty()) return "";
        return switch (kind) {
            case PRICE -> page.in().money(new Money(Long.parseLong(plain), currency));
            case MARGIN -> page.in().percent(Long.parseLong(plain) / 10_000.0);
            case AVAILABILITY -> Quantity.parse(plain).display(page.language());
            case LEAD_TIME -> page.in().day(LocalDate.parse(plain));
            case PURCHASE_ORDER -> plain;
        };
    }

    /** What was done, and why in the words of who did it. */
    public static String act(Page page, OrderChange change) {
        return page.t("sales.act." + change.act(), change.version());
    }

    /** A reason given by a person, or a sentence of ours where a program gave it. */
    public static String why(Page page, String why) {
        var texts = Texts.in(page.language());
        return texts.has(why) ? texts.say(why) : why;
    }

    public static Optional<Confirmation> latest(List<Confirmation> confirmations, Order order) {
        return confirmations.stream()
                .filter(each -> each.version() == order.version())
                .findFirst();
    }
}
