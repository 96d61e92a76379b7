package org.maillon.sales;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.maillon.access.TenantScope;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/**
 * Orders and prices from files: CSV, XLSX, and orders as UBL. A file is taken whole or not at all, or, where the user said
 * so, without what is named as wrong; taken again it adds nothing.
 */
@Service
public class SaleFiles {
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** Carries what became of a file out of the transaction that is undone. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SaleFile file;

        Undone(SaleFile file) {
            super("a file is not taken", null, false, false);
            this.file = file;
        }
    }

    private final TenantScope tenants;
    private final Orders orders;
    private final OrderStore store;
    private final Catalogue catalogue;
    private final Conditions conditions;
    private final Customers customers;
    private final Evidence evidence;

    SaleFiles(
            TenantScope tenants,
            Orders orders,
            OrderStore store,
            Catalogue catalogue,
            Conditions conditions,
            Customers customers,
            Evidence evidence) {
        this.tenants = tenants;
        this.orders = orders;
        this.store = store;
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.customers = customers;
        this.evidence = evidence;
    }

    /**
     * Takes orders in. Rows of one customer with one order number (or reference) are one order; where one of them is wrong the
     * whole order is left out.
     *
     * @param leaveOut whether to take the others where some are wrong
     */
    public SaleFile takeOrders(
            TenantId tenant, byte[] content, String name, boolean leaveOut, Actor by, LocalDate today) {
        return undoing(() -> tenants.in(tenant, () -> {
            var taking = new Taking();
            try {
                if (isXml(content)) ubl(tenant, content, name, by, today, taking);
                else sheet(tenant, content, by, today, taking);
            } catch (InvalidValue unreadable) {
                taking.wrong(0, unreadable);
            }
            return taking.end(leaveOut);
        }));
    }

    /** Takes items and their prices in: a row that names an item puts it in the catalogue, a row with a price in the list. */
    public SaleFile takePrices(TenantId tenant, byte[] content, boolean leaveOut, Actor by) {
        return undoing(() -> tenants.in(tenant, () -> {
            var taking = new Taking();
            try {
                for (var row : SaleSheet.read(content)) {
                    try {
                        price(tenant, row, by, taking);
                    } catch (InvalidValue wrong) {
                        taking.wrong(row.line(), wrong);
                    }
                }
            } catch (InvalidValue unreadable) {
                taking.wrong(0, unreadable);
            }
            return taking.end(leaveOut);
        }));
    }

    /** What was taken so far, and what is wrong. */
    private static final class Taking {
        private final List<Long> orders = new ArrayList<>();
        private final List<SaleFile.Problem> problems = new ArrayList<>();
        private int taken;
        private int known;

        void wrong(int line, InvalidValue what) {
            problems.add(new SaleFile.Problem(line, what));
        }

        SaleFile end(boolean leaveOut) {
            if (!problems.isEmpty() && !leaveOut) throw new Undone(new SaleFile(0, 0, List.of(), problems));
            return new SaleFile(taken, known, orders, problems);
        }
    }

    private static SaleFile undoing(Supplier<SaleFile> work) {
        try {
            return work.get();
        } catch (Undone undone) {
            return undone.file;
        }
    }

    private static boolean isXml(byte[] content) {
        for (byte each : content) {
            if (each == '<') return true;
            if (each > ' ') return false;
        }
        return false;
    }

    private void sheet(TenantId tenant, byte[] content, Actor by, LocalDate today, Taking taking) {
        var groups = new LinkedHashMap<String, List<SaleSheet.Row>>();
        for (var row : SaleSheet.read(content)) {
            var key = row.get("account").orElse("?" + row.line()) + "\n"
                    + row.get("reference").or(() -> row.get("purchaseOrder")).orElse("?" + row.line());
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
        groups.values().forEach(rows -> order(tenant, rows, by, today, taking));
    }

    private void order(TenantId tenant, List<SaleSheet.Row> rows, Actor by, LocalDate today, Taking taking) {
        int wrong = taking.problems.size();
        var first = rows.getFirst();
        try {
            var account = account(tenant, first.need("account"));
            var currency = Money.currency(first.get("currency").orElse("EUR"));
            var lines = new ArrayList<NewLine>();
            for (var row : rows)
                line(tenant, account, currency, row, today, taking).ifPresent(lines::add);
            if (taking.problems.size() > wrong) return;
            var number = first.get("purchaseOrder");
            var reference = first.get("reference").or(() -> number).map(it -> "file:" + it);
            var asked = new NewOrder(
                    account.id(),
                    OrderSource.FILE,
                    reference,
                    OptionalLong.empty(),
                    currency,
                    number,
                    Optional.empty(),
                    first.get("wantedOn").map(SaleFiles::day),
                    false,
                    first.get("note").orElse(""),
                    lines);
            place(tenant, asked, by, today, taking);
        } catch (InvalidValue refused) {
            taking.wrong(first.line(), refused);
        }
    }

    private void place(TenantId tenant, NewOrder asked, Actor by, LocalDate today, Taking taking) {
        boolean known = asked.reference()
                .flatMap(reference -> store.byReference(tenant, asked.account(), reference))
                .isPresent();
        taking.orders.add(orders.place(tenant, asked, by, today).order().id());
        if (known) taking.known++;
        else taking.taken++;
    }

    private Optional<NewLine> line(
            TenantId tenant,
            CustomerAccount account,
            Currency currency,
            SaleSheet.Row row,
            LocalDate today,
            Taking taking) {
        try {
            var item = row.get("item")
                    .map(code -> catalogue
                            .find(tenant, code, currency, today)
                            .orElseThrow(() -> new InvalidValue("sales.item.unknown", code)));
            return Optional.of(new NewLine(
                    row.get("item"),
                    row.get("description").or(() -> item.map(Item::name)).orElseGet(() -> row.need("description")),
                    row.get("unit").or(() -> item.map(Item::unit)).orElse("C62"),
                    Quantity.parse(row.need("quantity")),
                    row.get("unitPrice")
                            .map(text -> cents(text, currency))
                            .or(() -> item.flatMap(
                                    it -> conditions.agreedCents(tenant, account.id(), it, currency, today)))
                            .orElseThrow(() -> new InvalidValue("sales.file.missing", "unitPrice")),
                    row.get("taxRate")
                            .map(TaxRate::of)
                            .or(() -> item.map(Item::taxRate))
                            .orElseThrow(() -> new InvalidValue("sales.file.missing", "taxRate"))));
        } catch (InvalidValue wrong) {
            taking.wrong(row.line(), wrong);
            return Optional.empty();
        }
    }

    private void ubl(TenantId tenant, byte[] content, String name, Actor by, LocalDate today, Taking taking) {
        var file = UblOrder.read(content);
        var account = file.buyers().stream()
                .flatMap(text -> known(tenant, text).stream())
                .findFirst()
                .orElseThrow(() -> new InvalidValue("sales.file.account", String.join(", ", file.buyers())));
        var currency = Money.currency(file.currency());
        var lines = new ArrayList<NewLine>();
        for (var line : file.lines()) {
            var values = new java.util.HashMap<String, String>();
            line.item().ifPresent(code -> values.put("item", code));
            line.price().ifPresent(price -> values.put("unitPrice", price));
            line.taxRate().ifPresent(rate -> values.put("taxRate", rate));
            values.put("description", line.name());
            values.put("unit", line.unit());
            values.put("quantity", line.quantity());
            line(tenant, account, currency, new SaleSheet.Row(line.place(), values), today, taking)
                    .ifPresent(lines::add);
        }
        if (!taking.problems.isEmpty()) return;
        Optional<DocumentId> document = Optional.of(evidence.keep(tenant, content, "application/xml", name));
        var asked = new NewOrder(
                account.id(),
                OrderSource.UBL,
                Optional.of(file.number()).filter(it -> !it.isEmpty()).map(it -> "ubl:" + it),
                OptionalLong.empty(),
                currency,
                Optional.of(file.number()),
                document,
                file.wantedOn(),
                false,
                file.note(),
                lines);
        place(tenant, asked, by, today, taking);
    }

    private CustomerAccount account(TenantId tenant, String text) {
        return known(tenant, text).orElseThrow(() -> new InvalidValue("sales.file.account", shortened(text)));
    }

    /** By its code, or by the SIREN, the VAT number or the name that only one account bears. */
    private Optional<CustomerAccount> known(TenantId tenant, String text) {
        return customers.goingOn(tenant, text).or(() -> {
            var plain = text.replaceAll("[\\s.]", "").toUpperCase(Locale.ROOT);
            var found = store.bearers(tenant, plain, text.strip());
            return found.size() == 1 ? customers.find(tenant, found.getFirst()) : Optional.empty();
        });
    }

    private void price(TenantId tenant, SaleSheet.Row row, Actor by, Taking taking) {
        var code = row.need("item");
        if (row.get("name").or(() -> row.get("description")).isPresent()) catalogue.save(tenant, item(row, code));
        var currency = Money.currency(row.get("currency").orElse("EUR"));
        var price = new NewPrice(
                code,
                currency,
                cents(row.need("unitPrice"), currency),
                day(row.need("from")),
                row.get("until").map(SaleFiles::day));
        if (isKnown(tenant, price)) {
            taking.known++;
            return;
        }
        catalogue.addPrice(tenant, price, by.who());
        taking.taken++;
    }

    private boolean isKnown(TenantId tenant, NewPrice price) {
        return catalogue
                .find(tenant, price.item(), price.currency(), price.fromOn())
                .map(item -> catalogue.prices(tenant, item.id(), price.currency()).stream()
                        .anyMatch(each ->
                                each.period().equals(price.period()) && each.priceCents() == price.priceCents()))
                .orElse(false);
    }

    private static NewItem item(SaleSheet.Row row, String code) {
        return new NewItem(
                code,
                row.get("name").or(() -> row.get("description")).orElse(code),
                row.get("unit").orElse("C62"),
                TaxRate.of(row.need("taxRate")),
                row.get("cost")
                        .map(text -> OptionalLong.of(cents(text, Money.EUR)))
                        .orElse(OptionalLong.empty()),
                row.get("available").map(Quantity::parse),
                row.get("leadDays").map(SaleFiles::days).orElse(OptionalInt.empty()));
    }

    private static OptionalInt days(String text) {
        if (!text.matches("[0-9]{1,3}")) throw new InvalidValue("sales.item.lead", shortened(text));
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static long cents(String text, Currency currency) {
        var plain = text.replaceAll("[\\s\u00a0\u202f€]", "").replace(',', '.');
        if (!plain.matches("-?[0-9]{1,12}(\\.[0-9]{1,6})?"))
            throw new InvalidValue("sales.file.price", shortened(text));
        try {
            return new BigDecimal(plain)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .longValueExact();
        } catch (ArithmeticException finer) {
            throw new InvalidValue("sales.file.price", shortened(text));
        }
    }

    private static LocalDate day(String text) {
        try {
            return text.contains("/") ? LocalDate.parse(text, FRENCH) : LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw new InvalidValue("sales.file.day", shortened(text));
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
