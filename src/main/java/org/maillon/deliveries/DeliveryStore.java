package org.maillon.deliveries;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.sales.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryStore {
    private final JdbcClient sql;

    DeliveryStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The next number of a series. */
    long next(TenantId tenant, String series) {
        return sql.sql("""
                insert into deliveries.counter as c (tenant_id, series, last) values (:tenant, :series, 1)
                on conflict (tenant_id, series) do update set last = c.last + 1 returning last""")
                .param("tenant", tenant.value())
                .param("series", series)
                .query(Long.class)
                .single();
    }

    /** Empty where another note has the number. */
    Optional<Long> insert(
            TenantId tenant, String number, NewDelivery delivery, Optional<Order> order, String by, Instant at) {
        return sql.sql("""
                insert into deliveries.note (tenant_id, number, kind, account_id, order_id, order_number, purchase_order, address,
                       carrier, remark, currency, planned_on, state, created_at, created_by)
                values (:tenant, :number, :kind, :account, :order, :orderNumber, :purchaseOrder, :address, :carrier, :remark,
                       :currency, :planned, 'planned', :at, :by)
                on conflict (tenant_id, number) do nothing returning id""")
                .param("tenant", tenant.value())
                .param("number", number)
                .param("kind", delivery.kind().code())
                .param("account", delivery.account().value())
                .param("order", order.map(Order::id).orElse(null))
                .param("orderNumber", order.map(Order::number).orElse(""))
                .param("purchaseOrder", order.flatMap(Order::purchaseOrder).orElse(""))
                .param("address", delivery.address())
                .param("carrier", delivery.carrier())
                .param("remark", delivery.remark())
                .param("currency", delivery.currency().getCurrencyCode())
                .param("planned", delivery.plannedOn())
                .param("at", utc(at))
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    void insertLines(TenantId tenant, long note, List<NewLine> lines) {
        sql.sql("""
                insert into deliveries.line (tenant_id, note_id, number, order_line, code, description, unit, quantity,
                       unit_price_cents, tax_rate)
                select :tenant, :note, l.number, l.order_line, l.code, l.description, l.unit, l.quantity, l.price, l.tax
                  from unnest(:orderLines::int[], :codes::text[], :descriptions::text[], :units::text[],
                              :quantities::numeric[], :prices::bigint[], :taxes::numeric[]) with ordinality
                       as l (order_line, code, description, unit, quantity, price, tax, number)
                returning number""")
                .param("tenant", tenant.value())
                .param("note", note)
                .param("orderLines", column(lines, DeliveryStore::orderLine, Integer[]::new))
                .param("codes", column(lines, NewLine::code, String[]::new))
                .param("descriptions", column(lines, NewLine::description, String[]::new))
                .param("units", column(lines, NewLine::unit, String[]::new))
                .param("quantities", column(lines, NewLine::quantity, BigDecimal[]::new))
                .param("prices", column(lines, line -> boxed(line.unitPriceCents()), Long[]::new))
                .param("taxes", column(lines, NewLine::taxRate, BigDecimal[]::new))
                .query(Integer.class)
                .list();
    }

    private static @Nullable Integer orderLine(NewLine line) {
        return line.orderLine().isPresent() ? line.orderLine().getAsInt() : null;
    }

    private static <C> @Nullable C[] column(
            List<NewLine> lines, Function<NewLine, ? extends @Nullable C> value, IntFunction<@Nullable C[]> array) {
        return lines.stream().map(value).toArray(array);
    }

    /** The order, held until the transaction ends. */
    void lockOrder(TenantId tenant, long order) {
        sql.sql("""
                insert into deliveries.delivered_order as o (tenant_id, order_id) values (:tenant, :order)
                on conflict (tenant_id, order_id) do update set order_id = excluded.order_id""").param("tenant", tenant.value()).param("order", order).update();
    }

    /** What of each line of an order stands on notes that nobody has signed yet. */
    Map<Integer, BigDecimal> underWay(TenantId tenant, long order) {
        var sums = new HashMap<Integer, BigDecimal>();
        sql.sql("""
                select l.order_line, sum(l.quantity) as quantity
                  from deliveries.note n
                  join deliveries.line l on l.tenant_id = :tenant and l.note_id = n.id
                 where n.tenant_id = :tenant and n.order_id = :order and n.state in ('planned', 'on-the-way')
                   and l.order_line is not null
                 group by l.order_line""").param("tenant", tenant.value()).param("order", order).query(row -> {
            sums.put(row.getInt("order_line"), row.getBigDecimal("quantity"));
        });
        return sums;
    }

    private static final String NOTE = """
            select n.id, n.number, n.kind, n.account_id, a.code, a.name, n.order_id, n.order_number, n.purchase_order, n.address,
                   n.carrier, n.remark, n.currency, n.planned_on, n.state, n.delivered_on, n.created_at, n.created_by
              from deliveries.note n
              join customers.customer_account a on a.tenant_id = :tenant and a.id = n.account_id
             where n.tenant_id = :tenant
            """;

    Optional<DeliveryNote> find(TenantId tenant, long id) {
        return sql.sql(NOTE + " and n.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(DeliveryStore::note)
                .optional();
    }

    Optional<DeliveryNote> findByNumber(TenantId tenant, String number) {
        return sql.sql(NOTE + " and n.number = :number")
                .param("tenant", tenant.value())
                .param("number", number)
                .query(DeliveryStore::note)
                .optional();
    }

    /** The note as it is once it is held until the transaction ends. */
    Optional<DeliveryNote> lock(TenantId tenant, long id) {
        return sql.sql("select id from deliveries.note where tenant_id = :tenant and id = :id for update")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Long.class)
                .optional()
                .flatMap(held -> find(tenant, held));
    }

    /** In the order of their ids, those after one. */
    List<DeliveryNote> list(TenantId tenant, DeliveryFilter filter, long after, int limit) {
        return filtered(NOTE + FILTER + " and n.id > :after order by n.id limit :limit", tenant, filter)
                .param("after", after)
                .param("limit", limit)
                .query(DeliveryStore::note)
                .list();
    }

    /** Planned by a day and signed by nobody, the longest waiting first. */
    List<DeliveryNote> unsigned(TenantId tenant, LocalDate plannedBy) {
        return sql.sql(NOTE + """
                 and n.state in ('planned', 'on-the-way') and n.planned_on <= :plannedBy order by n.planned_on, n.id""")
                .param("tenant", tenant.value())
                .param("plannedBy", plannedBy)
                .query(DeliveryStore::note)
                .list();
    }

    /** The last planned first. */
    List<DeliveryNote> latest(TenantId tenant, DeliveryFilter filter, int offset, int limit) {
        return filtered(
                        NOTE + FILTER + " order by n.planned_on desc, n.id desc offset :offset limit :limit",
                        tenant,
                        filter)
                .param("offset", offset)
                .param("limit", limit)
                .query(DeliveryStore::note)
                .list();
    }

    private static final String FILTER = """
             and (:state::text is null or n.state = :state) and (:account::bigint is null or n.account_id = :account)
             and (:order::bigint is null or n.order_id = :order)""";

    private JdbcClient.StatementSpec filtered(String statement, TenantId tenant, DeliveryFilter filter) {
        return sql.sql(statement)
                .param("tenant", tenant.value())
                .param("state", filter.state().map(DeliveryState::code).orElse(null))
                .param("account", filter.account().map(AccountId::value).orElse(null))
                .param("order", boxed(filter.order()));
    }

    Map<DeliveryState, Long> counts(TenantId tenant) {
        var counts = new EnumMap<DeliveryState, Long>(DeliveryState.class);
        sql.sql("select state, count(*) as n from deliveries.note where tenant_id = :tenant group by state")
                .param("tenant", tenant.value())
                .query(row -> {
                    counts.put(DeliveryState.of(row.getString("state")).orElseThrow(), row.getLong("n"));
                });
        return counts;
    }

    List<DeliveryLine> lines(TenantId tenant, long note) {
        return sql.sql("""
                select number, order_line, code, description, unit, quantity, delivered, unit_price_cents, tax_rate
                  from deliveries.line where tenant_id = :tenant and note_id = :note order by number""")
                .param("tenant", tenant.value())
                .param("note", note)
                .query(DeliveryStore::line)
                .list();
    }

    void move(TenantId tenant, long note, DeliveryState state, @Nullable LocalDate deliveredOn) {
        sql.sql("""
                update deliveries.note set state = :state, delivered_on = :on where tenant_id = :tenant and id = :note""")
                .param("tenant", tenant.value())
                .param("note", note)
                .param("state", state.code())
                .param("on", deliveredOn)
                .update();
    }

    void delivered(TenantId tenant, long note, int line, BigDecimal quantity) {
        sql.sql("""
                update deliveries.line set delivered = :quantity
                 where tenant_id = :tenant and note_id = :note and number = :line""")
                .param("tenant", tenant.value())
                .param("note", note)
                .param("line", line)
                .param("quantity", quantity)
                .update();
    }

    /** Adds the row that says what was done and what the delivery is now. */
    void addChange(TenantId tenant, long note, String act, String who, String why, Instant at) {
        sql.sql("""
                insert into deliveries.transition (tenant_id, note_id, number, act, state, who, why, at)
                select n.tenant_id, n.id,
                       1 + (select count(*) from deliveries.transition t where t.tenant_id = :tenant and t.note_id = n.id)::int,
                       :act, n.state, :who, :why, :at
                  from deliveries.note n where n.tenant_id = :tenant and n.id = :note
                returning number""")
                .param("tenant", tenant.value())
                .param("note", note)
                .param("act", act)
                .param("who", who)
                .param("why", why)
                .param("at", utc(at))
                .query(Integer.class)
                .single();
    }

    List<DeliveryChange> history(TenantId tenant, long note) {
        return sql.sql("""
                select number, act, state, who, why, at from deliveries.transition
                 where tenant_id = :tenant and note_id = :note order by number""")
                .param("tenant", tenant.value())
                .param("note", note)
                .query((row, _) -> new DeliveryChange(
                        row.getInt("number"),
                        row.getString("act"),
                        DeliveryState.of(row.getString("state")).orElseThrow(),
                        row.getString("who"),
                        row.getString("why"),
                        instant(row, "at").orElseThrow()))
                .list();
    }

    DeliveryPolicy policy(TenantId tenant) {
        return sql.sql(
                        "select place_asked, link_days, over_percent, unsigned_days from deliveries.policy where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> new DeliveryPolicy(
                        row.getBoolean("place_asked"),
                        row.getInt("link_days"),
                        row.getInt("over_percent"),
                        row.getInt("unsigned_days")))
                .optional()
                .orElse(DeliveryPolicy.USUAL);
    }

    void changePolicy(TenantId tenant, DeliveryPolicy policy) {
        sql.sql("""
                insert into deliveries.policy (tenant_id, place_asked, link_days, over_percent, unsigned_days)
                values (:tenant, :place, :days, :over, :unsigned)
                on conflict (tenant_id) do update set place_asked = excluded.place_asked, link_days = excluded.link_days,
                       over_percent = excluded.over_percent, unsigned_days = excluded.unsigned_days""")
                .param("tenant", tenant.value())
                .param("place", policy.placeAsked())
                .param("days", policy.linkDays())
                .param("over", policy.overPercent())
                .param("unsigned", policy.unsignedDays())
                .update();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static DeliveryNote note(ResultSet row, int number) throws SQLException {
        return new DeliveryNote(
                row.getLong("id"),
                row.getString("number"),
                DeliveryKind.of(row.getString("kind")).orElseThrow(),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                number(row, "order_id"),
                row.getString("order_number"),
                row.getString("purchase_order"),
                row.getString("address"),
                row.getString("carrier"),
                row.getString("remark"),
                Currency.getInstance(row.getString("currency")),
                row.getObject("planned_on", LocalDate.class),
                DeliveryState.of(row.getString("state")).orElseThrow(),
                Optional.ofNullable(row.getObject("delivered_on", LocalDate.class)),
                instant(row, "created_at").orElseThrow(),
                row.getString("created_by"));
    }

    private static DeliveryLine line(ResultSet row, int number) throws SQLException {
        int orderLine = row.getObject("order_line", Integer.class) instanceof Integer it ? it : -1;
        return new DeliveryLine(
                row.getInt("number"),
                orderLine < 0 ? OptionalInt.empty() : OptionalInt.of(orderLine),
                row.getString("code"),
                row.getString("description"),
                row.getString("unit"),
                Quantities.plain(row.getBigDecimal("quantity")),
                Optional.ofNullable(row.getBigDecimal("delivered")).map(Quantities::plain),
                number(row, "unit_price_cents"),
                row.getBigDecimal("tax_rate"));
    }
}
