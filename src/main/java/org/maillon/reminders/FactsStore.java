package org.maillon.reminders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the rules look at, a chunk of accounts at a time: one statement for each kind of fact. */
@Repository
class FactsStore {
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final JdbcClient sql;

    FactsStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Accounts of one company, and those that were joined to them: what is known of these is known of the account that goes on.
     *
     * @param into by account that was joined: the one that goes on
     */
    record Asked(TenantId tenant, Long[] accounts, Map<Long, Long> into) {
        long goingOn(long account) {
            return into.getOrDefault(account, account);
        }

        ReviewKey key(ResultSet row) throws SQLException {
            return new ReviewKey(goingOn(row.getLong("account_id")), row.getString("currency"));
        }

        /** What is about a whole account has the negative of its id. */
        long about(long itemOrAccount) {
            return itemOrAccount < 0 ? -goingOn(-itemOrAccount) : itemOrAccount;
        }

        /** By account that goes on: those that were joined to it. */
        Map<Long, List<Long>> joined() {
            return into.keySet().stream().collect(groupingBy(this::goingOn));
        }
    }

    Asked asked(TenantId tenant, Collection<ReviewKey> keys) {
        var accounts = keys.stream().map(ReviewKey::account).collect(toCollection(LinkedHashSet::new));
        var into = into(tenant, accounts);
        accounts.addAll(into.keySet());
        return new Asked(tenant, accounts.toArray(Long[]::new), into);
    }

