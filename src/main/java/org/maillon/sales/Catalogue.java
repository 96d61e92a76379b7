package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** What the company sells and at which price: the items and the price list. */
@Service
public class Catalogue {
    private final TenantScope tenants;
    private final CatalogueStore store;
    private final Clock clock;

    Catalogue(TenantScope tenants, CatalogueStore store, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.clock = clock;
    }

    /** Adds the item, or puts it in the place of the one of its code; answers its id. */
    public long save(TenantId tenant, NewItem item) {
        return tenants.in(tenant, () -> store.save(tenant, item, clock.instant()));
    }

    /** The item is offered no more; what was sold of it stays. */
    public void end(TenantId tenant, String code) {
        tenants.run(tenant, () -> store.end(tenant, code, clock.instant()));
    }

    /** With the prices of a day. */
    public Optional<Item> find(TenantId tenant, String code, Currency currency, LocalDate on) {
        return find(tenant, List.of(code), currency, on).stream().findFirst();
    }

    public List<Item> find(TenantId tenant, Collection<String> codes, Currency currency, LocalDate on) {
        return tenants.in(tenant, () -> store.find(tenant, codes, currency, on));
    }

    /** In the order of their codes, those after one, at most limit. */
    public List<Item> list(TenantId tenant, Currency currency, LocalDate on, String after, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, currency, on, after, limit));
    }

    /** Whose code begins with the words, or whose name holds them, at most limit. */
    public List<Item> search(TenantId tenant, String words, Currency currency, LocalDate on, int limit) {
        return tenants.in(tenant, () -> store.search(tenant, words, currency, on, limit));
    }

    /**
     * Adds a price to the list. Refused where the item is unknown, and where a day of its period has a price already: the
     * refusal names both periods.
     */
    public long addPrice(TenantId tenant, NewPrice price, String by) {
        return tenants.in(tenant, () -> {
            long item = store.lock(tenant, price.item())
                    .orElseThrow(() -> new InvalidValue("sales.item.unknown", price.item()));
            var known = store.prices(tenant, item, price.currency()).stream()
                    .map(Price::period)
                    .toList();
            PriceRules.overlapping(known, price.period()).ifPresent(crossed -> {
                throw new InvalidValue(
                        "sales.period.overlap", price.item(), PeriodText.of(price.period()), PeriodText.of(crossed));
            });
            return store.addPrice(tenant, item, price, by, clock.instant());
        });
    }

    /** The price leaves the list; orders made with it stay. False where it is not there. */
    public boolean endPrice(TenantId tenant, long price) {
        return tenants.in(tenant, () -> store.endPrice(tenant, price, clock.instant()));
    }

    /** Of one item, the oldest first. */
    public List<Price> prices(TenantId tenant, long item, Currency currency) {
        return tenants.in(tenant, () -> store.prices(tenant, item, currency));
    }

    /** All of the list, in the order of their ids, those after one, at most limit. */
    public List<Price> prices(TenantId tenant, long after, int limit) {
        return tenants.in(tenant, () -> store.pricesAfter(tenant, after, limit));
    }

    public SalesPolicy policy(TenantId tenant) {
        return tenants.in(tenant, () -> store.policy(tenant)).orElse(SalesPolicy.USUAL);
    }

    public void changePolicy(TenantId tenant, SalesPolicy policy) {
        tenants.run(tenant, () -> store.savePolicy(tenant, policy));
    }
}
