package org.maillon.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what Maillon books itself: entries with their side, and allocations that somebody has decided. */
@Repository
class BookingStore {
    private static final int MOST_ALIKE = 50;

    private final JdbcClient sql;

    BookingStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Enters those whose key is new, with their open items and credits, nothing of them allocated. */
    void enter(TenantId tenant, List<Booking> bookings, Instant at) {
        sql.sql("""
                with entered as (
                    insert into ledger.entry (tenant_id, account_id, kind, booked_on, document_on, reference, label,
                           ledger_account, journal, currency, amount_cents, letter, source_key, source, recorded_at)
                    select :tenant, x.account_id, x.kind, x.booked_on::date, x.booked_on::date, x.reference, x.label, :class,
                           x.journal, x.currency, x.cents, '', x.key::uuid, x.source, :at
                      from unnest(:keys::text[], :accounts::bigint[], :kinds::text[], :days::text[], :references::text[],
                                  :labels::text[], :journals::text[], :sources::text[], :currencies::text[], :cents::bigint[])
                           as x(key, account_id, kind, booked_on, reference, label, journal, source, currency, cents)
                    on conflict (tenant_id, source_key) do nothing
                    returning id, account_id, kind, booked_on, reference, currency, amount_cents
                ), opened as (
                    insert into ledger.open_item (tenant_id, entry_id, instalment, account_id, kind, reference, currency,
                           booked_on, issued_on, due_on, due_stated, amount_cents, open_cents)
                    select :tenant, id, 1, account_id, kind, reference, currency, booked_on, booked_on, booked_on, true,
                           amount_cents, amount_cents
                      from entered where amount_cents > 0
                    on conflict do nothing
                )
                insert into ledger.credit (tenant_id, entry_id, account_id, kind, reference, currency, booked_on, amount_cents,
                       unallocated_cents)
                select :tenant, id, account_id, kind, reference, currency, booked_on, -amount_cents, -amount_cents
                  from entered where amount_cents < 0
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("class", LedgerClass.RECEIVABLE.prefix())
                .param("at", LedgerStore.utc(at))
                .param("keys", each(bookings, booking -> booking.key().toString()))
                .param(
                        "accounts",
                        numbers(bookings, booking -> booking.account().value()))
                .param("kinds", each(bookings, Booking::kind))
                .param("days", each(bookings, booking -> booking.bookedOn().toString()))
                .param("references", each(bookings, Booking::reference))
                .param("labels", each(bookings, Booking::label))
                .param("journals", each(bookings, Booking::journal))
                .param("sources", each(bookings, Booking::source))
                .param("currencies", each(bookings, Booking::currency))
                .param("cents", numbers(bookings, Booking::cents))
                .update();
    }

    List<Booking.Booked> booked(TenantId tenant, List<Booking> bookings) {
        return sql.sql("""
                select e.source_key, e.id,
                       coalesce((select i.id from ledger.open_item i where i.tenant_id = :tenant and i.entry_id = e.id),
                                (select c.id from ledger.credit c where c.tenant_id = :tenant and c.entry_id = e.id)) as side
                  from ledger.entry e
                 where e.tenant_id = :tenant and e.source_key = any(:keys::uuid[])""")
                .param("tenant", tenant.value())
                .param("keys", each(bookings, booking -> booking.key().toString()))
                .query((row, _) -> new Booking.Booked(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3)))
                .list();
    }

    /**
     * Lines of an accounting export that are the very payments the bank has already brought take the bank's key, so that they
     * are known and not entered again, and lend their letters. The same account, amount and currency within a week; the
     * nearest days first, each for one. What was taken back is nobody's twin.
     */
    void meet(TenantId tenant) {
        for (int round = 0; round < MOST_ALIKE && meetNearest(tenant) > 0; round++) continue;
    }

    private int meetNearest(TenantId tenant) {
        return sql.sql("""
                with edge as (
                    select p.source_key as line, e.source_key as booked, abs(p.booked_on - e.booked_on) as days, e.id
                      from posting p
                      join customers.customer_account a on a.tenant_id = :tenant and a.code = p.account_code
                      join ledger.entry e on e.tenant_id = :tenant and e.account_id = a.id and e.currency = p.currency
                       and e.amount_cents = p.amount_cents and e.kind = 'payment' and e.journal = 'bank'
                       and abs(p.booked_on - e.booked_on) <= 7
                     where not p.ghost and p.amount_cents < 0 and p.kind not in ('credit-note', 'opening')
                       and not exists (select 1 from ledger.entry k where k.tenant_id = :tenant and k.source_key = p.source_key)
                       and not exists (select 1 from posting t where t.source_key = e.source_key)
                       and not exists (
                           select 1 from ledger.credit c
                             join ledger.allocation l on l.tenant_id = :tenant and l.credit_id = c.id and l.reverses_id is null
                             join ledger.open_item i on i.tenant_id = :tenant and i.id = l.open_item_id
                              and i.kind = 'transfer'
                            where c.tenant_id = :tenant and c.entry_id = e.id)
                ), ranked as (
                    select line, booked, row_number() over (partition by line order by days, id) as of_line,
                           row_number() over (partition by booked order by days, line) as of_booked
                      from edge
                )
                update posting p set source_key = r.booked from ranked r
                 where p.source_key = r.line and r.of_line = 1 and r.of_booked = 1""").param("tenant", tenant.value()).update();
    }

    /** What is open of these items, each locked until the transaction ends. */
    Map<Long, Long> lockItems(TenantId tenant, Collection<Long> items) {
        return left(sql.sql("""
                select id, open_cents from ledger.open_item where tenant_id = :tenant and id = any(:ids)
                 order by id for update"""), tenant, items);
    }

    Map<Long, Long> lockCredits(TenantId tenant, Collection<Long> credits) {
        return left(sql.sql("""
                select id, unallocated_cents from ledger.credit where tenant_id = :tenant and id = any(:ids)
                 order by id for update"""), tenant, credits);
    }

    private static Map<Long, Long> left(JdbcClient.StatementSpec statement, TenantId tenant, Collection<Long> ids) {
        var left = new HashMap<Long, Long>();
        statement
                .param("tenant", tenant.value())
                .param("ids", ids.stream().distinct().toArray(Long[]::new))
                .query((row, _) -> left.put(row.getLong(1), row.getLong(2)))
                .list();
        return left;
    }

    /** Writes allocations for which there is room and answers whose; an item's day of closing is that of its last one. */
    List<AccountId> lay(TenantId tenant, List<Match> matches, Instant at) {
        return sql.sql("""
                with given as (
                    select x.item, x.credit, x.cents, greatest(x.day::date, i.booked_on, c.booked_on) as day, x.origin, x.subject,
                           i.account_id, i.currency
                      from unnest(:items::bigint[], :credits::bigint[], :cents::bigint[], :days::text[], :origins::text[],
                                  :subjects::text[]) as x(item, credit, cents, day, origin, subject)
                      join ledger.open_item i on i.tenant_id = :tenant and i.id = x.item
                      join ledger.credit c on c.tenant_id = :tenant and c.id = x.credit
                ), laid as (
                    insert into ledger.allocation (tenant_id, account_id, currency, open_item_id, credit_id, amount_cents,
                           effective_on, origin, subject, recorded_at)
                    select :tenant, account_id, currency, item, credit, cents, day, origin, subject, :at from given
                    on conflict do nothing
                    returning account_id, open_item_id, credit_id, amount_cents, effective_on
                ), filled as (
                    update ledger.open_item i
                       set open_cents = i.open_cents - l.cents,
                           closed_on = case when i.open_cents = l.cents then greatest(l.last_on, (
                               select max(e.effective_on) from ledger.allocation e
                                where e.tenant_id = :tenant and e.open_item_id = i.id)) end
                      from (select open_item_id, sum(amount_cents)::bigint as cents, max(effective_on) as last_on
                              from laid group by 1) l
                     where i.tenant_id = :tenant and i.id = l.open_item_id
                ), used as (
                    update ledger.credit c set unallocated_cents = c.unallocated_cents - l.cents
                      from (select credit_id, sum(amount_cents)::bigint as cents from laid group by 1) l
                     where c.tenant_id = :tenant and c.id = l.credit_id
                )
                select distinct account_id from laid""")
                .param("tenant", tenant.value())
                .param("at", LedgerStore.utc(at))
                .param("items", numbers(matches, Match::openItem))
                .param("credits", numbers(matches, Match::credit))
                .param("cents", numbers(matches, Match::cents))
                .param("days", each(matches, match -> match.effectiveOn().toString()))
                .param("origins", each(matches, match -> match.origin().stored()))
                .param("subjects", each(matches, Match::subject))
                .query((row, _) -> new AccountId(row.getLong(1)))
                .list();
    }

    private static <T> String[] each(List<T> some, Function<T, String> text) {
        return some.stream().map(text).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> some, Function<T, Long> number) {
        return some.stream().map(number).toArray(Long[]::new);
    }
}