    /**
     * Those joined to one of these accounts, and those of them that were joined. Few accounts are: all of them are read by
     * their own index, where two long arrays compared with every account took a second for a chunk.
     */
    private Map<Long, Long> into(TenantId tenant, Collection<Long> accounts) {
        var into = new HashMap<Long, Long>();
        sql.sql("""
                with joined as materialized (
                    select id, merged_into from customers.customer_account
                     where tenant_id = :tenant and merged_into is not null)
                select id, merged_into from joined
                 where merged_into in (select unnest(:accounts::bigint[])) or id in (select unnest(:accounts::bigint[]))""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(Long[]::new))
                .query(row -> {
                    into.put(row.getLong("id"), row.getLong("merged_into"));
                });
        return into;
    }

    /** What is known of the customer itself, whatever the currency. */
    record Customer(
            String country,
            @Nullable String segment,
            @Nullable Integer score,
            boolean publicBody,
            @Nullable String scenario,
            Set<Channel> reachable,
            @Nullable String email) {}

    /** @param account on which it was booked */
    record Item(
            long id,
            long account,
            String kind,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            long openCents) {}

    /** The last step that stands of an item (scenario 0: none), and its cycle. */
    record Taken(
            long scenario,
            int step,
            int repetition,
            @Nullable LocalDate on,
            int cycle) {
        static final Taken NOTHING = new Taken(0, 0, 0, null, 1);
    }

    /** What a person answered about a step. */
    record Approved(long scenario, int step, int repetition, int cycle, boolean declined) {
        AccountFacts.Said.Approved turn() {
            return new AccountFacts.Said.Approved(step, repetition);
        }
    }

    /** A plan made while a table was still empty would read all of it once the first run has filled it. */
    void readByIndex() {
        sql.sql("set local enable_seqscan = off").update();
    }

    /** An address from which a message came back reaches nobody, until somebody enters a contact anew. */
    Map<Long, Customer> customers(Asked asked) {
        var found = new HashMap<Long, Customer>();
        statement("""
                with returned as (
                    select m.account_id, m.recipient, max(m.sent_at) as sent_at from messages.message m
                     where m.tenant_id = :tenant and m.account_id = any(:accounts) and m.state = 'bounced'
                     group by m.account_id, m.recipient)
                select a.id, a.country, a.siren, p.segment, p.score, p.public_body, s.scenario_name, b.account_id is not null as by_post,
                       bool_or(c.email is not null and not exists (
                           select 1 from returned x
                            where x.account_id = c.account_id and x.recipient = c.email and x.sent_at > c.created_at)) as by_email,
                       bool_or(c.phone is not null) as by_phone,
                       (array_agg(c.email order by array_position(array['pays', 'receives', 'approves', 'orders'], c.role), c.id)
                           filter (where c.email is not null))[1] as email
                  from customers.customer_account a
                  left join customers.profile p on p.tenant_id = a.tenant_id and p.account_id = a.id
                  left join reminders.scenario_of_account s on s.tenant_id = a.tenant_id and s.account_id = a.id
                  left join customers.billing_address b on b.tenant_id = a.tenant_id and b.account_id = a.id
                  left join customers.contact c
                    on c.tenant_id = a.tenant_id and c.account_id = a.id and c.role <> 'superior' and c.ended_at is null
                 where a.tenant_id = :tenant and a.id = any(:accounts)
                 group by a.id, a.country, a.siren, p.segment, p.score, p.public_body, s.scenario_name, b.account_id""", asked).query(row -> {
            found.put(row.getLong("id"), customer(row));
        });
        return found;
    }

    private static Customer customer(ResultSet row) throws SQLException {
        var reachable = EnumSet.noneOf(Channel.class);
        if (row.getBoolean("by_email")) reachable.add(Channel.EMAIL);
        if (row.getBoolean("by_phone")) reachable.add(Channel.SMS);
        if (row.getBoolean("by_post")) {
            reachable.add(Channel.LETTER);
            reachable.add(Channel.REGISTERED);
        }
        var stated = row.getObject("public_body", Boolean.class);
        return new Customer(
                row.getString("country"),
                row.getString("segment"),
                row.getObject("score", Integer.class),
                stated == null ? isPublic(row.getString("siren")) : stated,
                row.getString("scenario_name"),
                reachable,
                row.getString("email"));
    }

    /** The SIREN of the State's bodies begins with 1, that of local ones with 2. */
    private static boolean isPublic(@Nullable String siren) {
        return siren != null && (siren.startsWith("1") || siren.startsWith("2"));
    }

    Map<ReviewKey, LocalDate> lastContacts(Asked asked) {
        var found = new HashMap<ReviewKey, LocalDate>();
        statement("""
                select account_id, currency, last_contact_on from reminders.review
                 where tenant_id = :tenant and account_id = any(:accounts) and last_contact_on is not null""", asked).query(row -> {
            found.merge(asked.key(row), row.getObject("last_contact_on", LocalDate.class), FactsStore::later);
        });
        return found;
    }

    Map<ReviewKey, Long> unallocated(Asked asked) {
        var found = new HashMap<ReviewKey, Long>();
        statement("""
                select account_id, currency, unallocated_cents from ledger.credit
                 where tenant_id = :tenant and account_id = any(:accounts) and unallocated_cents > 0""", asked).query(row -> {
            found.merge(asked.key(row), row.getLong("unallocated_cents"), Long::sum);
        });
        return found;
    }

    Map<ReviewKey, List<Item>> items(Asked asked) {
        var found = new HashMap<ReviewKey, List<Item>>();
        statement("""
                select account_id, currency, id, kind, issued_on, due_on, open_cents from ledger.open_item
                 where tenant_id = :tenant and account_id = any(:accounts) and open_cents > 0""", asked).query(row -> {
            found.computeIfAbsent(
                            new ReviewKey(asked.goingOn(row.getLong(1)), row.getString(2)), _ -> new ArrayList<>())
                    .add(new Item(
                            row.getLong(3),
                            row.getLong(1),
                            row.getString(4),
                            row.getObject(5, LocalDate.class),
                            row.getObject(6, LocalDate.class),
                            row.getLong(7)));
        });
        return found;
    }

    /** By item; what was withdrawn only opens another cycle. */
    Map<Long, Taken> taken(TenantId tenant, Long[] items) {
        return taken(tenant, items, LAST_DAY);
    }

    /** The same as it was before a day. */
    Map<Long, Taken> taken(TenantId tenant, Long[] items, LocalDate before) {
        var found = new HashMap<Long, Taken>();
        sql.sql("""
                select open_item_id, scenario_id, step, repetition, taken_on, cycle, withdrawn_on is not null as withdrawn
                  from reminders.step_taken where tenant_id = :tenant and open_item_id = any(:items) and taken_on < :before
                 order by taken_on, step, repetition""")
                .param("tenant", tenant.value())
                .param("items", items)
                .param("before", before)
                .query(row -> {
                    long item = row.getLong("open_item_id");
                    found.put(item, after(found.getOrDefault(item, Taken.NOTHING), row));
                });
        return found;
    }

    private static Taken after(Taken before, ResultSet row) throws SQLException {
        int cycle = row.getInt("cycle");
        if (row.getBoolean("withdrawn"))
            return new Taken(
                    before.scenario(),
                    before.step(),
                    before.repetition(),
                    before.on(),
                    Math.max(before.cycle(), cycle + 1));
        return new Taken(
                row.getLong("scenario_id"),
                row.getInt("step"),
                row.getInt("repetition"),
                row.getObject("taken_on", LocalDate.class),
                before.cycle());
    }

    /** The accounts at which people of these e-mail addresses are written to, by address. */
    Map<String, Set<Long>> accountsOf(TenantId tenant, Collection<String> emails) {
        var found = new HashMap<String, Set<Long>>();
        sql.sql("""
                select c.email, c.account_id from customers.contact c
                 where c.tenant_id = :tenant and c.email = any(:emails) and c.role <> 'superior' and c.ended_at is null""")
                .param("tenant", tenant.value())
                .param("emails", emails.toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                            .add(row.getLong(2));
                });
        return found;
    }

    /** By account: the days since that one on which it was written to, once for each message, the first one first. */
    Map<Long, List<LocalDate>> contacts(TenantId tenant, Collection<Long> accounts, LocalDate since) {
        var found = new HashMap<Long, List<LocalDate>>();
        sql.sql("""
                select distinct t.account_id, t.message_key, t.taken_on from reminders.step_taken t
                 where t.tenant_id = :tenant and t.account_id = any(:accounts) and t.taken_on >= :since
                   and t.withdrawn_on is null
                 order by t.taken_on""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(Long[]::new))
                .param("since", since)
                .query(row -> {
                    found.computeIfAbsent(row.getLong("account_id"), _ -> new ArrayList<>())
                            .add(row.getObject("taken_on", LocalDate.class));
                });
        return found;
    }

