package org.maillon.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.sales.Actor;
import org.maillon.sales.Catalogue;
import org.maillon.sales.Conditions;
import org.maillon.sales.Confirmations;
import org.maillon.sales.NewCondition;
import org.maillon.sales.NewItem;
import org.maillon.sales.NewLine;
import org.maillon.sales.NewOrder;
import org.maillon.sales.NewPrice;
import org.maillon.sales.NewQuote;
import org.maillon.sales.Order;
import org.maillon.sales.OrderSource;
import org.maillon.sales.Orders;
import org.maillon.sales.Quantity;
import org.maillon.sales.Quotes;
import org.maillon.sales.SalesPolicy;
import org.maillon.sales.TaxRate;
import org.springframework.stereotype.Component;

/** What the demonstration sells: a catalogue with prices, some quotes, and an order in each state. */
@Component
class DemoSales {
    private static final Actor KARIM = new Actor(0, "Karim Benali", "");
    private static final TaxRate RATE = TaxRate.of("20");
    private static final int ACCOUNTS = 40;

    /** An item as the catalogue of the demonstration has it. */
    private record Sold(String code, String name, String unit, long price, long cost, int available, int lead) {}

    private static final List<Sold> CATALOGUE = List.of(
            new Sold("VIS-4X40", "Vis bois 4 × 40, boîte de 500", "boîte", 18_90, 11_20, 840, 4),
            new Sold("CHEV-8", "Chevilles 8 mm, boîte de 100", "boîte", 9_40, 5_10, 1_200, 4),
            new Sold("SERR-A2P", "Serrure à encastrer A2P", "pièce", 64_00, 41_50, 150, 10),
            new Sold("GOND-140", "Gond réglable 140 mm", "pièce", 7_80, 4_30, 600, 6),
            new Sold("MAST-310", "Mastic acrylique 310 ml, carton de 12", "carton", 41_20, 27_00, 90, 5),
            new Sold("POSE-H", "Pose sur chantier", "h", 52_00, 34_00, 400, 0));

    private final Catalogue catalogue;
    private final Conditions conditions;
    private final Quotes quotes;
    private final Orders orders;
    private final Confirmations confirmations;
    private final Customers customers;

    DemoSales(
            Catalogue catalogue,
            Conditions conditions,
            Quotes quotes,
            Orders orders,
            Confirmations confirmations,
            Customers customers) {
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.quotes = quotes;
        this.orders = orders;
        this.confirmations = confirmations;
        this.customers = customers;
    }

    void add(TenantId tenant, LocalDate on) {
        stock(tenant, on);
        var accounts = customers.after(tenant, new AccountId(0), ACCOUNTS);
        if (accounts.size() < 12) return;
        conditions.ask(
                tenant,
                new NewCondition(
                        accounts.get(3).id(),
                        Optional.empty(),
                        Money.EUR,
                        OptionalLong.empty(),
                        OptionalInt.of(800),
                        on,
                        Optional.of(on.plusMonths(6)),
                        "Volume annuel de 40 000 €"),
                KARIM);
        quote(tenant, accounts, on);
        order(tenant, accounts, on);
    }

    private void stock(TenantId tenant, LocalDate on) {
        catalogue.changePolicy(tenant, new SalesPolicy(2_000, 30, 8));
        for (var sold : CATALOGUE) {
            catalogue.save(
                    tenant,
                    new NewItem(
                            sold.code,
                            sold.name,
                            sold.unit,
                            RATE,
                            OptionalLong.of(sold.cost),
                            Optional.of(Quantity.of(sold.available)),
                            OptionalInt.of(sold.lead)));
            catalogue.addPrice(
                    tenant,
                    new NewPrice(sold.code, Money.EUR, sold.price, LocalDate.of(on.getYear(), 1, 1), Optional.empty()),
                    KARIM.who());
        }
    }

    private void quote(TenantId tenant, List<CustomerAccount> accounts, LocalDate on) {
        make(tenant, accounts.get(1), on, line(0, 40, 0), line(3, 12, 0));
        var sent = make(tenant, accounts.get(2), on, line(2, 6, 0), line(5, 8, 0));
        quotes.send(tenant, sent, KARIM, on);
        var accepted = make(tenant, accounts.get(4), on, line(4, 5, 0), line(1, 60, 0));
        quotes.send(tenant, accepted, KARIM, on);
        quotes.accept(
                tenant,
                accepted,
                "Achats",
                Optional.of("A-2291"),
                Actor.customer("Julie Marchand", "203.0.113.20"),
                on);
    }

    private long make(TenantId tenant, CustomerAccount account, LocalDate on, NewLine... lines) {
        var asked = new NewQuote(account.id(), Money.EUR, Optional.empty(), "", List.of(lines));
        return quotes.make(tenant, asked, KARIM, on).id();
    }

    /** Accepted, held for its price, confirmed and acknowledged, by telephone, delivered in part, delivered, cancelled. */
    private void order(TenantId tenant, List<CustomerAccount> accounts, LocalDate on) {
        place(tenant, accounts.get(5), OrderSource.HAND, "4500187", on, line(0, 25, 0), line(1, 40, 0));
        place(tenant, accounts.get(6), OrderSource.HAND, "", on, line(2, 10, 58_00));
        var confirmed = place(tenant, accounts.get(7), OrderSource.HAND, "BC-774", on, line(3, 30, 0));
        confirmations.send(tenant, confirmed.id(), KARIM);
        confirmations.acknowledge(
                tenant, confirmed.id(), 1, "Chef d’atelier", Actor.customer("Paul Ferrand", "203.0.113.31"));
        place(tenant, accounts.get(8), OrderSource.PHONE, "", on, line(4, 6, 0));
        var part = place(tenant, accounts.get(9), OrderSource.HAND, "CH-2026-19", on, line(0, 20, 0), line(5, 6, 0));
        orders.recordDelivered(tenant, part.id(), Map.of(1, Quantity.of(12)), KARIM);
        var delivered = place(tenant, accounts.get(10), OrderSource.HAND, "5521", on, line(1, 30, 0));
        orders.recordDelivered(tenant, delivered.id(), Map.of(1, Quantity.of(30)), KARIM);
        var cancelled = place(tenant, accounts.get(11), OrderSource.HAND, "5530", on, line(2, 2, 0));
        orders.cancel(tenant, cancelled.id(), "Saisie deux fois", KARIM);
    }

    private Order place(
            TenantId tenant,
            CustomerAccount account,
            OrderSource source,
            String number,
            LocalDate on,
            NewLine... lines) {
        var asked = new NewOrder(
                account.id(),
                source,
                Optional.empty(),
                OptionalLong.empty(),
                Money.EUR,
                Optional.of(number),
                Optional.empty(),
                Optional.of(on.plusDays(12)),
                false,
                "",
                List.of(lines));
        return orders.place(tenant, asked, KARIM, on).order();
    }

    /** An item of the catalogue at its price, or at another where one is given. */
    private static NewLine line(int item, long quantity, long price) {
        var sold = CATALOGUE.get(item);
        return new NewLine(
                Optional.of(sold.code),
                sold.name,
                sold.unit,
                Quantity.of(quantity),
                price == 0 ? sold.price : price,
                RATE);
    }
}
