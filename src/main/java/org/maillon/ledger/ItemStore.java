package org.maillon.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the ledger back, as of any day, and keeps what a person changes of it. */
@Repository
class ItemStore {
    private final JdbcClient sql;

    ItemStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Items open at the end of the day, in the order of their ids. What was allocated later is open again. */
    List<OpenItem> openItems(
            TenantId tenant, @Nullable Collection<AccountId> accounts, LocalDate asOf, long after, int limit) {
        return sql.sql("""
                with later as (
                    select open_item_id, sum(amount_cents)::bigint as cents from ledger.allocation
                     where tenant_id = :tenant and effective_on > :asOf group by open_item_id
                ), open as (
                    select id, open_cents from ledger.open_item where tenant_id = :tenant and open_cents > 0 and id > :after
                    union all
                    select i.id, 0 from ledger.open_item i join later l on l.open_item_id = i.id
                     where i.tenant_id = :tenant and i.open_cents = 0 and i.id > :after
                )
                select i.id, i.account_id, a.code, a.name, i.kind, i.reference, e.label, i.currency, i.booked_on, i.issued_on,
                       i.due_on, i.due_stated, i.amount_cents, o.open_cents + coalesce(l.cents, 0) as open_cents
                  from open o
                  join ledger.open_item i on i.tenant_id = :tenant and i.id = o.id
                  join ledger.entry e on e.tenant_id = :tenant and e.id = i.entry_id
                  join customers.customer_account a on a.tenant_id = :tenant and a.id = i.account_id
                  left join later l on l.open_item_id = i.id
                 where i.booked_on <= :asOf and (:accounts::bigint[] is null or i.account_id = any(:accounts::bigint[]))
                   and o.open_cents + coalesce(l.cents, 0) > 0
                 order by i.id limit :limit""")
                .param("tenant", tenant.value())
                .param("asOf", asOf)
                .param(
                        "accounts",
                        accounts == null
                                ? null
                                : accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(ItemStore::openItem)
                .list();
    }

    private static final String ENTRY = """
            select e.id, e.account_id, a.code, e.kind, e.booked_on, e.document_on, e.reference, e.label, e.journal,
                   e.ledger_account, e.currency, e.amount_cents, e.letter, e.source,
                   coalesce((select sum(i.open_cents) from ledger.open_item i
                              where i.tenant_id = :tenant and i.entry_id = e.id),
                            (select c.unallocated_cents from ledger.credit c
                              where c.tenant_id = :tenant and c.entry_id = e.id), 0) as open_cents
              from ledger.entry e
              join customers.customer_account a on a.tenant_id = :tenant and a.id = e.account_id
             where e.tenant_id = :tenant
            """;

    /** Entries of an account or of all, in the order of their ids. */
    List<LedgerEntry> entries(TenantId tenant, @Nullable AccountId account, long after, int limit) {
        var entries = sql.sql(ENTRY + """
                and (:account::bigint is null or e.account_id = :account) and e.id > :after order by e.id limit :limit""")
                .param("tenant", tenant.value())
                .param("account", account == null ? null : account.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> entry(row, List.of()))
                .list();
        return withLaid(tenant, entries);
    }

    /** Newest booking first, from an entry on or from the newest: a stretch of the index over an account's entries. */
    List<LedgerEntry> history(TenantId tenant, AccountId account, OptionalLong from, int limit) {
        var entries = sql.sql(ENTRY + " and e.account_id = :account " + (from.isPresent() ? """
                and (e.booked_on, e.id) <= (select f.booked_on, f.id from ledger.entry f
                                             where f.tenant_id = :tenant and f.account_id = :account and f.id = :from)
                """ : "")
                        + "order by e.booked_on desc, e.id desc limit :limit")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("from", from.orElse(0))
                .param("limit", limit)
                .query((row, _) -> entry(row, List.of()))
                .list();
        return withLaid(tenant, entries);
    }

    /** The entry so many steps newer, or the newest where there are not so many; empty where there is none. */
    OptionalLong newer(TenantId tenant, AccountId account, long from, int steps) {
        var newer = sql.sql("""
                select e.id from ledger.entry e
                 where e.tenant_id = :tenant and e.account_id = :account
                   and (e.booked_on, e.id) > (select f.booked_on, f.id from ledger.entry f
                                               where f.tenant_id = :tenant and f.account_id = :account and f.id = :from)
                 order by e.booked_on, e.id limit :steps""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("from", from)
                .param("steps", steps)
                .query(Long.class)
                .list();
        return newer.isEmpty() ? OptionalLong.empty() : OptionalLong.of(newer.getLast());
    }

    long countEntries(TenantId tenant, AccountId account) {
        return sql.sql("select count(*) from ledger.entry where tenant_id = :tenant and account_id = :account")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    boolean isEmpty(TenantId tenant) {
        return sql.sql("select 1 from ledger.entry where tenant_id = :tenant limit 1")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .optional()
                .isEmpty();
    }

    private List<LedgerEntry> withLaid(TenantId tenant, List<LedgerEntry> entries) {
        var laid = laid(tenant, entries.stream().map(LedgerEntry::id).toArray(Long[]::new));
        return entries.stream()
                .map(entry -> with(entry, laid.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private Map<Long, List<LedgerEntry.Laid>> laid(TenantId tenant, Long[] entries) {
        var laid = new HashMap<Long, List<LedgerEntry.Laid>>();
        sql.sql("""
                with shown as (
                    select i.entry_id, al.id, other.reference, al.effective_on, al.amount_cents, al.origin, al.subject
                      from ledger.open_item i
                      join ledger.allocation al on al.tenant_id = :tenant and al.open_item_id = i.id
                      join ledger.credit other on other.tenant_id = :tenant and other.id = al.credit_id
                     where i.tenant_id = :tenant and i.entry_id = any(:entries)
                    union all
                    select c.entry_id, al.id, other.reference, al.effective_on, al.amount_cents, al.origin, al.subject
                      from ledger.credit c
                      join ledger.allocation al on al.tenant_id = :tenant and al.credit_id = c.id
                      join ledger.open_item other on other.tenant_id = :tenant and other.id = al.open_item_id
                     where c.tenant_id = :tenant and c.entry_id = any(:entries)
                )
                select * from shown s
                 where s.amount_cents > 0
                   and not exists (select 1 from ledger.allocation r where r.tenant_id = :tenant and r.reverses_id = s.id)
                 order by s.effective_on, s.id""")
                .param("tenant", tenant.value())
                .param("entries", entries)
                .query((row, _) -> laid.computeIfAbsent(row.getLong("entry_id"), _ -> new ArrayList<>())
                        .add(new LedgerEntry.Laid(
                                row.getLong("id"),
                                row.getString("reference"),
                                row.getObject("effective_on", LocalDate.class),
                                row.getLong("amount_cents"),
                                row.getString("origin"),
                                row.getString("subject"))))
                .list();
        return laid;
    }

    /**
     * Reverses an allocation because a person says so, and opens both sides again; answers whose account it was, empty when
     * it is already reversed.
     */
    Optional<AccountId> reverse(TenantId tenant, long allocation, Instant at) {
        return sql.sql("""
                with reversed as (
                    insert into ledger.allocation (tenant_id, account_id, currency, open_item_id, credit_id, amount_cents,
                           effective_on, origin, subject, reverses_id, recorded_at)
                    select tenant_id, account_id, currency, open_item_id, credit_id, -amount_cents, effective_on, 'person',
                           subject, id, :at
                      from ledger.allocation where tenant_id = :tenant and id = :allocation and reverses_id is null
                    on conflict do nothing
                    returning account_id, open_item_id, credit_id, amount_cents
                ), opened as (
                    update ledger.open_item i set open_cents = i.open_cents - r.amount_cents, closed_on = null
                      from reversed r where i.tenant_id = :tenant and i.id = r.open_item_id
                ), freed as (
                    update ledger.credit c set unallocated_cents = c.unallocated_cents - r.amount_cents
                      from reversed r where c.tenant_id = :tenant and c.id = r.credit_id
                )
                select account_id from reversed""")
                .param("tenant", tenant.value())
                .param("allocation", allocation)
                .param("at", LedgerStore.utc(at))
                .query((row, _) -> new AccountId(row.getLong(1)))
                .optional();
    }

    /**
     * Lays a reversed allocation again, now as a person's word; answers whose account it was, empty where one of the sides
     * has no room for it any more, or where it was laid again before.
     */
    Optional<AccountId> layAgain(TenantId tenant, long allocation, Instant at) {
        return sql.sql("""
                with undone as (
                    select a.account_id, a.currency, a.open_item_id, a.credit_id, a.amount_cents, a.effective_on, a.subject
                      from ledger.allocation a
                      join ledger.open_item i on i.tenant_id = :tenant and i.id = a.open_item_id
                      join ledger.credit c on c.tenant_id = :tenant and c.id = a.credit_id
                     where a.tenant_id = :tenant and a.id = :allocation and a.reverses_id is null
                       and i.open_cents >= a.amount_cents and c.unallocated_cents >= a.amount_cents
                       and exists (select 1 from ledger.allocation r where r.tenant_id = :tenant and r.reverses_id = a.id)
                       and not exists (select 1 from ledger.allocation l
                                        where l.tenant_id = :tenant and l.open_item_id = a.open_item_id
                                          and l.credit_id = a.credit_id and l.origin = 'person' and l.id > a.id
                                          and l.reverses_id is null and not exists (
                                              select 1 from ledger.allocation r
                                               where r.tenant_id = :tenant and r.reverses_id = l.id))
                ), laid as (
                    insert into ledger.allocation (tenant_id, account_id, currency, open_item_id, credit_id, amount_cents,
                           effective_on, origin, subject, recorded_at)
                    select :tenant, account_id, currency, open_item_id, credit_id, amount_cents, effective_on, 'person',
                           subject, :at
                      from undone
                    on conflict do nothing
                    returning account_id, open_item_id, credit_id, amount_cents, effective_on
                ), filled as (
                    update ledger.open_item i
                       set open_cents = i.open_cents - l.amount_cents,
                           closed_on = case when i.open_cents = l.amount_cents then greatest(l.effective_on, (
                               select max(e.effective_on) from ledger.allocation e
                                where e.tenant_id = :tenant and e.open_item_id = i.id)) end
                      from laid l where i.tenant_id = :tenant and i.id = l.open_item_id
                ), used as (
                    update ledger.credit c set unallocated_cents = c.unallocated_cents - l.amount_cents
                      from laid l where c.tenant_id = :tenant and c.id = l.credit_id
                )
                select account_id from laid""")
                .param("tenant", tenant.value())
                .param("allocation", allocation)
                .param("at", LedgerStore.utc(at))
                .query((row, _) -> new AccountId(row.getLong(1)))
                .optional();
    }

    /** Counts again the due days nobody stated, for the open items of one account. */
    int recountDueDays(TenantId tenant, AccountId account, UnaryOperator<LocalDate> dueOn) {
        var days = new LinkedHashMap<LocalDate, LocalDate>();
        sql.sql("""
                select distinct issued_on from ledger.open_item
                 where tenant_id = :tenant and account_id = :account and open_cents > 0 and not due_stated""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list()
                .forEach(day -> days.put(day, dueOn.apply(day)));
        return sql.sql("""
                update ledger.open_item i set due_on = d.due_on
                  from unnest(:issued::date[], :due::date[]) as d (issued_on, due_on)
                 where i.tenant_id = :tenant and i.account_id = :account and i.open_cents > 0 and not i.due_stated
                   and i.issued_on = d.issued_on and i.due_on is distinct from d.due_on""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("issued", days.keySet().stream().map(LocalDate::toString).toArray(String[]::new))
                .param("due", days.values().stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    private static OpenItem openItem(ResultSet row, int number) throws SQLException {
        return new OpenItem(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("reference"),
                row.getString("label"),
                row.getString("currency"),
                row.getObject("booked_on", LocalDate.class),
                row.getObject("issued_on", LocalDate.class),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                row.getBoolean("due_stated"),
                row.getLong("amount_cents"),
                row.getLong("open_cents"));
    }

    private static LedgerEntry entry(ResultSet row, List<LedgerEntry.Laid> laid) throws SQLException {
        return new LedgerEntry(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("kind"),
                row.getObject("booked_on", LocalDate.class),
                row.getObject("document_on", LocalDate.class),
                row.getString("reference"),
                row.getString("label"),
                row.getString("journal"),
                row.getString("ledger_account"),
                row.getString("currency"),
                row.getLong("amount_cents"),
                row.getLong("open_cents"),
                row.getString("letter"),
                row.getString("source"),
                laid);
    }

    private static LedgerEntry with(LedgerEntry entry, List<LedgerEntry.Laid> laid) {
        return new LedgerEntry(
                entry.id(),
                entry.accountId(),
                entry.account(),
                entry.kind(),
                entry.bookedOn(),
                entry.documentOn(),
                entry.reference(),
                entry.label(),
                entry.journal(),
                entry.ledgerAccount(),
                entry.currency(),
                entry.amountCents(),
                entry.openCents(),
                entry.letter(),
                entry.source(),
                laid);
    }
}