    /** The addresses that stand behind more than one account. */
    List<String> sharedEmails(TenantId tenant) {
        return sql.sql("""
                select c.email from customers.contact c
                 where c.tenant_id = :tenant and c.email is not null and c.role <> 'superior' and c.ended_at is null
                 group by c.email having min(c.account_id) < max(c.account_id)""").param("tenant", tenant.value()).query(String.class).list();
    }

    /** The accounts under review on a day in more than one currency. */
    List<Long> inManyCurrencies(TenantId tenant, LocalDate on) {
        return sql.sql("""
                select account_id from reminders.review
                 where tenant_id = :tenant and review_on <= :on
                 group by account_id having count(*) > 1""")
                .param("tenant", tenant.value())
                .param("on", on)
                .query(Long.class)
                .list();
    }

    /** Those of these accounts whose day has come. */
    List<ReviewKey> due(TenantId tenant, Collection<Long> accounts, LocalDate on) {
        return sql.sql("""
                select account_id, currency from reminders.review
                 where tenant_id = :tenant and account_id = any(:accounts) and review_on <= :on
                 order by account_id, currency""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(Long[]::new))
                .param("on", on)
                .query((row, _) -> new ReviewKey(row.getLong(1), row.getString(2)))
                .list();
    }

    Map<Long, List<Approved>> approvals(Asked asked) {
        var found = new HashMap<Long, List<Approved>>();
        statement("""
                select open_item_id, scenario_id, step, repetition, cycle, declined from reminders.approval
                 where tenant_id = :tenant and account_id = any(:accounts)""", asked).query(row -> {
            found.computeIfAbsent(row.getLong("open_item_id"), _ -> new ArrayList<>())
                    .add(new Approved(
                            row.getLong("scenario_id"),
                            row.getInt("step"),
                            row.getInt("repetition"),
                            row.getInt("cycle"),
                            row.getBoolean("declined")));
        });
        return found;
    }

    Map<Long, String> scenariosOfItems(Asked asked) {
        var found = new HashMap<Long, String>();
        statement("""
                select open_item_id, scenario_name from reminders.scenario_of_item
                 where tenant_id = :tenant and account_id = any(:accounts)""", asked).query(row -> {
            found.put(row.getLong("open_item_id"), row.getString("scenario_name"));
        });
        return found;
    }

    private JdbcClient.StatementSpec statement(String text, Asked asked) {
        return sql.sql(text).param("tenant", asked.tenant().value()).param("accounts", asked.accounts());
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
