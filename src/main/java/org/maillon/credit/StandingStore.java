package org.maillon.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads where accounts stand: what they owe and have been promised, their limits and what else speaks against them. */
@Repository
class StandingStore {
    /** What is known of one account beside its balances. */
    record Known(
            AccountId account,
            AccountId head,
            boolean limitOnly,
            Optional<Money> limit,
            Optional<Money> groupLimit,
            Optional<Money> cover,
            Optional<LocalDate> oldestDue,
            boolean brokenPromise,
            boolean insolvent,
            String country) {
        /** The same customer, of which this is known too from an account that was joined. */
        Known and(Known joined) {
            var oldest = Stream.of(oldestDue, joined.oldestDue)
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder());
            return new Known(
                    account,
                    head,
                    limitOnly,
                    limit,
                    groupLimit,
                    cover,
                    oldest,
                    brokenPromise || joined.brokenPromise,
                    insolvent || joined.insolvent,
                    country);
        }
    }

    /** What one account owes and has been promised in one currency, part by part. */
    record Part(
            Currency currency,
            long receivableCents,
            long creditCents,
            long acceptedCents,
            long deliveredCents,
            long depositCents) {}

    private final JdbcClient sql;

    StandingStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Each account with the head of its group, which is itself where it has no parent; those that exist. */
    Map<AccountId, AccountId> heads(TenantId tenant, Collection<AccountId> accounts) {
        return pairs(tenant, accounts, """
                select a.id, coalesce(p.parent_id, a.id) as head from customers.customer_account a
                  left join customers.profile p on p.tenant_id = :tenant and p.account_id = a.id
                 where a.tenant_id = :tenant and a.id = any(:accounts)""");
    }

    /** All accounts of some groups, each with its head. */
    Map<AccountId, AccountId> members(TenantId tenant, Collection<AccountId> heads) {
        return pairs(tenant, heads, """
                select a.id, a.id as head from customers.customer_account a
                 where a.tenant_id = :tenant and a.id = any(:accounts)
                union all
                select p.account_id, p.parent_id from customers.profile p
                 where p.tenant_id = :tenant and p.parent_id = any(:accounts)""");
    }

    private Map<AccountId, AccountId> pairs(TenantId tenant, Collection<AccountId> accounts, String query) {
        var pairs = new HashMap<AccountId, AccountId>();
        sql.sql(query)
                .param("tenant", tenant.value())
                .param("accounts", ids(accounts))
                .query(row -> {
                    pairs.put(new AccountId(row.getLong("id")), new AccountId(row.getLong("head")));
                });
        return pairs;
    }

    /** Accounts that were joined to others, each with the one that goes on: those of the same customers as these. */
    Map<AccountId, AccountId> joined(TenantId tenant, Collection<AccountId> accounts) {
        return pairs(tenant, accounts, """
                with joined as materialized (
                    select id, merged_into from customers.customer_account
                     where tenant_id = :tenant and merged_into is not null)
                select id, merged_into as head from joined
                 where merged_into = any(:accounts)
                    or merged_into in (select j.merged_into from joined j where j.id = any(:accounts))""");
    }

    /** These accounts and all others of their groups. */
    Set<AccountId> family(TenantId tenant, Collection<AccountId> accounts) {
        var family = new HashSet<>(accounts);
        family.addAll(
                members(tenant, Set.copyOf(heads(tenant, accounts).values())).keySet());
        return family;
    }

    /** Holds these accounts until the transaction ends, the same order for everybody: nobody else decides about them. */
    void lock(TenantId tenant, Collection<AccountId> accounts) {
        sql.sql("""
                select id from customers.customer_account where tenant_id = :tenant and id = any(:accounts)
                 order by id for no key update""")
                .param("tenant", tenant.value())
                .param("accounts", ids(accounts))
                .query(Long.class)
                .list();
    }

    List<Known> known(TenantId tenant, Map<AccountId, AccountId> heads, LocalDate today) {
        var accounts = List.copyOf(heads.keySet());
        return sql.sql("""
                select a.id, a.country, x.head,
                       exists (select 1 from credit.limit_only o where o.tenant_id = :tenant and o.account_id = a.id) as limit_only,
                       l.amount_cents, l.currency, g.amount_cents as group_cents, g.currency as group_currency,
                       c.granted_cents, c.currency as cover_currency,
                       (select min(i.due_on) from ledger.open_item i
                         where i.tenant_id = :tenant and i.account_id = a.id and i.open_cents > 0
                           and not exists (
                               select 1 from disputes.disputed_item d
                                where d.tenant_id = :tenant and d.open_item_id = i.id and d.disputed_cents >= i.open_cents)
                       ) as oldest_due_on,
                       exists (select 1 from payments.promise p
                                where p.tenant_id = :tenant and p.account_id = a.id and p.state in ('partly', 'broken')) as broken,
                       exists (select 1 from registers.insolvency n
                                where n.tenant_id = :tenant and n.account_id = a.id and n.ended_on is null) as insolvent
                  from unnest(:accounts::bigint[], :heads::bigint[]) as x(account, head)
                  join customers.customer_account a on a.tenant_id = :tenant and a.id = x.account
                  left join lateral (
                       select l.amount_cents, l.currency from credit.credit_limit l
                        where l.tenant_id = :tenant and l.account_id = a.id and not l.whole_group
                          and l.from_on <= :today and (l.until_on is null or l.until_on >= :today)
                        order by l.id desc limit 1) l on true
                  left join lateral (
                       select l.amount_cents, l.currency from credit.credit_limit l
                        where l.tenant_id = :tenant and l.account_id = x.head and l.whole_group
                          and l.from_on <= :today and (l.until_on is null or l.until_on >= :today)
                        order by l.id desc limit 1) g on true
                  left join lateral (
                       select case when c.state in ('granted', 'reduced') and (c.until_on is null or c.until_on >= :today)
                                   then c.granted_cents else 0 end as granted_cents, c.currency
                         from credit.cover c
                        where c.tenant_id = :tenant and c.account_id = a.id and c.from_on <= :today and c.state <> 'requested'
                        order by c.id desc limit 1) c on true""")
                .param("tenant", tenant.value())
                .param("today", today)
                .param("accounts", ids(accounts))
                .param("heads", ids(accounts.stream().map(heads::get).toList()))
                .query(StandingStore::known)
                .list();
    }

    /** What each of these accounts owes and has been promised; those without anything are left out. */
    Map<AccountId, Balances> balances(TenantId tenant, Collection<AccountId> accounts) {
        var all = new HashMap<AccountId, Balances>();
        sql.sql("""
                select account_id, currency, sum(cents)::bigint as cents
                  from (select account_id, currency, exposure_cents as cents from ledger.exposure
                         where tenant_id = :tenant and account_id = any(:accounts)
                        union all
                        select account_id, currency, accepted_cents + uninvoiced_cents - deposit_cents from credit.committed
                         where tenant_id = :tenant and account_id = any(:accounts)) as part
                 group by account_id, currency""")
                .param("tenant", tenant.value())
                .param("accounts", ids(accounts))
                .query(row -> {
                    all.merge(
                            new AccountId(row.getLong("account_id")),
                            Balances.NOTHING.plus(
                                    Currency.getInstance(row.getString("currency")), row.getLong("cents")),
                            Balances::plus);
                });
        return all;
    }

    List<Part> parts(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                select currency, sum(open_cents)::bigint as open_cents, sum(unallocated_cents)::bigint as unallocated_cents,
                       sum(accepted_cents)::bigint as accepted_cents, sum(uninvoiced_cents)::bigint as uninvoiced_cents,
                       sum(deposit_cents)::bigint as deposit_cents
                  from (select currency, open_cents, unallocated_cents, 0 as accepted_cents, 0 as uninvoiced_cents,
                               0 as deposit_cents
                          from ledger.exposure where tenant_id = :tenant and account_id = any(:accounts)
                        union all
                        select currency, 0, 0, accepted_cents, uninvoiced_cents, deposit_cents
                          from credit.committed where tenant_id = :tenant and account_id = any(:accounts)) as part
                 group by currency order by currency""")
                .param("tenant", tenant.value())
                .param("accounts", ids(accounts))
                .query((row, _) -> new Part(
                        Currency.getInstance(row.getString("currency")),
                        row.getLong("open_cents"),
                        row.getLong("unallocated_cents"),
                        row.getLong("accepted_cents"),
                        row.getLong("uninvoiced_cents"),
                        row.getLong("deposit_cents")))
                .list();
    }

    /** The rates that serve on a day: of each pair the latest, none older than so many days. */
    Rates rates(TenantId tenant, LocalDate today, int days) {
        var rates = new HashMap<Rates.Pair, java.math.BigDecimal>();
        sql.sql("""
                select distinct on (currency, into_currency) currency, into_currency, rate from credit.exchange_rate
                 where tenant_id = :tenant and valid_on <= :today and valid_on >= :oldest
                 order by currency, into_currency, valid_on desc, id desc""")
                .param("tenant", tenant.value())
                .param("today", today)
                .param("oldest", today.minusDays(days))
                .query(row -> {
                    rates.put(
                            new Rates.Pair(
                                    Currency.getInstance(row.getString("currency")),
                                    Currency.getInstance(row.getString("into_currency"))),
                            row.getBigDecimal("rate"));
                });
        return new Rates(Map.copyOf(rates));
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        return new Known(
                new AccountId(row.getLong("id")),
                new AccountId(row.getLong("head")),
                row.getBoolean("limit_only"),
                money(row, "amount_cents", "currency"),
                money(row, "group_cents", "group_currency"),
                money(row, "granted_cents", "cover_currency"),
                Optional.ofNullable(row.getObject("oldest_due_on", LocalDate.class)),
                row.getBoolean("broken"),
                row.getBoolean("insolvent"),
                row.getString("country"));
    }

    private static Optional<Money> money(ResultSet row, String cents, String currency) throws SQLException {
        var code = row.getString(currency);
        return code == null ? Optional.empty() : Optional.of(new Money(row.getLong(cents), Currency.getInstance(code)));
    }

    private static Long[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(Long[]::new);
    }
}
