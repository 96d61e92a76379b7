package org.maillon.sales;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Gathers what an order is held against: prices agreed, costs, stock, and whether its number is asked for. */
@Component
class OrderCheck {
    private final CatalogueStore catalogue;
    private final Conditions conditions;
    private final Customers customers;
    private final List<Stock> stocks;

    OrderCheck(CatalogueStore catalogue, Conditions conditions, Customers customers, List<Stock> stocks) {
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.customers = customers;
        this.stocks = stocks;
    }

    /** The account that orders in the place of one that was joined to it. */
    AccountId goingOn(TenantId tenant, AccountId account) {
        return customers.goingOn(tenant, account);
    }

    /** Every item that is named must be in the catalogue. */
    void refuseUnknown(TenantId tenant, List<NewLine> lines, java.util.Currency currency, LocalDate on) {
        var codes =
                lines.stream().flatMap(line -> line.item().stream()).distinct().toList();
        var known = catalogue.find(tenant, codes, currency, on).stream()
                .map(Item::code)
                .collect(Collectors.toSet());
        for (int i = 0; i < lines.size(); i++) {
            var item = lines.get(i).item();
            if (item.isPresent() && !known.contains(item.get()))
                throw new InvalidValue("sales.line.item-unknown", Integer.toString(i + 1), item.get());
        }
    }

    List<DeviationRules.Found> deviations(TenantId tenant, Order order, List<OrderLine> lines, LocalDate today) {
        var asked = new DeviationRules.Asked(
                order.wantedOn(),
                order.purchaseOrder().isEmpty()
                        && customers.requiresPurchaseOrder(tenant, order.accountId(), order.grossCents()),
                catalogue.policy(tenant).orElse(SalesPolicy.USUAL).marginBasisPoints());
        return DeviationRules.find(lines, facts(tenant, order, lines), asked, today);
    }

    private Map<String, ItemFacts> facts(TenantId tenant, Order order, List<OrderLine> lines) {
        var codes =
                lines.stream().flatMap(line -> line.item().stream()).distinct().toList();
        if (codes.isEmpty()) return Map.of();
        var holding = conditions.holding(tenant, order.accountId(), order.currency(), order.orderedOn());
        return catalogue.find(tenant, codes, order.currency(), order.orderedOn()).stream()
                .map(item -> new ItemFacts(
                        item.code(),
                        PriceRules.agreed(item.listCents(), Conditions.on(holding, item.code())),
                        item.costCents(),
                        available(tenant, item),
                        item.leadDays()))
                .collect(Collectors.toMap(ItemFacts::code, Function.identity()));
    }

    private Optional<Quantity> available(TenantId tenant, Item item) {
        return stocks.stream()
                .map(stock -> stock.available(tenant, List.of(item.code())).get(item.code()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .or(item::available);
    }
}
