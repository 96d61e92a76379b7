package org.maillon.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items and their prices. */
@Repository
class CatalogueStore {
    private static final String ITEM = """
            select i.id, i.code, i.name, i.unit, i.tax_rate, i.cost_cents, i.available, i.lead_days, p.price_cents
              from sales.item i
              left join sales.price p on p.tenant_id = :tenant and p.item_id = i.id and p.currency = :currency
                   and p.ended_at is null and p.from_on <= :on and (p.until_on is null or p.until_on >= :on)
             where i.tenant_id = :tenant and i.ended_at is null
            """;

    private final JdbcClient sql;

    CatalogueStore(JdbcClient sql) {
        this.sql = sql;
    }

    long save(TenantId tenant, NewItem item, Instant at) {
        return sql.sql("""
                insert into sales.item (tenant_id, code, name, unit, tax_rate, cost_cents, available, lead_days, changed_at)
                values (:tenant, :code, :name, :unit, :rate, :cost, :available, :lead, :at)
                on conflict (tenant_id, code) do update set name = excluded.name, unit = excluded.unit,
                       tax_rate = excluded.tax_rate, cost_cents = excluded.cost_cents, available = excluded.available,
                       lead_days = excluded.lead_days, changed_at = excluded.changed_at, ended_at = null
                returning id""")
                .param("tenant", tenant.value())
                .param("code", item.code())
                .param("name", item.name())
                .param("unit", item.unit())
                .param("rate", item.taxRate().percent())
                .param("cost", item.costCents().isPresent() ? item.costCents().getAsLong() : null)
                .param("available", item.available().map(Quantity::value).orElse(null))
                .param("lead", item.leadDays().isPresent() ? item.leadDays().getAsInt() : null)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Holds the item until the transaction ends, so that two prices do not cross. */
    Optional<Long> lock(TenantId tenant, String code) {
        return sql.sql("""
                select id from sales.item where tenant_id = :tenant and code = :code and ended_at is null
                   for no key update""")
                .param("tenant", tenant.value())
                .param("code", code)
                .query(Long.class)
                .optional();
    }

    List<Item> find(TenantId tenant, Collection<String> codes, Currency currency, LocalDate on) {
        return sql.sql(ITEM + " and i.code = any(:codes)")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("on", on)
                .param("codes", codes.toArray(String[]::new))
                .query(CatalogueStore::item)
                .list();
    }

    List<Item> list(TenantId tenant, Currency currency, LocalDate on, String after, int limit) {
        return sql.sql(ITEM + " and i.code > :after order by i.code limit :limit")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("on", on)
                .param("after", after)
                .param("limit", limit)
                .query(CatalogueStore::item)
                .list();
    }

    List<Item> search(TenantId tenant, String words, Currency currency, LocalDate on, int limit) {
        return sql.sql(ITEM + """
                   and (i.code ilike :begins or i.name ilike :holds)
                 order by (i.code ilike :begins) desc, i.code limit :limit""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("on", on)
                .param("begins", pattern(words) + "%")
                .param("holds", "%" + pattern(words) + "%")
                .param("limit", limit)
                .query(CatalogueStore::item)
                .list();
    }

    void end(TenantId tenant, String code, Instant at) {
        sql.sql("""
                update sales.item set ended_at = :at where tenant_id = :tenant and code = :code and ended_at is null""")
                .param("tenant", tenant.value())
                .param("code", code)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Price> prices(TenantId tenant, long item, Currency currency) {
        return sql.sql("""
                select p.id, i.code, p.currency, p.price_cents, p.from_on, p.until_on, p.entered_by from sales.price p
                  join sales.item i on i.tenant_id = :tenant and i.id = p.item_id
                 where p.tenant_id = :tenant and p.item_id = :item and p.currency = :currency and p.ended_at is null
                 order by p.from_on""")
                .param("tenant", tenant.value())
                .param("item", item)
                .param("currency", currency.getCurrencyCode())
                .query(CatalogueStore::price)
                .list();
    }

    List<Price> pricesAfter(TenantId tenant, long after, int limit) {
        return sql.sql("""
                select p.id, i.code, p.currency, p.price_cents, p.from_on, p.until_on, p.entered_by from sales.price p
                  join sales.item i on i.tenant_id = :tenant and i.id = p.item_id
                 where p.tenant_id = :tenant and p.id > :after and p.ended_at is null order by p.id limit :limit""")
                .param("tenant", tenant.value())
                .param("after", after)
                .param("limit", limit)
                .query(CatalogueStore::price)
                .list();
    }

    long addPrice(TenantId tenant, long item, NewPrice price, String by, Instant at) {
        return sql.sql("""
                insert into sales.price (tenant_id, item_id, currency, price_cents, from_on, until_on, entered_by, entered_at)
                values (:tenant, :item, :currency, :cents, :from, :until, :by, :at) returning id""")
                .param("tenant", tenant.value())
                .param("item", item)
                .param("currency", price.currency().getCurrencyCode())
                .param("cents", price.priceCents())
                .param("from", price.fromOn())
                .param("until", price.untilOn().orElse(null))
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    boolean endPrice(TenantId tenant, long price, Instant at) {
        return sql.sql("""
                update sales.price set ended_at = :at where tenant_id = :tenant and id = :id and ended_at is null""")
                        .param("tenant", tenant.value())
                        .param("id", price)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<SalesPolicy> policy(TenantId tenant) {
        return sql.sql(
                        "select margin_basis_points, quote_days, deposit_days from sales.policy where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> new SalesPolicy(
                        row.getInt("margin_basis_points"), row.getInt("quote_days"), row.getInt("deposit_days")))
                .optional();
    }

    void savePolicy(TenantId tenant, SalesPolicy policy) {
        sql.sql("""
                insert into sales.policy (tenant_id, margin_basis_points, quote_days, deposit_days)
                values (:tenant, :margin, :days, :depositDays)
                on conflict (tenant_id) do update set margin_basis_points = excluded.margin_basis_points,
                       quote_days = excluded.quote_days, deposit_days = excluded.deposit_days""")
                .param("tenant", tenant.value())
                .param("margin", policy.marginBasisPoints())
                .param("days", policy.quoteDays())
                .param("depositDays", policy.depositDays())
                .update();
    }

    private static String pattern(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        var lead = row.getInt("lead_days");
        var leadDays = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(lead);
        return new Item(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("unit"),
                new TaxRate(row.getBigDecimal("tax_rate")),
                cents(row, "cost_cents"),
                Optional.ofNullable(row.getBigDecimal("available")).map(Quantity::new),
                leadDays,
                cents(row, "price_cents"));
    }

    private static OptionalLong cents(ResultSet row, String column) throws SQLException {
        long cents = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(cents);
    }

    private static Price price(ResultSet row, int number) throws SQLException {
        return new Price(
                row.getLong("id"),
                row.getString("code"),
                Currency.getInstance(row.getString("currency")),
                row.getLong("price_cents"),
                row.getObject("from_on", LocalDate.class),
                Optional.ofNullable(row.getObject("until_on", LocalDate.class)),
                row.getString("entered_by"));
    }
}
