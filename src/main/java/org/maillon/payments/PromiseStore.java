package org.maillon.payments;

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
import org.maillon.kernel.TenantId;
import org.maillon.payments.PromiseFacts.Paid;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PromiseStore {
    private final JdbcClient sql;

    PromiseStore(JdbcClient sql) {
        this.sql = sql;
    }

    PromisePolicy policy(TenantId tenant) {
        return sql.sql("select longest_days, least_percent from payments.promise_policy where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> new PromisePolicy(row.getInt(1), row.getInt(2)))
                .optional()
                .orElse(PromisePolicy.USUAL);
    }

    void changePolicy(TenantId tenant, PromisePolicy policy) {
        sql.sql("""
                insert into payments.promise_policy (tenant_id, longest_days, least_percent) values (:tenant, :days, :percent)
                on conflict (tenant_id) do update set longest_days = excluded.longest_days, least_percent = excluded.least_percent""")
                .param("tenant", tenant.value())
                .param("days", policy.longestDays())
                .param("percent", policy.leastPercent())
                .update();
    }

    /** The country of an account, which is held until the transaction ends: its promises are made one after the other. */
    Optional<String> lockAccount(TenantId tenant, AccountId account) {
        return sql.sql("""
                select country from customers.customer_account where tenant_id = :tenant and id = :account for no key update""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(String.class)
                .optional();
    }

    /** What is open of an item of this account and currency; empty where there is none. */
    OptionalLong owed(TenantId tenant, AccountId account, Currency currency, long item) {
        return sql.sql("""
                        select open_cents from ledger.open_item
                         where tenant_id = :tenant and account_id = :account and currency = :currency and id = :item""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("currency", currency.getCurrencyCode())
                .param("item", item)
                .query((row, _) -> OptionalLong.of(row.getLong(1)))
                .optional()
                .orElse(OptionalLong.empty());
    }

    /** What a customer's accounts owe in a currency, less what they have to their credit. */
    long owed(TenantId tenant, Collection<AccountId> accounts, Currency currency) {
        return sql.sql("""
                select coalesce(sum(x.exposure_cents), 0)::bigint from ledger.exposure x
                 where x.tenant_id = :tenant and x.account_id = any(:accounts) and x.currency = :currency""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("currency", currency.getCurrencyCode())
                .query(Long.class)
                .single();
    }

    long insert(
            TenantId tenant,
            NewPromise promise,
            long cents,
            LocalDate holdsUntil,
            String by,
            LocalDate on,
            Instant at) {
        return sql.sql("""
                insert into payments.promise (tenant_id, account_id, currency, open_item_id, amount_cents, promised_cents,
                       promised_on, holds_until, made_on, made_at, made_by, channel, note, state)
                values (:tenant, :account, :currency, :item, :amount, :cents, :promisedOn, :holdsUntil, :on, :at, :by,
                       :channel, :note, 'open')
                returning id""")
                .param("tenant", tenant.value())
                .param("account", promise.account().value())
                .param("currency", promise.currency().getCurrencyCode())
                .param(
                        "item",
                        promise.openItem().isPresent() ? promise.openItem().getAsLong() : null)
                .param(
                        "amount",
                        promise.amountCents().isPresent()
                                ? promise.amountCents().getAsLong()
                                : null)
                .param("cents", cents)
                .param("promisedOn", promise.promisedOn())
                .param("holdsUntil", holdsUntil)
                .param("on", on)
                .param("at", utc(at))
                .param("by", by)
                .param("channel", promise.channel().code())
                .param("note", promise.note())
                .query(Long.class)
                .single();
    }

    /** Open promises about exactly the same: the item, or all the account owes. */
    List<Long> openAbout(TenantId tenant, NewPromise promise) {
        return sql.sql("""
                select id from payments.promise
                 where tenant_id = :tenant and account_id = :account and currency = :currency and state = 'open'
                   and open_item_id is not distinct from :item::bigint""")
                .param("tenant", tenant.value())
                .param("account", promise.account().value())
                .param("currency", promise.currency().getCurrencyCode())
                .param(
                        "item",
                        promise.openItem().isPresent() ? promise.openItem().getAsLong() : null)
                .query(Long.class)
                .list();
    }

    void settle(TenantId tenant, long id, PromiseState state, Optional<LocalDate> on) {
        sql.sql("update payments.promise set state = :state, settled_on = :on where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("state", state.code())
                .param("on", on.orElse(null))
                .update();
    }

    void addChange(TenantId tenant, long id, long paidCents, String who, String why, Instant at) {
        sql.sql("""
                insert into payments.promise_change (tenant_id, promise_id, number, state, paid_cents, settled_on, who, why, at)
                select p.tenant_id, p.id,
                       1 + (select count(*) from payments.promise_change c where c.tenant_id = :tenant and c.promise_id = p.id)::int,
                       p.state, :paid, p.settled_on, :who, :why, :at
                  from payments.promise p where p.tenant_id = :tenant and p.id = :id
                returning number""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("paid", paidCents)
                .param("who", who)
                .param("why", why)
                .param("at", utc(at))
                .query(Integer.class)
                .single();
    }

    private static final String PROMISE = """
            select p.id, p.account_id, a.code, a.name, p.currency, p.open_item_id, i.reference, p.amount_cents, p.promised_cents,
                   p.promised_on, p.holds_until, p.made_on, p.made_by, p.channel, p.note, p.state, p.settled_on
              from payments.promise p
              join customers.customer_account a on a.tenant_id = :tenant and a.id = p.account_id
              left join ledger.open_item i on i.tenant_id = :tenant and i.id = p.open_item_id
             where p.tenant_id = :tenant
            """;

    Optional<Promise> find(TenantId tenant, long id) {
        return sql.sql(PROMISE + " and p.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(PromiseStore::promise)
                .optional();
    }

    /** In the order of their ids, those after one. */
    List<Promise> list(TenantId tenant, PromiseFilter filter, long after, int limit) {
        return sql.sql(PROMISE + """
                 and (:state::text is null or p.state = :state) and (:account::bigint is null or p.account_id = :account)
                 and p.id > :after
                order by p.id limit :limit""")
                .param("tenant", tenant.value())
                .param("state", filter.state().map(PromiseState::code).orElse(null))
                .param("account", filter.account().map(AccountId::value).orElse(null))
                .param("after", after)
                .param("limit", limit)
                .query(PromiseStore::promise)
                .list();
    }

    /** Those still open, by their day. */
    List<Promise> coming(TenantId tenant, int limit) {
        return sql.sql(PROMISE + " and p.state = 'open' order by p.holds_until, p.id limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(PromiseStore::promise)
                .list();
    }

    /** Those that ended, the last first. */
    List<Promise> ended(TenantId tenant, int limit) {
        return sql.sql(PROMISE + " and p.state <> 'open' order by p.settled_on desc, p.id desc limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(PromiseStore::promise)
                .list();
    }

    /** Those of these accounts that may come out otherwise than they stand: a transfer can be late, a debit be returned. */
    List<Promise> unsure(TenantId tenant, Collection<AccountId> accounts, LocalDate settledSince) {
        return sql.sql(PROMISE + """
                 and p.account_id = any(:accounts)
                 and (p.state in ('open', 'partly', 'broken') or p.state in ('kept', 'late') and p.settled_on >= :since)
                order by p.id""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("since", settledSince)
                .query(PromiseStore::promise)
                .list();
    }

    /** Open ones whose day is over. */
    List<Promise> over(TenantId tenant, LocalDate asOf) {
        return sql.sql(PROMISE + " and p.state = 'open' and p.holds_until < :asOf order by p.id")
                .param("tenant", tenant.value())
                .param("asOf", asOf)
                .query(PromiseStore::promise)
                .list();
    }

    /** What was laid on the promised item since, whatever day it counts from. */
    List<Paid> paidOnItem(TenantId tenant, long promise) {
        return sql.sql("""
                select l.effective_on, sum(l.amount_cents)::bigint from payments.promise p
                  join ledger.allocation l
                    on l.tenant_id = :tenant and l.open_item_id = p.open_item_id and l.recorded_at > p.made_at
                 where p.tenant_id = :tenant and p.id = :promise
                 group by l.effective_on order by l.effective_on""")
                .param("tenant", tenant.value())
                .param("promise", promise)
                .query(PromiseStore::paid)
                .list();
    }

    /** What came to the customer's credit since, on whichever of its accounts, but for what was laid on items booked later than the promise. */
    List<Paid> paidOnAccount(TenantId tenant, long promise) {
        return sql.sql("""
                select c.booked_on, sum(c.amount_cents - coalesce(n.cents, 0))::bigint from payments.promise p
                  join customers.customer_account a on a.tenant_id = :tenant and a.id = p.account_id
                  join customers.customer_account o on o.tenant_id = :tenant
                   and (o.id = coalesce(a.merged_into, a.id) or o.merged_into = coalesce(a.merged_into, a.id))
                  join ledger.credit c on c.tenant_id = :tenant and c.account_id = o.id and c.currency = p.currency
                  join ledger.entry e on e.tenant_id = :tenant and e.id = c.entry_id and e.recorded_at > p.made_at
                  left join lateral (
                      select sum(l.amount_cents) as cents from ledger.allocation l
                        join ledger.open_item i on i.tenant_id = :tenant and i.id = l.open_item_id
                        join ledger.entry f on f.tenant_id = :tenant and f.id = i.entry_id and f.recorded_at > p.made_at
                       where l.tenant_id = :tenant and l.credit_id = c.id) n on true
                 where p.tenant_id = :tenant and p.id = :promise
                 group by c.booked_on order by c.booked_on""")
                .param("tenant", tenant.value())
                .param("promise", promise)
                .query(PromiseStore::paid)
                .list();
    }

    Reliability reliability(TenantId tenant, AccountId account) {
        return sql.sql("""
                select count(*) filter (where state = 'open') as open, count(*) filter (where state = 'kept') as kept,
                       count(*) filter (where state = 'late') as late, count(*) filter (where state = 'partly') as partly,
                       count(*) filter (where state = 'broken') as broken
                  from payments.promise where tenant_id = :tenant and account_id = :account""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query((row, _) -> new Reliability(
                        row.getInt("open"),
                        row.getInt("kept"),
                        row.getInt("late"),
                        row.getInt("partly"),
                        row.getInt("broken")))
                .single();
    }

    List<PromiseChange> history(TenantId tenant, long id) {
        return sql.sql("""
                select number, state, paid_cents, who, why, at from payments.promise_change
                 where tenant_id = :tenant and promise_id = :id order by number""")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, _) -> new PromiseChange(
                        row.getInt("number"),
                        PromiseState.of(row.getString("state")),
                        row.getLong("paid_cents"),
                        row.getString("who"),
                        row.getString("why"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    static Paid paid(ResultSet row, int number) throws SQLException {
        return new Paid(row.getObject(1, LocalDate.class), row.getLong(2));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Promise promise(ResultSet row, int number) throws SQLException {
        return new Promise(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                Currency.getInstance(row.getString("currency")),
                number(row, "open_item_id"),
                Optional.ofNullable(row.getString("reference")),
                number(row, "amount_cents"),
                row.getLong("promised_cents"),
                row.getObject("promised_on", LocalDate.class),
                row.getObject("holds_until", LocalDate.class),
                row.getObject("made_on", LocalDate.class),
                row.getString("made_by"),
                PromiseChannel.of(row.getString("channel")).orElseThrow(),
                row.getString("note"),
                PromiseState.of(row.getString("state")),
                Optional.ofNullable(row.getObject("settled_on", LocalDate.class)));
    }
}
