package org.maillon.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.maillon.customers.AccountId;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.TenantId;
import org.maillon.sales.OrderDecision.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OrderStore {
    private static final String ORDER = """
            select o.id, o.number, o.account_id, a.code, a.name, o.currency, o.source, o.quote_id, o.state, o.decision, o.reasons,
                   o.version, o.purchase_order, o.purchase_order_document, o.wanted_on, o.prepaid, o.note, o.ordered_on,
                   o.net_cents, o.tax_cents, o.gross_cents, o.made_by, o.maker,
                   case when c.order_id is null then 'NONE' when c.acknowledged_at is not null then 'ACKNOWLEDGED'
                        when c.objected_at is not null then 'OBJECTED' else 'SENT' end as confirmation
              from sales.sales_order o
              join customers.customer_account a on a.tenant_id = :tenant and a.id = o.account_id
              left join sales.confirmation c on c.tenant_id = :tenant and c.order_id = o.id and c.version = o.version
             where o.tenant_id = :tenant
            """;

    private final JdbcClient sql;

    OrderStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Holds the account until the transaction ends; false where the company has none of that id. */
    boolean lockAccount(TenantId tenant, AccountId account) {
        return sql.sql("""
                select id from customers.customer_account where tenant_id = :tenant and id = :account for no key update""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    Optional<AccountId> accountOf(TenantId tenant, long order) {
        return sql.sql("select account_id from sales.sales_order where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", order)
                .query(Long.class)
                .optional()
                .map(AccountId::new);
    }

    Optional<Long> byReference(TenantId tenant, AccountId account, String reference) {
        return sql.sql("""
                select id from sales.sales_order
                 where tenant_id = :tenant and account_id = :account and source_reference = :reference""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("reference", reference)
                .query(Long.class)
                .optional();
    }

    /** Accounts that bear a SIREN, a VAT number or exactly a name, two at most: more than one is nobody. */
    List<AccountId> bearers(TenantId tenant, String identifier, String name) {
        return sql
                .sql("""
                select id from customers.customer_account
                 where tenant_id = :tenant and (siren = :identifier or vat_number = :identifier or name = :name)
                 order by id limit 2""")
                .param("tenant", tenant.value())
                .param("identifier", identifier)
                .param("name", name)
                .query(Long.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }

    Optional<Long> ofQuote(TenantId tenant, long quote) {
        return sql.sql("""
                select id from sales.sales_order
                 where tenant_id = :tenant and quote_id = :quote and state <> 'cancelled'""")
                .param("tenant", tenant.value())
                .param("quote", quote)
                .query(Long.class)
                .optional();
    }

    /** The next number of a kind of document in a year, from 1. */
    int nextNumber(TenantId tenant, String kind, int year) {
        return sql.sql("""
                insert into sales.counter (tenant_id, kind, year, last) values (:tenant, :kind, :year, 1)
                on conflict (tenant_id, kind, year) do update set last = counter.last + 1
                returning last""")
                .param("tenant", tenant.value())
                .param("kind", kind)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    /** A new order, kept back until it is decided. */
    long insert(TenantId tenant, String number, NewOrder asked, OrderTotals totals, Actor by, LocalDate on) {
        return sql.sql("""
                insert into sales.sales_order (tenant_id, number, account_id, currency, source, source_reference, quote_id, state,
                       decision, reasons, version, purchase_order, purchase_order_document, wanted_on, note, prepaid,
                       ordered_on, net_cents, tax_cents, gross_cents, made_by, maker)
                values (:tenant, :number, :account, :currency, :source, :reference, :quote, 'held', 'held', '{}', 1,
                       :purchaseOrder, :document, :wantedOn, :note, :prepaid, :on, :net, :tax, :gross, :by, :maker)
                returning id""")
                .param("tenant", tenant.value())
                .param("number", number)
                .param("account", asked.account().value())
                .param("currency", asked.currency().getCurrencyCode())
                .param("source", asked.source().code())
                .param("reference", asked.reference().orElse(null))
                .param("quote", asked.quote().isPresent() ? asked.quote().getAsLong() : null)
                .param("purchaseOrder", asked.purchaseOrder().orElse(null))
                .param(
                        "document",
                        asked.purchaseOrderDocument().map(DocumentId::sha256).orElse(null))
                .param("wantedOn", asked.wantedOn().orElse(null))
                .param("note", asked.note())
                .param("prepaid", asked.prepaid())
                .param("on", on)
                .param("net", totals.netCents())
                .param("tax", totals.taxCents())
                .param("gross", totals.grossCents())
                .param("by", by.who())
                .param("maker", by.id())
                .query(Long.class)
                .single();
    }

    /** The order's next version, made by somebody. */
    void change(TenantId tenant, long order, OrderRevision revision, OrderTotals totals, Actor by) {
        sql.sql("""
                update sales.sales_order set version = version + 1, wanted_on = :wantedOn, note = :note, net_cents = :net,
                       tax_cents = :tax, gross_cents = :gross, made_by = :by, maker = :maker
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", order)
                .param("wantedOn", revision.wantedOn().orElse(null))
                .param("note", revision.note())
                .param("net", totals.netCents())
                .param("tax", totals.taxCents())
                .param("gross", totals.grossCents())
                .param("by", by.who())
                .param("maker", by.id())
                .update();
    }

    void setPurchaseOrder(TenantId tenant, long order, String number, Optional<DocumentId> document) {
        sql.sql("""
                update sales.sales_order set purchase_order = :number,
                       purchase_order_document = coalesce(:document, purchase_order_document)
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", order)
                .param("number", number)
                .param("document", document.map(DocumentId::sha256).orElse(null))
                .update();
    }

    void setState(TenantId tenant, long order, OrderState state) {
        sql.sql("update sales.sales_order set state = :state where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", order)
                .param("state", state.code())
                .update();
    }

    void decided(TenantId tenant, long order, OrderState state, Verdict verdict, List<String> reasons) {
        sql.sql("""
                update sales.sales_order set state = :state, decision = :verdict, reasons = :reasons
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", order)
                .param("state", state.code())
                .param("verdict", verdict.code())
                .param("reasons", reasons.toArray(String[]::new))
                .update();
    }

    Optional<Order> find(TenantId tenant, long id) {
        return sql.sql(ORDER + " and o.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(OrderStore::order)
                .optional();
    }

    /** In the order of their accounts and ids. */
    List<Order> find(TenantId tenant, Collection<Long> ids) {
        return sql.sql(ORDER + " and o.id = any(:ids) order by o.account_id, o.id")
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(Long[]::new))
                .query(OrderStore::order)
                .list();
    }

    /** Newest first, below an id. */
    List<Order> list(TenantId tenant, OrderFilter filter, long below, int limit) {
        return sql.sql(ORDER + """
                   and o.id < :below and (:account::bigint is null or o.account_id = :account)
                   and (:state::text is null or o.state = :state)
                 order by o.id desc limit :limit""")
                .param("tenant", tenant.value())
                .param("below", below)
                .param("account", filter.account().map(AccountId::value).orElse(null))
                .param("state", filter.state().map(OrderState::code).orElse(null))
                .param("limit", limit)
                .query(OrderStore::order)
                .list();
    }

    Map<OrderState, Long> counts(TenantId tenant) {
        return sql
                .sql("select state, count(*) as orders from sales.sales_order where tenant_id = :tenant group by state")
                .param("tenant", tenant.value())
                .query((row, _) -> Map.entry(OrderState.of(row.getString("state")), row.getLong("orders")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void addChange(TenantId tenant, Order order, String act, String who, String why, Instant at) {
        sql.sql("""
                insert into sales.order_change (tenant_id, order_id, number, act, state, version, gross_cents, who, why, at)
                select :tenant, :order,
                       1 + (select count(*) from sales.order_change c where c.tenant_id = :tenant and c.order_id = :order)::int,
                       :act, :state, :version, :gross, :who, :why, :at
                on conflict (tenant_id, order_id, number) do nothing""")
                .param("tenant", tenant.value())
                .param("order", order.id())
                .param("act", act)
                .param("state", order.state().code())
                .param("version", order.version())
                .param("gross", order.grossCents())
                .param("who", who)
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<OrderChange> history(TenantId tenant, long order) {
        return sql.sql("""
                select c.number, c.act, c.state, c.version, c.gross_cents, o.currency, c.who, c.why, c.at
                  from sales.order_change c
                  join sales.sales_order o on o.tenant_id = :tenant and o.id = c.order_id
                 where c.tenant_id = :tenant and c.order_id = :order order by c.number""")
                .param("tenant", tenant.value())
                .param("order", order)
                .query((row, _) -> new OrderChange(
                        row.getInt("number"),
                        row.getString("act"),
                        OrderState.of(row.getString("state")),
                        row.getInt("version"),
                        row.getLong("gross_cents"),
                        Currency.getInstance(row.getString("currency")),
                        row.getString("who"),
                        row.getString("why"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Order order(ResultSet row, int number) throws SQLException {
        long quote = row.getLong("quote_id");
        var quoted = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(quote);
        return new Order(
                row.getLong("id"),
                row.getString("number"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                Currency.getInstance(row.getString("currency")),
                OrderSource.of(row.getString("source")),
                quoted,
                OrderState.of(row.getString("state")),
                Verdict.of(row.getString("decision")),
                List.of((String[]) row.getArray("reasons").getArray()),
                row.getInt("version"),
                Optional.ofNullable(row.getString("purchase_order")),
                Optional.ofNullable(row.getString("purchase_order_document")).map(DocumentId::new),
                Optional.ofNullable(row.getObject("wanted_on", LocalDate.class)),
                row.getBoolean("prepaid"),
                row.getString("note"),
                row.getObject("ordered_on", LocalDate.class),
                row.getLong("net_cents"),
                row.getLong("tax_cents"),
                row.getLong("gross_cents"),
                row.getString("made_by"),
                row.getLong("maker"),
                ConfirmationState.valueOf(row.getString("confirmation")));
    }
}
