package org.maillon.desk;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.portal.FormText;
import org.maillon.sales.NewLine;
import org.maillon.sales.Order;
import org.maillon.sales.OrderLine;
import org.maillon.sales.OrderRevision;
import org.maillon.sales.Quantity;
import org.maillon.sales.TaxRate;
import org.springframework.util.MultiValueMap;

/** An order or a quote as somebody types it; nothing of it is believed yet. */
public record SalesForm(
        String account,
        String purchaseOrder,
        String wantedOn,
        String validUntil,
        String source,
        boolean prepaid,
        String note,
        String why,
        List<Line> lines) {
    /** A line as typed; the number is that of a line which is kept. */
    public record Line(
            String number, String item, String description, String quantity, String unit, String price, String rate) {
        boolean isBlank() {
            return (item + description + quantity + price).isBlank();
        }

        NewLine read(Currency currency) {
            var cents = FormText.cents(price, currency);
            if (cents.isEmpty()) throw new InvalidValue("desk.sales.no-price");
            return new NewLine(
                    Optional.of(item),
                    description,
                    unit,
                    Quantity.parse(quantity),
                    cents.getAsLong(),
                    TaxRate.of(rate));
        }
    }

    static final Line BLANK = new Line("", "", "", "", "", "", "20");

    static SalesForm blank(String account, String source) {
        return new SalesForm(account, "", "", "", source, false, "", "", List.of(BLANK));
    }

    static SalesForm of(Order order, List<OrderLine> lines, Language language) {
        return new SalesForm(
                order.account(),
                order.purchaseOrder().orElse(""),
                order.wantedOn().map(LocalDate::toString).orElse(""),
                "",
                order.source().code(),
                order.prepaid(),
                order.note(),
                "",
                lines.stream().map(each -> line(each, language)).toList());
    }

    private static Line line(OrderLine line, Language language) {
        return new Line(
                Integer.toString(line.number()),
                line.item().orElse(""),
                line.description(),
                decimal(line.quantity().plain(), language),
                line.unit(),
                amount(line.unitPriceCents(), language),
                decimal(line.taxRate().plain(), language));
    }

    /** Cents as the reader types them: {@code 38,90}. */
    public static String amount(@Nullable Long cents, Language language) {
        return cents == null ? "" : decimal(BigDecimal.valueOf(cents, 2).toPlainString(), language);
    }

    static String decimal(String plain, Language language) {
        return language == Language.EN ? plain : plain.replace('.', ',');
    }

    static SalesForm read(MultiValueMap<String, String> typed) {
        int rows = typed.getOrDefault("quantity", List.of()).size();
        return new SalesForm(
                first(typed, "account"),
                first(typed, "purchaseOrder"),
                first(typed, "wantedOn"),
                first(typed, "validUntil"),
                first(typed, "source"),
                first(typed, "prepaid").equals("yes"),
                first(typed, "note"),
                first(typed, "why"),
                IntStream.range(0, Math.min(rows, 500))
                        .mapToObj(row -> line(typed, row))
                        .toList());
    }

    private static Line line(MultiValueMap<String, String> typed, int row) {
        return new Line(
                at(typed, "number", row),
                at(typed, "item", row),
                at(typed, "description", row),
                at(typed, "quantity", row),
                at(typed, "unit", row),
                at(typed, "price", row),
                at(typed, "rate", row));
    }

    private static String first(MultiValueMap<String, String> typed, String name) {
        return at(typed, name, 0);
    }

    private static String at(MultiValueMap<String, String> typed, String name, int row) {
        var values = typed.getOrDefault(name, List.of());
        @Nullable String value = row < values.size() ? values.get(row) : null;
        return value == null ? "" : value.strip();
    }

    SalesForm withLines(List<Line> others) {
        return new SalesForm(
                account, purchaseOrder, wantedOn, validUntil, source, prepaid, note, why, List.copyOf(others));
    }

    /** With one line more, to be filled in. */
    SalesForm withAnother() {
        var more = new ArrayList<>(lines);
        more.add(BLANK);
        return withLines(more);
    }

    Optional<LocalDate> day(String typed) {
        if (typed.isBlank()) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException wrong) {
            throw new InvalidValue("desk.sales.day", typed.length() > 20 ? typed.substring(0, 20) : typed);
        }
    }

    /** The lines that say something; what is wrong with one is told with its place. */
    List<NewLine> read(Currency currency, Texts texts) {
        return revised(currency, texts).stream().map(OrderRevision.Line::asked).toList();
    }

    List<OrderRevision.Line> revised(Currency currency, Texts texts) {
        var read = new ArrayList<OrderRevision.Line>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.isBlank()) continue;
            try {
                read.add(new OrderRevision.Line(number(line.number), line.read(currency)));
            } catch (InvalidValue wrong) {
                throw new InvalidValue("desk.sales.line", Integer.toString(i + 1), wrong.in(texts.language()));
            }
        }
        return read;
    }

    private static OptionalInt number(String typed) {
        return typed.matches("[0-9]{1,6}") ? OptionalInt.of(Integer.parseInt(typed)) : OptionalInt.empty();
    }
}
