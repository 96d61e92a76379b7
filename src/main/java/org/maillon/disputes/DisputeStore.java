package org.maillon.disputes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DisputeStore {
    /** An item as it stands when a part of it is to be disputed. */
    record Item(long id, AccountId account, Currency currency, long openCents, long disputedCents) {}

    private final JdbcClient sql;

    DisputeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The item, held until the transaction ends: two people cannot dispute the same cent. What is disputed is counted once it
     * is held; counted by the same statement it would be as of before the wait.
     */
    Optional<Item> lockItem(TenantId tenant, long item) {
        return sql.sql("select id from ledger.open_item where tenant_id = :tenant and id = :item for no key update")
                .param("tenant", tenant.value())
                .param("item", item)
                .query(Long.class)
                .optional()
                .map(held -> item(tenant, held));
    }

    private Item item(TenantId tenant, long item) {
        return sql.sql("""
                select i.id, i.account_id, i.currency, i.open_cents,
                       (select coalesce(sum(d.disputed_cents), 0)::bigint from disputes.dispute d
                         where d.tenant_id = :tenant and d.open_item_id = i.id and d.state = 'open') as disputed_cents
                  from ledger.open_item i where i.tenant_id = :tenant and i.id = :item""")
                .param("tenant", tenant.value())
                .param("item", item)
                .query((row, _) -> new Item(
                        row.getLong("id"),
                        new AccountId(row.getLong("account_id")),
                        Currency.getInstance(row.getString("currency")),
                        row.getLong("open_cents"),
                        row.getLong("disputed_cents")))
                .single();
    }

    long insert(
            TenantId tenant, Item item, long cents, NewDispute dispute, LocalDate respondBy, Author by, LocalDate on) {
        return sql.sql("""
                insert into disputes.dispute (tenant_id, account_id, open_item_id, disputed_cents, cause, note, opened_on,
                       opened_by, owner, respond_by, state)
                values (:tenant, :account, :item, :cents, :cause, :note, :on, :by, :owner, :respondBy, 'open')
                returning id""")
                .param("tenant", tenant.value())
                .param("account", item.account().value())
                .param("item", item.id())
                .param("cents", cents)
                .param("cause", dispute.cause().code())
                .param("note", dispute.note())
                .param("on", on)
                .param("by", by.who())
                .param("owner", dispute.owner().orElse(null))
                .param("respondBy", respondBy)
                .query(Long.class)
                .single();
    }

    /** The dispute itself, held until the transaction ends: for one that hangs on no item. */
    void lock(TenantId tenant, long id) {
        sql.sql("select id from disputes.dispute where tenant_id = :tenant and id = :id for update")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    long insert(TenantId tenant, NewDeliveryDispute dispute, LocalDate respondBy, Author by, LocalDate on) {
        return sql.sql("""
                insert into disputes.dispute (tenant_id, account_id, delivery_id, delivery_number, currency, disputed_cents,
                       cause, note, opened_on, opened_by, respond_by, state)
                values (:tenant, :account, :delivery, :number, :currency, :cents, :cause, :note, :on, :by, :respondBy, 'open')
                returning id""")
                .param("tenant", tenant.value())
                .param("account", dispute.account().value())
                .param("delivery", dispute.delivery())
                .param("number", dispute.deliveryNumber())
                .param("currency", dispute.currency().getCurrencyCode())
                .param("cents", dispute.amountCents())
                .param("cause", dispute.cause().code())
                .param("note", dispute.note())
                .param("on", on)
                .param("by", by.who())
                .param("respondBy", respondBy)
                .query(Long.class)
                .single();
    }

    /** Hangs a dispute of a delivery on the item of its invoice. */
    void lay(TenantId tenant, long id, long item, long cents) {
        sql.sql("""
                update disputes.dispute set open_item_id = :item, disputed_cents = :cents
                 where tenant_id = :tenant and id = :id and open_item_id is null""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("item", item)
                .param("cents", cents)
                .update();
    }

    void close(TenantId tenant, long id, DisputeState state, LocalDate on) {
        sql.sql("""
                update disputes.dispute set state = :state, closed_on = :on
                 where tenant_id = :tenant and id = :id and state = 'open'""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("state", state.code())
                .param("on", on)
                .update();
    }

    void reopen(TenantId tenant, long id, long cents) {
        sql.sql("""
                update disputes.dispute set state = 'open', closed_on = null, disputed_cents = :cents
                 where tenant_id = :tenant and id = :id and state <> 'open'""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("cents", cents)
                .update();
    }

    void assign(TenantId tenant, long id, Optional<String> owner, LocalDate respondBy) {
        sql.sql("""
                update disputes.dispute set owner = :owner, respond_by = greatest(:respondBy, opened_on)
                 where tenant_id = :tenant and id = :id and state = 'open'""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("owner", owner.orElse(null))
                .param("respondBy", respondBy)
                .update();
    }

    /** Adds the row that says what was done and what the dispute is now. */
    void addChange(TenantId tenant, long id, String act, String who, String why, Instant at) {
        sql.sql("""
                insert into disputes.transition (tenant_id, dispute_id, number, act, state, disputed_cents, owner,
                       respond_by, who, why, at)
                select d.tenant_id, d.id,
                       1 + (select count(*) from disputes.transition t where t.tenant_id = :tenant and t.dispute_id = d.id)::int,
                       :act, d.state, d.disputed_cents, d.owner, d.respond_by, :who, :why, :at
                  from disputes.dispute d where d.tenant_id = :tenant and d.id = :id
                returning number""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("act", act)
                .param("who", who)
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static final String DISPUTE = """
            select d.id, d.account_id, a.code, a.name, d.open_item_id, d.delivery_id,
                   coalesce(i.reference, d.delivery_number) as reference, coalesce(i.currency, d.currency) as currency,
                   d.disputed_cents, coalesce(i.open_cents, d.disputed_cents) as open_cents, d.cause, d.note, d.opened_on, d.opened_by, d.owner, d.respond_by, d.state, d.closed_on
              from disputes.dispute d
              left join ledger.open_item i on i.tenant_id = :tenant and i.id = d.open_item_id
              join customers.customer_account a on a.tenant_id = :tenant and a.id = d.account_id
             where d.tenant_id = :tenant
            """;

    Optional<Dispute> find(TenantId tenant, long id) {
        return sql.sql(DISPUTE + " and d.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(DisputeStore::dispute)
                .optional();
    }

    /** In the order of their ids, those after one. */
    List<Dispute> list(TenantId tenant, DisputeFilter filter, long after, int limit) {
        return sql.sql(DISPUTE + """
                 and (:state::text is null or d.state = :state) and (:account::bigint is null or d.account_id = :account)
                 and (:item::bigint is null or d.open_item_id = :item) and d.id > :after
                order by d.id limit :limit""")
                .param("tenant", tenant.value())
                .param("state", filter.state().map(DisputeState::code).orElse(null))
                .param("account", filter.account().map(AccountId::value).orElse(null))
                .param("item", filter.openItem().isPresent() ? filter.openItem().getAsLong() : null)
                .param("after", after)
                .param("limit", limit)
                .query(DisputeStore::dispute)
                .list();
    }

    /** Those that were noted at a delivery, in their order. */
    List<Dispute> ofDelivery(TenantId tenant, long delivery) {
        return sql.sql(DISPUTE + " and d.delivery_id = :delivery order by d.id")
                .param("tenant", tenant.value())
                .param("delivery", delivery)
                .query(DisputeStore::dispute)
                .list();
    }

    /** Open ones, the first to be answered first. */
    List<Dispute> open(TenantId tenant, int limit) {
        return sql.sql(DISPUTE + " and d.state = 'open' order by d.respond_by, d.id limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(DisputeStore::dispute)
                .list();
    }

    /** Open disputes of these accounts whose item is not open any more. */
    List<Long> paid(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                select d.id from disputes.dispute d
                  join ledger.open_item i on i.tenant_id = :tenant and i.id = d.open_item_id
                 where d.tenant_id = :tenant and d.account_id = any(:accounts) and d.state = 'open' and i.open_cents = 0""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    List<DisputeChange> history(TenantId tenant, long id) {
        return sql.sql("""
                select number, act, state, disputed_cents, owner, respond_by, who, why, at from disputes.transition
                 where tenant_id = :tenant and dispute_id = :id order by number""")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, _) -> new DisputeChange(
                        row.getInt("number"),
                        row.getString("act"),
                        DisputeState.of(row.getString("state")),
                        row.getLong("disputed_cents"),
                        Optional.ofNullable(row.getString("owner")),
                        row.getObject("respond_by", LocalDate.class),
                        row.getString("who"),
                        row.getString("why"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    long count(TenantId tenant) {
        return sql.sql("select count(*) from disputes.dispute where tenant_id = :tenant and state = 'open'")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Dispute dispute(ResultSet row, int number) throws SQLException {
        return new Dispute(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                number(row, "open_item_id"),
                number(row, "delivery_id"),
                row.getString("reference"),
                Currency.getInstance(row.getString("currency")),
                row.getLong("disputed_cents"),
                row.getLong("open_cents"),
                DisputeCause.of(row.getString("cause")).orElseThrow(),
                row.getString("note"),
                row.getObject("opened_on", LocalDate.class),
                row.getString("opened_by"),
                Optional.ofNullable(row.getString("owner")),
                row.getObject("respond_by", LocalDate.class),
                DisputeState.of(row.getString("state")),
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class)));
    }
}
