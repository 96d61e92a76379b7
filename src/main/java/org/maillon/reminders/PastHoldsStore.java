package org.maillon.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.maillon.reminders.AccountFacts.Promised;
import org.maillon.reminders.FactsStore.Asked;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.maillon.reminders.Situations.Silences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What spoke against asking since a day, with the days on which it began and ended. What is about a whole account has the
 * negative of its id. Of a dispute that was opened anew or changed, the last amount counts for all of it.
 */
@Repository
class PastHoldsStore {
    private final JdbcClient sql;

    PastHoldsStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** All of it for a chunk of accounts. */
    record Pasts(
            Silences now,
            Map<Long, List<Spell<LocalDate>>> pauses,
            Map<Long, List<Spell<Long>>> disputes,
            Map<Long, List<Spell<NavigableSet<LocalDate>>>> plans,
            Map<Long, List<Spell<LocalDate>>> receipts,
            Map<ReviewKey, List<Spell<Promised>>> promises,
            Map<Long, List<LocalDate>> broken) {
        HoldsPast of(long item, long bookedOn, long account) {
            var ofItem = disputes.getOrDefault(item, List.of());
            return new HoldsPast(
                    now.of(item, bookedOn, account),
                    about(pauses, item, bookedOn, account),
                    ofItem,
                    ofItem.stream()
                            .flatMap(spell -> Stream.ofNullable(spell.until()))
                            .toList(),
                    plans.getOrDefault(item, List.of()),
                    receipts.getOrDefault(item, List.of()),
                    about(broken, item, bookedOn, account),
                    now.daysAfterDispute());
        }

        private static <T> List<T> about(Map<Long, List<T>> found, long item, long bookedOn, long account) {
            return Stream.of(item, -bookedOn, -account)
                    .distinct()
                    .flatMap(about -> found.getOrDefault(about, List.of()).stream())
                    .toList();
        }
    }

    Pasts of(Asked asked, Silences now, LocalDate from) {
        return new Pasts(
                now,
                spells(PAUSES, asked, from, row -> spell(row, row.getObject("what", LocalDate.class))),
                spells(DISPUTES, asked, from, row -> spell(row, row.getLong("what"))),
                spells(PLANS, asked, from, row -> spell(row, days(row))),
                spells(RECEIPTS, asked, from, row -> spell(row, row.getObject("what", LocalDate.class))),
                promises(asked, from),
                spells(BROKEN, asked, from, row -> row.getObject("what", LocalDate.class)));
    }

    private static final String PAUSES = """
            select coalesce(open_item_id, -account_id) as about, since, null::date as until, until as what from reminders.pause
             where tenant_id = :tenant and account_id = any(:accounts) and since is not null and until >= :from""";

    private static final String DISPUTES = """
            select open_item_id as about, opened_on as since, closed_on as until, disputed_cents as what from disputes.dispute
             where tenant_id = :tenant and account_id = any(:accounts) and (closed_on is null or closed_on >= :from - 60)""";

    private static final String PLANS = """
            select i.open_item_id as about, p.signed_on as since, p.settled_on as until, array_agg(t.holds_until) as what
              from payments.repayment_plan p
              join payments.plan_item i on i.tenant_id = p.tenant_id and i.plan_id = p.id
              join payments.plan_instalment t on t.tenant_id = p.tenant_id and t.plan_id = p.id
             where p.tenant_id = :tenant and p.account_id = any(:accounts) and p.signed_on is not null
               and (p.settled_on is null or p.settled_on >= :from)
             group by i.open_item_id, p.id, p.signed_on, p.settled_on""";

    /** A hold is released with the decision on its receipt; where nobody decided, it ran out. */
    private static final String RECEIPTS = """
            select h.open_item_id as about, r.booked_on as since, h.until as what,
                   case when h.released_on is not null then coalesce(r.decided_at::date, h.released_on) end as until
              from payments.receipt_hold h
              join payments.receipt r on r.tenant_id = h.tenant_id and r.id = h.receipt_id
             where h.tenant_id = :tenant and h.account_id = any(:accounts) and h.until >= :from
            union all
            select p.open_item_id, n.received_on, n.holds_until, n.settled_on
              from payments.instrument n
              join payments.instrument_part p on p.tenant_id = n.tenant_id and p.instrument_id = n.id
             where n.tenant_id = :tenant and n.account_id = any(:accounts) and n.holds_until >= :from""";

    private static final String BROKEN = """
            select coalesce(open_item_id, -account_id) as about, settled_on as what from payments.promise
             where tenant_id = :tenant and account_id = any(:accounts) and state in ('partly', 'broken')""";

    private Map<ReviewKey, List<Spell<Promised>>> promises(Asked asked, LocalDate from) {
        var found = new HashMap<ReviewKey, List<Spell<Promised>>>();
        statement("""
                select account_id, currency, open_item_id, amount_cents, promised_on, holds_until, made_on as since,
                       settled_on as until
                  from payments.promise
                 where tenant_id = :tenant and account_id = any(:accounts) and (settled_on is null or settled_on >= :from)
                 order by holds_until, id""", asked, from).query(row -> {
            found.computeIfAbsent(asked.key(row), _ -> new ArrayList<>()).add(spell(row, HoldsStore.promise(row)));
        });
        return found;
    }

    /** What a row tells. */
    private interface Telling<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Map<Long, List<T>> spells(String text, Asked asked, LocalDate from, Telling<T> telling) {
        var found = new HashMap<Long, List<T>>();
        statement(text, asked, from).query(row -> {
            found.computeIfAbsent(row.getLong("about"), _ -> new ArrayList<>()).add(telling.of(row));
        });
        return found;
    }

    private static <T> Spell<T> spell(ResultSet row, T what) throws SQLException {
        return new Spell<>(row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class), what);
    }

    private static NavigableSet<LocalDate> days(ResultSet row) throws SQLException {
        var days = new TreeSet<LocalDate>();
        for (var day : (java.sql.Date[]) row.getArray("what").getArray()) days.add(day.toLocalDate());
        return days;
    }

    private JdbcClient.StatementSpec statement(String text, Asked asked, LocalDate from) {
        return sql.sql(text)
                .param("tenant", asked.tenant().value())
                .param("accounts", asked.accounts())
                .param("from", from);
    }
}
