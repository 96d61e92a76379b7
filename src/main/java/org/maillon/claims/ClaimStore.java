package org.maillon.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maillon.claims.Claim.Kind;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Late invoices with what was laid on them, and claims counted for good. */
@Repository
class ClaimStore {
    /** An invoice before it is known who owes it. */
    record Late(
            long openItem,
            AccountId account,
            String reference,
            String currency,
            long amountCents,
            LocalDate issuedOn,
            LocalDate dueOn,
            long reliefCents,
            List<ClaimFacts.Payment> payments) {}

    private static final String LATE = """
            select i.id, i.account_id, i.reference, i.currency, i.amount_cents, i.issued_on, i.due_on, l.days, l.cents, l.relief
              from ledger.open_item i
              left join lateral (
                  select array_agg(a.effective_on order by a.effective_on, a.id) filter (where c.kind not in ('credit-note', 'write-off')) as days,
                         array_agg(a.amount_cents order by a.effective_on, a.id) filter (where c.kind not in ('credit-note', 'write-off')) as cents,
                         sum(a.amount_cents) filter (where c.kind in ('credit-note', 'write-off')) as relief
                    from ledger.allocation a
                    join ledger.credit c on c.tenant_id = :tenant and c.id = a.credit_id
                   where a.tenant_id = :tenant and a.open_item_id = i.id and a.reverses_id is null
                     and not exists (select 1 from ledger.allocation r where r.tenant_id = :tenant and r.reverses_id = a.id)) l on true
             where i.tenant_id = :tenant and i.kind in ('invoice', 'opening') and i.due_on < :day
            """;

    private static final String ENDED = """
            and (i.id in (select w.open_item_id from claims.waiver w where w.tenant_id = :tenant)
                 or i.id in (select p.open_item_id from claims.payment p where p.tenant_id = :tenant and p.undone_at is null))
            """;

    private final JdbcClient sql;

    ClaimStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Invoices of an account, or of all, due before a day and paid after their due day or not at all; after an id, at most limit. */
    List<Late> late(TenantId tenant, ClaimFilter filter, LocalDate day, long after, int limit) {
        return sql.sql(LATE + (filter.isEnded() ? ENDED : "") + """
                and (:account::bigint is null or i.account_id = :account) and i.id > :after
                and (i.open_cents > 0 or i.closed_on > i.due_on)
                order by i.id limit :limit""")
                .param("tenant", tenant.value())
                .param("account", filter.account().map(AccountId::value).orElse(null))
                .param("day", day)
                .param("after", after)
                .param("limit", limit)
                .query(ClaimStore::late)
                .list();
    }

    /** These items, as far as they are invoices due before a day. */
    List<Late> late(TenantId tenant, Collection<Long> items, LocalDate day) {
        return sql.sql(LATE + " and i.id = any(:items) order by i.id")
                .param("tenant", tenant.value())
                .param("day", day)
                .param("items", items.toArray(Long[]::new))
                .query(ClaimStore::late)
                .list();
    }

    /** Of which of these accounts somebody said whether it is a public body. */
    Map<AccountId, Boolean> publicBodies(TenantId tenant, Collection<AccountId> accounts) {
        var said = new HashMap<AccountId, Boolean>();
        sql.sql("""
                select p.account_id, p.public_body from customers.profile p
                 where p.tenant_id = :tenant and p.account_id = any(:accounts) and p.public_body is not null""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, _) -> said.put(new AccountId(row.getLong(1)), row.getBoolean(2)))
                .list();
        return said;
    }

    private static Late late(ResultSet row, int number) throws SQLException {
        var payments = new ArrayList<ClaimFacts.Payment>();
        var days = row.getArray("days");
        if (days != null) {
            var all = (java.sql.Date[]) days.getArray();
            var cents = (Long[]) row.getArray("cents").getArray();
            for (int at = 0; at < all.length; at++)
                payments.add(new ClaimFacts.Payment(all[at].toLocalDate(), cents[at]));
        }
        return new Late(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("reference"),
                row.getString("currency"),
                row.getLong("amount_cents"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getLong("relief"),
                payments);
    }

    /** Keeps what was counted; what is kept already stays as it is. */
    void keep(TenantId tenant, Collection<Claim> some, Instant at) {
        if (some.isEmpty()) return;
        sql.sql("""
                insert into claims.claim (tenant_id, account_id, open_item_id, kind, currency, amount_cents, counted_until, counted_at)
                select :tenant, x.account, x.item, x.kind, x.currency, x.cents, x.until, :at
                  from unnest(:accounts::bigint[], :items::bigint[], :kinds::text[], :currencies::text[], :cents::bigint[],
                              :days::date[]) as x(account, item, kind, currency, cents, until)
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param(
                        "accounts",
                        some.stream().map(each -> each.account().value()).toArray(Long[]::new))
                .param("items", some.stream().map(Claim::openItem).toArray(Long[]::new))
                .param("kinds", some.stream().map(each -> each.kind().code()).toArray(String[]::new))
                .param("currencies", some.stream().map(Claim::currency).toArray(String[]::new))
                .param("cents", some.stream().map(Claim::countedCents).toArray(Long[]::new))
                .param(
                        "days",
                        some.stream()
                                .map(each -> each.countedUntil().toString())
                                .toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The payments on which the counts of these items rest were taken back. */
    void end(TenantId tenant, Collection<Long> items, Instant at) {
        sql.sql("""
                update claims.claim set ended_at = :at
                 where tenant_id = :tenant and open_item_id = any(:items) and ended_at is null""")
                .param("tenant", tenant.value())
                .param("items", items.toArray(Long[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    record Kept(long cents, LocalDate until) {}

    /** What was counted for good of these items, by the id of the claim. */
    Map<Long, Kept> kept(TenantId tenant, Collection<Long> items) {
        var kept = new HashMap<Long, Kept>();
        sql.sql("""
                select c.open_item_id, c.kind, c.amount_cents, c.counted_until from claims.claim c
                 where c.tenant_id = :tenant and c.open_item_id = any(:items) and c.ended_at is null""")
                .param("tenant", tenant.value())
                .param("items", items.toArray(Long[]::new))
                .query((row, _) -> kept.put(
                        Kind.of(row.getString(2)).idOf(row.getLong(1)),
                        new Kept(row.getLong(3), row.getObject(4, LocalDate.class))))
                .list();
        return kept;
    }

    /** The items of an account of which a count is kept. */
    List<Long> keptItems(TenantId tenant, AccountId account) {
        return sql.sql("""
                select distinct c.open_item_id from claims.claim c
                 where c.tenant_id = :tenant and c.account_id = :account and c.ended_at is null""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(Long.class)
                .list();
    }
}
