package org.maillon.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.AccountPast.Balance;
import org.maillon.reminders.AccountPast.ItemPast;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the books say of days gone by: reads, and writes nothing. */
@Repository
class PastStore {
    private final JdbcClient sql;
    private final Situations situations;

    PastStore(JdbcClient sql, Situations situations) {
        this.sql = sql;
        this.situations = situations;
    }

    long countAccounts(TenantId tenant, LocalDate from) {
        return sql.sql("""
                select count(*) from (
                    select distinct account_id, currency from ledger.open_item
                     where tenant_id = :tenant and (open_cents > 0 or closed_on > :from)) as owing""")
                .param("tenant", tenant.value())
                .param("from", from)
                .query(Long.class)
                .single();
    }

    /** The accounts, per currency, that owe something now or owed it on or after a day; page by page. */
    List<ReviewKey> accounts(TenantId tenant, LocalDate from, ReviewKey after, int limit) {
        return sql.sql("""
                select distinct account_id, currency from ledger.open_item
                 where tenant_id = :tenant and (account_id, currency) > (:account, :currency)
                   and (open_cents > 0 or closed_on > :from)
                 order by account_id, currency limit :limit""")
                .param("tenant", tenant.value())
                .param("account", after.account())
                .param("currency", after.currency())
                .param("from", from)
                .param("limit", limit)
                .query((row, _) -> new ReviewKey(row.getLong(1), row.getString(2)))
                .list();
    }

    /** These accounts from a day on, as known today: what is booked for later counts from today. */
    List<AccountPast> pasts(TenantId tenant, List<ReviewKey> keys, LocalDate from, LocalDate today) {
        var asked = new Asked(
                tenant, keys.stream().map(ReviewKey::account).distinct().toArray(Long[]::new), from, today);
        var steps = steps(asked);
        var items = items(asked, facts(tenant, keys, today), steps);
        var credits = credits(asked);
        lay(asked, items, credits);
        var reachable = reachable(asked);
        return keys.stream()
                .map(key -> new AccountPast(
                        key.account(),
                        key.currency(),
                        reachable.contains(key.account()),
                        credits.getOrDefault(key, Balance.of(0)),
                        List.copyOf(items.getOrDefault(key, Map.of()).values()),
                        steps.contact(key),
                        today))
                .toList();
    }

    private List<AccountFacts> facts(TenantId tenant, List<ReviewKey> keys, LocalDate today) {
        return situations.of(tenant, keys, today).stream().map(Situation::facts).toList();
    }

    private record Asked(TenantId tenant, Long[] accounts, LocalDate from, LocalDate today) {
        LocalDate known(ResultSet row, String column) throws SQLException {
            var day = row.getObject(column, LocalDate.class);
            return day.isAfter(today) ? today : day;
        }
    }

    /** What was said before the first day. */
    private record Steps(
            Map<Long, Integer> last,
            Map<Long, LocalDate> lastOn,
            Map<Long, Integer> cycle,
            Map<ReviewKey, LocalDate> contacts) {
        @Nullable
        LocalDate contact(ReviewKey key) {
            return contacts.get(key);
        }

        ItemFacts of(ItemFacts item) {
            return new ItemFacts(
                    item.openItem(),
                    item.kind(),
                    item.issuedOn(),
                    item.dueOn(),
                    item.openCents(),
                    last.getOrDefault(item.openItem(), 0),
                    lastOn.get(item.openItem()),
                    cycle.getOrDefault(item.openItem(), 1),
                    item.pausedUntil());
        }
    }

