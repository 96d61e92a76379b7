package org.maillon.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.AccountPast.Balance;
import org.maillon.reminders.AccountPast.ItemPast;
import org.maillon.reminders.FactsStore.Approved;
import org.maillon.reminders.FactsStore.Customer;
import org.maillon.reminders.FactsStore.Taken;
import org.maillon.reminders.PastHoldsStore.Pasts;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.maillon.reminders.Situations.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the books say of days gone by: reads, and writes nothing. */
@Repository
class PastStore {
    private static final int DAYS_OF_CONTACTS = 7;

    private final JdbcClient sql;
    private final FactsStore facts;
    private final ExperimentStore experiments;
    private final Situations situations;
    private final PastHoldsStore holds;

    PastStore(
            JdbcClient sql,
            FactsStore facts,
            ExperimentStore experiments,
            Situations situations,
            PastHoldsStore holds) {
        this.sql = sql;
        this.facts = facts;
        this.experiments = experiments;
        this.situations = situations;
        this.holds = holds;
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

    /** The accounts, per currency, that owe something now or owed it on or after a day, also those others were joined to; page by page. */
    List<ReviewKey> accounts(TenantId tenant, LocalDate from, ReviewKey after, int limit) {
        return sql.sql("""
                (select distinct account_id, currency from ledger.open_item
                  where tenant_id = :tenant and (account_id, currency) > (:account, :currency)
                    and (open_cents > 0 or closed_on > :from)
                  order by account_id, currency limit :limit)
                union
                (select distinct a.merged_into, i.currency from customers.customer_account a
                   join ledger.open_item i on i.tenant_id = :tenant and i.account_id = a.id
                    and (i.open_cents > 0 or i.closed_on > :from)
                  where a.tenant_id = :tenant and a.merged_into is not null
                    and (a.merged_into, i.currency) > (:account, :currency)
                  order by a.merged_into, i.currency limit :limit)
                 order by account_id, currency limit :limit""")
                .param("tenant", tenant.value())
                .param("account", after.account())
                .param("currency", after.currency())
                .param("from", from)
                .param("limit", limit)
                .query((row, _) -> new ReviewKey(row.getLong(1), row.getString(2)))
                .list();
    }

    /** The persons who stand behind several of these accounts, by their address. */
    Set<String> sharedPersons(TenantId tenant, LocalDate from) {
        return new HashSet<>(sql.sql("""
                with owing as (
                    select distinct account_id, currency from ledger.open_item
                     where tenant_id = :tenant and (open_cents > 0 or closed_on > :from)),
                person as (
                    select distinct on (account_id) account_id, email from customers.contact
                     where tenant_id = :tenant and role <> 'superior' and email is not null and ended_at is null
                     order by account_id, array_position(array['pays', 'receives', 'approves', 'orders'], role), id)
                select p.email from owing o join person p on p.account_id = o.account_id
                 group by p.email having count(*) > 1""")
                .param("tenant", tenant.value())
                .param("from", from)
                .query(String.class)
                .list());
    }

    /** These accounts from a day on, as known today: what is booked for later counts from today. */
    List<AccountPast> pasts(TenantId tenant, List<ReviewKey> keys, LocalDate from, LocalDate today) {
        facts.readByIndex();
        var asked = new Asked(facts.asked(tenant, keys), from, today);
        var items = items(asked);
        var credits = credits(asked);
        lay(asked, items, credits);
        var known = known(asked, items);
        return keys.stream()
                .map(key -> past(key, asked, known, items, credits).withPromisesKept())
                .toList();
    }

    private record Asked(FactsStore.Asked facts, LocalDate from, LocalDate today) {
        LocalDate known(ResultSet row, String column) throws SQLException {
            var day = row.getObject(column, LocalDate.class);
            return day.isAfter(today) ? today : day;
        }

        ReviewKey key(ResultSet row) throws SQLException {
            return facts.key(row);
        }
    }

    /** What is known of a chunk of accounts beside their items. */
    private record Known(
            Map<Long, Customer> customers,
            Map<Long, String> persons,
            Map<Long, Taken> taken,
            Map<Long, List<Approved>> approvals,
            Map<Long, String> scenariosOfItems,
            Map<ReviewKey, LocalDate> lastContacts,
            Map<Long, List<LocalDate>> contacts,
            List<Experiment> experiments,
            Pasts holds) {
        Standing standing(long account, Collection<Long> items) {
            var ofAccount = new HashMap<Long, Taken>();
            for (long item : items) {
                var said = taken.get(item);
                if (said != null) ofAccount.put(item, said);
            }
            return new Standing(
                    customers.getOrDefault(account, Situations.NOBODY), ofAccount, approvals, scenariosOfItems);
        }
    }

    private Known known(Asked asked, Map<ReviewKey, Map<Long, Row>> items) {
        var of = asked.facts();
        var ids = items.values().stream()
                .flatMap(each -> each.keySet().stream())
                .sorted()
                .toArray(Long[]::new);
        var customers = facts.customers(of);
        return new Known(
                customers,
                persons(asked),
                facts.taken(of.tenant(), ids, asked.from()),
                facts.approvals(of),
                facts.scenariosOfItems(of),
                lastContacts(asked),
                situations.contacts(of, customers, asked.from().minusDays(DAYS_OF_CONTACTS)),
                experiments.running(of.tenant()),
                holds.of(of, situations.silences(of), asked.from()));
    }

    private static AccountPast past(
            ReviewKey key,
            Asked asked,
            Known known,
            Map<ReviewKey, Map<Long, Row>> items,
            Map<ReviewKey, Balance> credits) {
        var ofAccount = items.getOrDefault(key, Map.of());
        var person = known.persons().get(key.account());
        return new AccountPast(
                key,
                person,
                known.standing(key.account(), ofAccount.keySet()),
                credits.getOrDefault(key, new Balance(0)),
                ofAccount.values().stream()
                        .map(row -> row.item(known.holds().of(row.id(), row.account(), key.account())))
                        .toList(),
                known.holds().now().promises().getOrDefault(key, List.of()),
                known.holds().promises().getOrDefault(key, List.of()),
                Experiment.heldOut(known.experiments(), key.account()),
                known.lastContacts().get(key),
                known.contacts().getOrDefault(key.account(), List.of()).stream()
                        .filter(on -> on.isBefore(asked.from()))
                        .toList(),
                asked.today());
    }

    /** Whom one writes to, by account. */
    private Map<Long, String> persons(Asked asked) {
        var persons = new HashMap<Long, String>();
        statement("""
                select distinct on (account_id) account_id, email from customers.contact
                 where tenant_id = :tenant and account_id = any(:accounts)
                   and role <> 'superior' and email is not null and ended_at is null
                 order by account_id, array_position(array['pays', 'receives', 'approves', 'orders'], role), id""", asked).query(row -> {
            persons.put(row.getLong("account_id"), row.getString("email"));
        });
        return persons;
    }

    /** The last message before the first day. */
    private Map<ReviewKey, LocalDate> lastContacts(Asked asked) {
        var contacts = new HashMap<ReviewKey, LocalDate>();
        statement("""
                select account_id, currency, max(taken_on) as last_on from reminders.step_taken
                 where tenant_id = :tenant and account_id = any(:accounts) and taken_on < :from and withdrawn_on is null
                 group by account_id, currency""", asked).param("from", asked.from()).query(row -> {
            contacts.merge(asked.key(row), row.getObject("last_on", LocalDate.class), FactsStore::later);
        });
        return contacts;
    }

    /** An item as it is read. */
    private record Row(
            long id,
            long account,
            String kind,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            Balance open) {
        ItemPast item(HoldsPast holds) {
            return new ItemPast(id, kind, issuedOn, dueOn, holds, open);
        }
    }

    private Map<ReviewKey, Map<Long, Row>> items(Asked asked) {
        var items = new HashMap<ReviewKey, Map<Long, Row>>();
        statement("""
                select account_id, currency, id, kind, issued_on, due_on, booked_on, amount_cents, open_cents
                  from ledger.open_item
                 where tenant_id = :tenant and account_id = any(:accounts) and (open_cents > 0 or closed_on > :from)""", asked).param("from", asked.from()).query(row -> {
            var item = new Row(
                    row.getLong("id"),
                    row.getLong("account_id"),
                    row.getString("kind"),
                    row.getObject("issued_on", LocalDate.class),
                    ReminderStore.day(row, "due_on"),
                    new Balance(row.getLong("open_cents")));
            var bookedOn = asked.known(row, "booked_on");
            if (bookedOn.isAfter(asked.from())) item.open().moved(bookedOn, row.getLong("amount_cents"));
            items.computeIfAbsent(asked.key(row), _ -> new TreeMap<>()).put(item.id(), item);
        });
        return items;
    }

    private Map<ReviewKey, Balance> credits(Asked asked) {
        var unallocated = new HashMap<ReviewKey, Long>();
        var booked = new HashMap<ReviewKey, List<Map.Entry<LocalDate, Long>>>();
        statement("""
                select account_id, currency, booked_on, amount_cents, unallocated_cents from ledger.credit
                 where tenant_id = :tenant and account_id = any(:accounts) and (unallocated_cents > 0 or booked_on > :from)""", asked).param("from", asked.from()).query(row -> {
            var key = asked.key(row);
            unallocated.merge(key, row.getLong("unallocated_cents"), Long::sum);
            var move = Map.entry(asked.known(row, "booked_on"), row.getLong("amount_cents"));
            if (move.getKey().isAfter(asked.from()))
                booked.computeIfAbsent(key, _ -> new ArrayList<>()).add(move);
        });
        var credits = new HashMap<ReviewKey, Balance>();
        unallocated.forEach((key, cents) -> credits.put(key, new Balance(cents)));
        booked.forEach((key, moves) -> moves.forEach(
                move -> credits.computeIfAbsent(key, _ -> new Balance(0)).moved(move.getKey(), move.getValue())));
        return credits;
    }

    /** What was paid since the first day was open before, and the credit that paid it was still free. */
    private void lay(Asked asked, Map<ReviewKey, Map<Long, Row>> items, Map<ReviewKey, Balance> credits) {
        statement("""
                select a.account_id, a.currency, a.open_item_id, a.effective_on, sum(a.amount_cents)::bigint as cents
                  from ledger.open_item i
                  join ledger.allocation a on a.tenant_id = i.tenant_id and a.open_item_id = i.id
                 where i.tenant_id = :tenant and i.account_id = any(:accounts)
                   and (i.open_cents > 0 or i.closed_on > :from) and a.effective_on > :from
                 group by a.account_id, a.currency, a.open_item_id, a.effective_on""", asked).param("from", asked.from()).query(row -> {
            var key = asked.key(row);
            var on = asked.known(row, "effective_on");
            var item = items.getOrDefault(key, Map.of()).get(row.getLong("open_item_id"));
            if (item == null || !on.isAfter(asked.from())) return;
            item.open().moved(on, -row.getLong("cents"));
            credits.computeIfAbsent(key, _ -> new Balance(0)).moved(on, -row.getLong("cents"));
        });
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

    private JdbcClient.StatementSpec statement(String text, Asked asked) {
        var of = asked.facts();
        return sql.sql(text).param("tenant", of.tenant().value()).param("accounts", of.accounts());
    }
}
