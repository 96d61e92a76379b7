package org.maillon.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.maillon.database.BulkCopy;
import org.maillon.database.Database;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the ledger, many lines at a time. */
@Repository
class LedgerStore {
    record AccountLines(long account, String currency, List<MatchingLine> lines) {}

    record Matched(long account, String currency, Match match) {}

    private final JdbcClient sql;
    private final DataSource source;
    private final Database database;

    LedgerStore(JdbcClient sql, DataSource source, Database database) {
        this.sql = sql;
        this.source = source;
        this.database = database;
    }

    /** As the owner, because the application may not. */
    void analyze() {
        JdbcClient.create(database.owner())
                .sql(
                        "analyze customers.customer_account, customers.contact, ledger.entry, ledger.open_item, ledger.credit, ledger.allocation")
                .update();
    }

    void createPosting() {
        sql.sql(Posting.CREATE).update();
    }

    /** Indexes what was filled in and answers how many lines are to be entered. */
    int readyPosting() {
        sql.sql("create unique index on posting (source_key)").update();
        sql.sql("analyze posting").update();
        return sql.sql("select count(*) from posting where not ghost")
                .query(Integer.class)
                .single();
    }

    int enter(TenantId tenant, Instant at) {
        refreshStatistics("customers.customer_account customers.contact");
        sql.sql("create temporary table new_entry (id bigint, account_id bigint, source_key uuid) on commit drop")
                .update();
        int entries = sql.sql("""
                with entered as (
                    insert into ledger.entry (tenant_id, account_id, kind, booked_on, document_on, reference, label,
                           ledger_account, journal, currency, amount_cents, letter, source_key, source, recorded_at)
                    select :tenant, a.id, p.kind, p.booked_on, p.document_on, p.reference, p.label,
                           p.ledger_account, p.journal, p.currency, p.amount_cents, p.letter, p.source_key, p.source, :at
                      from posting p
                      join customers.customer_account a on a.tenant_id = :tenant and a.code = p.account_code
                     where not p.ghost
                     order by a.id, p.booked_on
                    on conflict (tenant_id, source_key) do nothing
                    returning id, account_id, source_key
                )
                insert into new_entry (id, account_id, source_key)
                select id, account_id, source_key from entered on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("at", utc(at))
                .update();
        sql.sql("analyze new_entry").update();
        refreshStatistics("ledger.entry");
        return entries;
    }

    /** Asks Java once for each pair of terms and day of issue that occurs where nobody stated the due day, a few thousand at most. */
    void countDueDays(BiFunction<String, LocalDate, LocalDate> dueOn) {
        sql.sql("create temporary table due_day (terms text, issued_on date, due_on date) on commit drop")
                .update();
        var wanted = sql.sql("select distinct terms, document_on from new_item where due_on is null")
                .query((row, _) -> new TermsDay(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
        try (var copy = BulkCopy.into(source, "due_day", "terms", "issued_on", "due_on")) {
            for (var pair : wanted) {
                copy.add(pair.terms()).add(pair.issuedOn()).add(dueOn.apply(pair.terms(), pair.issuedOn()));
                copy.endRow();
            }
            copy.finish();
        }
        sql.sql("analyze due_day").update();
    }

    private record TermsDay(String terms, LocalDate issuedOn) {}

    /** Debits and credits that are new, with their ids: matched first, then written once with what is left of them. */
    void stageSides(TenantId tenant, String usualTerms) {
        sql.sql("""
                create temporary table new_item on commit drop as
                select nextval('ledger.open_item_id_seq') as id, n.id as entry_id, n.account_id, p.kind, p.reference, p.label,
                       p.currency, p.booked_on, p.document_on, p.due_on, coalesce(a.terms, :usual) as terms, p.amount_cents, p.ledger_account, p.period, p.letter, p.lettered_on
                  from new_entry n
                  join posting p on p.source_key = n.source_key
                  join customers.customer_account a on a.tenant_id = :tenant and a.id = n.account_id
                 where p.amount_cents > 0""").param("tenant", tenant.value()).param("usual", usualTerms).update();
        sql.sql("""
                create temporary table new_credit on commit drop as
                select nextval('ledger.credit_id_seq') as id, n.id as entry_id, n.account_id, p.kind, p.reference, p.label,
                       p.currency, p.booked_on, -p.amount_cents as amount_cents, p.ledger_account, p.period, p.letter, p.lettered_on
                  from new_entry n
                  join posting p on p.source_key = n.source_key
                 where p.amount_cents < 0""").update();
        sql.sql("analyze new_item").update();
        sql.sql("analyze new_credit").update();
    }

    int openItems(TenantId tenant) {
        return sql.sql("""
                insert into ledger.open_item (tenant_id, id, entry_id, instalment, account_id, kind, reference, currency, booked_on,
                       issued_on, due_on, due_stated, amount_cents, open_cents, closed_on)
                overriding system value
                select :tenant, n.id, n.entry_id, 1, n.account_id, n.kind, n.reference, n.currency, n.booked_on,
                       n.document_on, coalesce(n.due_on, d.due_on), n.due_on is not null, n.amount_cents,
                       n.amount_cents - coalesce(m.cents, 0), case when n.amount_cents = m.cents then m.last_on end
                  from new_item n
                  left join matched_item m on m.open_item_id = n.id
                  left join due_day d on n.due_on is null and d.terms = n.terms and d.issued_on = n.document_on
                 order by n.id
                on conflict do nothing""").param("tenant", tenant.value()).update();
    }

    int credits(TenantId tenant) {
        return sql.sql("""
                insert into ledger.credit (tenant_id, id, entry_id, account_id, kind, reference, currency, booked_on,
                       amount_cents, unallocated_cents)
                overriding system value
                select :tenant, n.id, n.entry_id, n.account_id, n.kind, n.reference, n.currency, n.booked_on,
                       n.amount_cents, n.amount_cents - coalesce(m.cents, 0)
                  from new_credit n left join matched_credit m on m.credit_id = n.id
                 order by n.id
                on conflict do nothing""").param("tenant", tenant.value()).update();
    }

    /** Reverses what was deduced about lines that a letter, now complete, says belong to others; a replaced opening gives up all. */
    int letLettersPrevail(TenantId tenant, Instant at) {
        sql.sql("create temporary table doubted (allocation_id bigint) on commit drop")
                .update();
        sql.sql("""
                with marked as (
                    select e.account_id, p.period, p.letter, e.amount_cents, i.id as open_item_id, c.id as credit_id
                      from posting p
                      join ledger.entry e on e.tenant_id = :tenant and e.source_key = p.source_key
                      left join ledger.open_item i on i.tenant_id = :tenant and i.entry_id = e.id
                      left join ledger.credit c on c.tenant_id = :tenant and c.entry_id = e.id
                     where p.letter <> '' and not p.ghost
                ), complete as (
                    select account_id, period, letter from marked group by 1, 2, 3 having sum(amount_cents) = 0
                ), belonging as (
                    select m.open_item_id, m.credit_id, m.period from marked m join complete using (account_id, period, letter)
                ), deduced as (
                    select a.id, a.open_item_id, a.credit_id from ledger.allocation a
                     where a.tenant_id = :tenant and a.reverses_id is null
                       and (a.origin in ('reference', 'amount', 'oldest', 'deposit')
                            or a.open_item_id in (select open_item_id from belonging where period = :replaced)
                            or a.credit_id in (select credit_id from belonging where period = :replaced))
                       and not exists (select 1 from ledger.allocation r
                                        where r.tenant_id = :tenant and r.reverses_id = a.id)
                )
                insert into doubted (allocation_id)
                select d.id from deduced d
                 where d.open_item_id in (select open_item_id from belonging)
                    or d.credit_id in (select credit_id from belonging)
                on conflict do nothing""")
                .param("replaced", Posting.REPLACED)
                .param("tenant", tenant.value())
                .update();
        return reverseDoubted(tenant, at);
    }

    private int reverseDoubted(TenantId tenant, Instant at) {
        int reversed = sql.sql("""
                insert into ledger.allocation (tenant_id, account_id, currency, open_item_id, credit_id, amount_cents,
                       effective_on, origin, subject, reverses_id, recorded_at)
                select :tenant, a.account_id, a.currency, a.open_item_id, a.credit_id, -a.amount_cents,
                       a.effective_on, a.origin, a.subject, a.id, :at
                  from doubted d join ledger.allocation a on a.tenant_id = :tenant and a.id = d.allocation_id
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("at", utc(at))
                .update();
        if (reversed == 0) return 0;
        sql.sql("""
                update ledger.open_item i set open_cents = i.open_cents + d.cents, closed_on = null
                  from (select a.open_item_id, sum(a.amount_cents) as cents from doubted d
                          join ledger.allocation a on a.tenant_id = :tenant and a.id = d.allocation_id group by 1) d
                 where i.tenant_id = :tenant and i.id = d.open_item_id""").param("tenant", tenant.value()).update();
        sql.sql("""
                update ledger.credit c set unallocated_cents = c.unallocated_cents + d.cents
                  from (select a.credit_id, sum(a.amount_cents) as cents from doubted d
                          join ledger.allocation a on a.tenant_id = :tenant and a.id = d.allocation_id group by 1) d
                 where c.tenant_id = :tenant and c.id = d.credit_id""").param("tenant", tenant.value()).update();
        return reversed;
    }

    /**
     * Gathers all that is open, new or from before, on the accounts with something new: entries, or items that a letter has
     * claimed back. Answers those accounts, in order.
     */
    List<Long> gatherLines(TenantId tenant, boolean reversed) {
        sql.sql("create temporary table touched on commit drop as select distinct account_id from new_entry")
                .update();
        if (reversed) {
            sql.sql("""
                    insert into touched (account_id)
                    select distinct a.account_id from doubted d
                      join ledger.allocation a on a.tenant_id = :tenant and a.id = d.allocation_id
                     where a.account_id not in (select account_id from touched)
                    on conflict do nothing""").param("tenant", tenant.value()).update();
        }
        sql.sql("analyze touched").update();
        sql.sql("""
                create temporary table matching_line on commit drop as
                select account_id, currency, id, true as debit, ledger_account, booked_on, amount_cents, amount_cents as open,
                       reference, label, period, letter, lettered_on
                  from new_item
                union all
                select account_id, currency, id, false, ledger_account, booked_on, amount_cents, amount_cents, reference, label,
                       period, letter, lettered_on
                  from new_credit
                union all
                select i.account_id, i.currency, i.id, true, e.ledger_account, i.booked_on, i.amount_cents, i.open_cents,
                       i.reference, e.label, coalesce(p.period, 0), coalesce(p.letter, e.letter), p.lettered_on
                  from touched t
                  join ledger.open_item i on i.tenant_id = :tenant and i.account_id = t.account_id and i.open_cents > 0
                  join ledger.entry e on e.tenant_id = :tenant and e.id = i.entry_id
                  left join posting p on p.source_key = e.source_key
                union all
                select c.account_id, c.currency, c.id, false, e.ledger_account, c.booked_on, c.amount_cents, c.unallocated_cents,
                       c.reference, e.label, coalesce(p.period, 0), coalesce(p.letter, e.letter), p.lettered_on
                  from touched t
                  join ledger.credit c on c.tenant_id = :tenant and c.account_id = t.account_id and c.unallocated_cents > 0
                  join ledger.entry e on e.tenant_id = :tenant and e.id = c.entry_id
                  left join posting p on p.source_key = e.source_key
                union all
                select a.id, p.currency, -row_number() over (), p.amount_cents > 0, p.ledger_account, p.booked_on,
                       abs(p.amount_cents), abs(p.amount_cents), p.reference, p.label, p.period, p.letter, p.lettered_on
                  from posting p
                  join customers.customer_account a on a.tenant_id = :tenant and a.code = p.account_code
                  join touched t on t.account_id = a.id
                 where p.ghost and p.letter <> ''""").param("tenant", tenant.value()).update();
        sql.sql("create index on matching_line (account_id)").update();
        sql.sql("analyze matching_line").update();
        return sql.sql("select account_id from touched order by account_id")
                .query(Long.class)
                .list();
    }

    List<AccountLines> lines(long firstAccount, long lastAccount) {
        record Row(long account, String currency, MatchingLine line) {}
        var found = new ArrayList<AccountLines>();
        var rows = sql.sql("""
                select * from matching_line where account_id between :first and :last order by account_id, currency""")
                .param("first", firstAccount)
                .param("last", lastAccount)
                .query((row, _) -> new Row(row.getLong("account_id"), row.getString("currency"), line(row)))
                .list();
        for (var row : rows) {
            var last = found.isEmpty() ? null : found.getLast();
            if (last == null
                    || last.account() != row.account()
                    || !last.currency().equals(row.currency())) {
                last = new AccountLines(row.account(), row.currency(), new ArrayList<>());
                found.add(last);
            }
            last.lines().add(row.line());
        }
        return found;
    }

    void createMatched() {
        sql.sql("""
                create temporary table matched (account_id bigint, currency text, open_item_id bigint, credit_id bigint,
                    cents bigint, effective_on date, origin text) on commit drop""").update();
    }

    void keepMatched(List<Matched> matched) {
        try (var copy = BulkCopy.into(
                source,
                "matched",
                "account_id",
                "currency",
                "open_item_id",
                "credit_id",
                "cents",
                "effective_on",
                "origin")) {
            for (var each : matched) {
                copy.add(each.account()).add(each.currency());
                copy.add(each.match().openItem())
                        .add(each.match().credit())
                        .add(each.match().cents());
                copy.add(each.match().effectiveOn()).add(each.match().origin().stored());
                copy.endRow();
            }
            copy.finish();
        }
    }

    /** What a person undid is not deduced again; adds up the rest of what was matched, and takes it off what the ledger had open before; new sides are written with what is left. */
    void takeOffMatched(TenantId tenant) {
        sql.sql("analyze matched").update();
        sql.sql("""
                delete from matched m
                 where m.origin in ('reference', 'amount', 'oldest')
                   and exists (select 1 from ledger.allocation r
                                where r.tenant_id = :tenant and r.open_item_id = m.open_item_id
                                  and r.credit_id = m.credit_id and r.reverses_id is not null and r.origin = 'person')""").param("tenant", tenant.value()).update();
        sql.sql("""
                create temporary table matched_item on commit drop as
                select open_item_id, sum(cents)::bigint as cents, max(effective_on) as last_on from matched group by 1""").update();
        sql.sql("""
                create temporary table matched_credit on commit drop as
                select credit_id, sum(cents)::bigint as cents from matched group by 1""").update();
        sql.sql("analyze matched_item").update();
        sql.sql("analyze matched_credit").update();
        sql.sql("""
                update ledger.open_item i
                   set open_cents = i.open_cents - m.cents,
                       closed_on = case when i.open_cents = m.cents then m.last_on end
                  from matched_item m
                 where i.tenant_id = :tenant and i.id = m.open_item_id""").param("tenant", tenant.value()).update();
        sql.sql("""
                update ledger.credit c set unallocated_cents = c.unallocated_cents - m.cents
                  from matched_credit m
                 where c.tenant_id = :tenant and c.id = m.credit_id""").param("tenant", tenant.value()).update();
    }

    int allocateMatched(TenantId tenant, Instant at) {
        refreshStatistics("ledger.open_item ledger.credit");
        return sql.sql("""
                insert into ledger.allocation (tenant_id, account_id, currency, open_item_id, credit_id, amount_cents,
                       effective_on, origin, recorded_at)
                select :tenant, account_id, currency, open_item_id, credit_id, cents, effective_on, origin, :at
                  from matched order by account_id, effective_on
                on conflict do nothing""").param("tenant", tenant.value()).param("at", utc(at)).update();
    }

    /**
     * Many rows were written: plans made with the figures of before would be wrong, also those that check foreign keys.
     *
     * @param tables with a blank between
     */
    private void refreshStatistics(String tables) {
        sql.sql("select database.refresh_statistics(variadic :tables::text[]) is null")
                .param("tables", tables.split(" "))
                .query(Boolean.class)
                .single();
    }

    private static MatchingLine line(ResultSet row) throws SQLException {
        return new MatchingLine(
                row.getLong("id"),
                row.getBoolean("debit"),
                LedgerClass.ofPrefix(row.getString("ledger_account")),
                row.getObject("booked_on", LocalDate.class),
                row.getLong("amount_cents"),
                row.getLong("open"),
                row.getString("reference"),
                row.getString("label"),
                row.getInt("period"),
                row.getString("letter"),
                row.getObject("lettered_on", LocalDate.class));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