    private Steps steps(Asked asked) {
        var steps = new Steps(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        sql.sql("""
                select account_id, currency, open_item_id,
                       max(step) filter (where withdrawn_on is null) as last_step,
                       max(taken_on) filter (where withdrawn_on is null) as last_step_on,
                       (1 + coalesce(max(cycle) filter (where withdrawn_on is not null), 0))::int as cycle
                  from reminders.step_taken
                 where tenant_id = :tenant and account_id = any(:accounts) and taken_on < :from
                 group by account_id, currency, open_item_id""")
                .param("tenant", asked.tenant().value())
                .param("accounts", asked.accounts())
                .param("from", asked.from())
                .query(row -> {
                    long item = row.getLong("open_item_id");
                    steps.cycle().put(item, row.getInt("cycle"));
                    var on = ReminderStore.day(row, "last_step_on");
                    if (on == null) return;
                    steps.last().put(item, row.getInt("last_step"));
                    steps.lastOn().put(item, on);
                    steps.contacts().merge(key(row), on, (a, b) -> a.isAfter(b) ? a : b);
                });
        return steps;
    }

    private Map<ReviewKey, Map<Long, ItemPast>> items(Asked asked, List<AccountFacts> now, Steps steps) {
        var items = new HashMap<ReviewKey, Map<Long, ItemPast>>();
        for (var account : now) {
            var ofAccount = new TreeMap<Long, ItemPast>();
            for (var item : account.items())
                ofAccount.put(item.openItem(), new ItemPast(steps.of(item), Balance.of(item.openCents())));
            items.put(new ReviewKey(account.account(), account.currency()), ofAccount);
        }
        sql.sql("""
                select account_id, currency, id, kind, issued_on, due_on, booked_on, amount_cents, open_cents
                  from ledger.open_item
                 where tenant_id = :tenant and account_id = any(:accounts)
                   and (open_cents > 0 and booked_on > :from or open_cents = 0 and closed_on > :from)""")
                .param("tenant", asked.tenant().value())
                .param("accounts", asked.accounts())
                .param("from", asked.from())
                .query(row -> {
                    var ofAccount = items.computeIfAbsent(key(row), _ -> new TreeMap<>());
                    if (row.getLong("open_cents") == 0) ofAccount.put(row.getLong("id"), closed(row, steps));
                    var item = ofAccount.get(row.getLong("id"));
                    var bookedOn = asked.known(row, "booked_on");
                    if (item != null && bookedOn.isAfter(asked.from()))
                        item.open().move(bookedOn, row.getLong("amount_cents"));
                });
        return items;
    }

    private static ItemPast closed(ResultSet row, Steps steps) throws SQLException {
        var item = new ItemFacts(
                row.getLong("id"),
                row.getString("kind"),
                row.getObject("issued_on", LocalDate.class),
                ReminderStore.day(row, "due_on"),
                0,
                0,
                null,
                1,
                null);
        return new ItemPast(steps.of(item), Balance.of(0));
    }

    private Map<ReviewKey, Balance> credits(Asked asked) {
        var unallocated = new HashMap<ReviewKey, Long>();
        var booked = new HashMap<ReviewKey, List<Map.Entry<LocalDate, Long>>>();
        sql.sql("""
                select account_id, currency, booked_on, amount_cents, unallocated_cents from ledger.credit
                 where tenant_id = :tenant and account_id = any(:accounts) and (unallocated_cents > 0 or booked_on > :from)""")
                .param("tenant", asked.tenant().value())
                .param("accounts", asked.accounts())
                .param("from", asked.from())
                .query(row -> {
                    var key = key(row);
                    unallocated.merge(key, row.getLong("unallocated_cents"), Long::sum);
                    var move = Map.entry(asked.known(row, "booked_on"), row.getLong("amount_cents"));
                    if (move.getKey().isAfter(asked.from()))
                        booked.computeIfAbsent(key, _ -> new ArrayList<>()).add(move);
                });
        var credits = new HashMap<ReviewKey, Balance>();
        unallocated.forEach((key, cents) -> credits.put(key, Balance.of(cents)));
        booked.forEach((key, moves) -> moves.forEach(
                move -> credits.computeIfAbsent(key, _ -> Balance.of(0)).move(move.getKey(), move.getValue())));
        return credits;
    }

    /** What was paid since the first day was open before, and the credit that paid it was still free. */
    private void lay(Asked asked, Map<ReviewKey, Map<Long, ItemPast>> items, Map<ReviewKey, Balance> credits) {
        sql.sql("""
                select a.account_id, a.currency, a.open_item_id, a.effective_on, sum(a.amount_cents)::bigint as cents
                  from ledger.open_item i
                  join ledger.allocation a on a.tenant_id = i.tenant_id and a.open_item_id = i.id
                 where i.tenant_id = :tenant and i.account_id = any(:accounts)
                   and (i.open_cents > 0 or i.closed_on > :from) and a.effective_on > :from
                 group by a.account_id, a.currency, a.open_item_id, a.effective_on""")
                .param("tenant", asked.tenant().value())
                .param("accounts", asked.accounts())
                .param("from", asked.from())
                .query(row -> {
                    var key = key(row);
                    var on = asked.known(row, "effective_on");
                    var item = items.getOrDefault(key, Map.of()).get(row.getLong("open_item_id"));
                    if (item == null || !on.isAfter(asked.from())) return;
                    item.open().move(on, -row.getLong("cents"));
                    credits.computeIfAbsent(key, _ -> Balance.of(0)).move(on, -row.getLong("cents"));
                });
    }

    private Set<Long> reachable(Asked asked) {
        return new HashSet<>(sql.sql("""
                select distinct account_id from customers.contact
                 where tenant_id = :tenant and account_id = any(:accounts)
                   and role <> 'superior' and email is not null and ended_at is null""")
                .param("tenant", asked.tenant().value())
                .param("accounts", asked.accounts())
                .query(Long.class)
                .list());
    }

    /** What did leave on each of these days. */
    Map<LocalDate, Simulation.Left> left(TenantId tenant, LocalDate from, LocalDate to) {
        var left = new HashMap<LocalDate, Simulation.Left>();
        sql.sql("""
                select taken_on, count(distinct message_key) as messages from reminders.step_taken
                 where tenant_id = :tenant and taken_on between :from and :to and withdrawn_on is null
                 group by taken_on""")
                .param("tenant", tenant.value())
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    left.put(
                            row.getObject("taken_on", LocalDate.class),
                            new Simulation.Left(row.getLong("messages"), new TreeMap<>()));
                });
        sql.sql("""
                select s.taken_on, t.name, count(*) as items
                  from reminders.step_taken s
                  join reminders.step t on t.tenant_id = s.tenant_id and t.scenario_id = s.scenario_id and t.number = s.step
                 where s.tenant_id = :tenant and s.taken_on between :from and :to and s.withdrawn_on is null
                 group by s.taken_on, t.name""")
                .param("tenant", tenant.value())
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    var day = left.get(row.getObject("taken_on", LocalDate.class));
                    if (day != null) day.byStep().merge(row.getString("name"), row.getLong("items"), Long::sum);
                });
        return left;
    }

    private static ReviewKey key(ResultSet row) throws SQLException {
        return new ReviewKey(row.getLong("account_id"), row.getString("currency"));
    }
}
