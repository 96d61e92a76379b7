package org.maillon.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The lines of orders and quotes; none is ever rewritten. */
@Repository
class LineStore {
    /** A line with the number it keeps. */
    record Numbered(int number, NewLine line) {}

    private final JdbcClient sql;

    LineStore(JdbcClient sql) {
        this.sql = sql;
    }

    void addToOrder(TenantId tenant, long order, int version, List<Numbered> lines) {
        given(tenant, """
                        insert into sales.order_line (tenant_id, order_id, version, number, item_id, description, unit, quantity,
                               unit_price_cents, tax_rate, net_cents)
                        select :tenant, :order, :version, l.number, i.id, l.description, l.unit, l.quantity::numeric, l.price,
                               l.rate::numeric, l.net
                          from unnest(:numbers::int[], :items::text[], :descriptions::text[], :units::text[], :quantities::text[],
                                      :prices::bigint[], :rates::text[], :nets::bigint[])
                               as l(number, item, description, unit, quantity, price, rate, net)
                          left join sales.item i on i.tenant_id = :tenant and i.code = l.item
                        on conflict (tenant_id, order_id, version, number) do nothing""", lines)
                .param("order", order)
                .param("version", version)
                .update();
    }

    void addToQuote(TenantId tenant, long quote, List<Numbered> lines) {
        given(tenant, """
                        insert into sales.quote_line (tenant_id, quote_id, number, item_id, description, unit, quantity,
                               unit_price_cents, tax_rate, net_cents)
                        select :tenant, :quote, l.number, i.id, l.description, l.unit, l.quantity::numeric, l.price,
                               l.rate::numeric, l.net
                          from unnest(:numbers::int[], :items::text[], :descriptions::text[], :units::text[], :quantities::text[],
                                      :prices::bigint[], :rates::text[], :nets::bigint[])
                               as l(number, item, description, unit, quantity, price, rate, net)
                          left join sales.item i on i.tenant_id = :tenant and i.code = l.item
                        on conflict (tenant_id, quote_id, number) do nothing""", lines).param("quote", quote).update();
    }

    private StatementSpec given(TenantId tenant, String statement, List<Numbered> lines) {
        return sql.sql(statement)
                .param("tenant", tenant.value())
                .param("numbers", lines.stream().map(Numbered::number).toArray(Integer[]::new))
                .param(
                        "items",
                        lines.stream()
                                .map(each -> each.line.item().orElse(null))
                                .toArray(String[]::new))
                .param(
                        "descriptions",
                        lines.stream().map(each -> each.line.description()).toArray(String[]::new))
                .param("units", lines.stream().map(each -> each.line.unit()).toArray(String[]::new))
                .param(
                        "quantities",
                        lines.stream().map(each -> each.line.quantity().plain()).toArray(String[]::new))
                .param(
                        "prices",
                        lines.stream().map(each -> each.line.unitPriceCents()).toArray(Long[]::new))
                .param(
                        "rates",
                        lines.stream().map(each -> each.line.taxRate().plain()).toArray(String[]::new))
                .param("nets", lines.stream().map(each -> each.line.netCents()).toArray(Long[]::new));
    }

    /** Of a version of an order, with what was delivered of each. */
    List<OrderLine> ofOrder(TenantId tenant, long order, int version) {
        return sql.sql("""
                select l.number, i.code, l.description, l.unit, l.quantity, l.unit_price_cents, l.tax_rate, l.net_cents,
                       coalesce(d.quantity, 0) as delivered
                  from sales.order_line l
                  left join sales.item i on i.tenant_id = :tenant and i.id = l.item_id
                  left join sales.delivered d on d.tenant_id = :tenant and d.order_id = l.order_id and d.number = l.number
                 where l.tenant_id = :tenant and l.order_id = :order and l.version = :version order by l.number""")
                .param("tenant", tenant.value())
                .param("order", order)
                .param("version", version)
                .query(LineStore::line)
                .list();
    }

    List<OrderLine> ofQuote(TenantId tenant, long quote) {
        return sql.sql("""
                select l.number, i.code, l.description, l.unit, l.quantity, l.unit_price_cents, l.tax_rate, l.net_cents,
                       0::numeric as delivered
                  from sales.quote_line l
                  left join sales.item i on i.tenant_id = :tenant and i.id = l.item_id
                 where l.tenant_id = :tenant and l.quote_id = :quote order by l.number""")
                .param("tenant", tenant.value())
                .param("quote", quote)
                .query(LineStore::line)
                .list();
    }

    /** The highest number a line of the order ever had. */
    int lastNumber(TenantId tenant, long order) {
        return sql.sql("""
                select coalesce(max(number), 0) from sales.order_line where tenant_id = :tenant and order_id = :order""")
                .param("tenant", tenant.value())
                .param("order", order)
                .query(Integer.class)
                .single();
    }

    void setDelivered(TenantId tenant, long order, int number, Quantity quantity) {
        sql.sql("""
                insert into sales.delivered (tenant_id, order_id, number, quantity)
                values (:tenant, :order, :number, :quantity)
                on conflict (tenant_id, order_id, number) do update set quantity = excluded.quantity""")
                .param("tenant", tenant.value())
                .param("order", order)
                .param("number", number)
                .param("quantity", quantity.value())
                .update();
    }

    private static OrderLine line(ResultSet row, int rowNumber) throws SQLException {
        return new OrderLine(
                row.getInt("number"),
                Optional.ofNullable(row.getString("code")),
                row.getString("description"),
                row.getString("unit"),
                new Quantity(row.getBigDecimal("quantity")),
                row.getLong("unit_price_cents"),
                new TaxRate(row.getBigDecimal("tax_rate")),
                row.getLong("net_cents"),
                new Quantity(row.getBigDecimal("delivered")));
    }
}
