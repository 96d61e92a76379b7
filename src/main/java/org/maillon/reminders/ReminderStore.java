package org.maillon.reminders;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.database.BulkCopy;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What decisions need and leave behind: policy, scenario, reviews, facts, steps taken and the journal's rows. */
@Repository
class ReminderStore {
    /** Earlier than any day a run is asked for: a fact changed, the next run must look. */
    static final LocalDate AT_NEXT_RUN = LocalDate.EPOCH;

    private final JdbcClient sql;
    private final DataSource source;

    ReminderStore(JdbcClient sql, DataSource source) {
        this.sql = sql;
        this.source = source;
    }

    /** An account in one currency under review. */
    record ReviewKey(long account, String currency) {}

    /** A decision with the name of its message, where one leaves. */
    record Recorded(AccountDecision decision, @Nullable UUID messageKey) {}

    Policy policy(TenantId tenant) {
        return sql.sql("select active, started_on, backlog_per_day from reminders.policy where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> {
                    int perDay = row.getInt("backlog_per_day");
                    var cap = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(perDay);
                    return new Policy(row.getBoolean("active"), Optional.ofNullable(day(row, "started_on")), cap);
                })
                .optional()
                .orElse(Policy.NOT_STARTED);
    }

    void start(TenantId tenant, LocalDate on, OptionalInt backlogPerDay) {
        sql.sql("""
                insert into reminders.policy (tenant_id, active, started_on, backlog_per_day)
                values (:tenant, true, :on, :perDay)
                on conflict (tenant_id) do update
                   set active = true, started_on = coalesce(policy.started_on, excluded.started_on),
                       backlog_per_day = excluded.backlog_per_day""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("perDay", backlogPerDay.isPresent() ? backlogPerDay.getAsInt() : null, java.sql.Types.INTEGER)
                .update();
    }

    /** An explicit run is an answer too; a policy already answered stays as it is. */
    void startUnlessStarted(TenantId tenant, LocalDate on) {
        sql.sql("""
                insert into reminders.policy (tenant_id, active, started_on) values (:tenant, true, :on)
                on conflict (tenant_id) do update
                   set started_on = coalesce(policy.started_on, excluded.started_on)""").param("tenant", tenant.value()).param("on", on).update();
    }

    void setActive(TenantId tenant, boolean active) {
        sql.sql("""
                insert into reminders.policy (tenant_id, active) values (:tenant, :active)
                on conflict (tenant_id) do update set active = excluded.active""").param("tenant", tenant.value()).param("active", active).update();
    }

    void wake(TenantId tenant, Collection<Long> accounts) {
        sql.sql("""
                insert into reminders.review (tenant_id, account_id, currency, review_on, reasons)
                select distinct i.tenant_id, i.account_id, i.currency, :soon::date, '{}'::jsonb from ledger.open_item i
                 where i.tenant_id = :tenant and i.account_id = any(:accounts) and i.open_cents > 0
                on conflict (tenant_id, account_id, currency) do nothing""")
                .param("tenant", tenant.value())
                .param("soon", AT_NEXT_RUN)
                .param("accounts", accounts.toArray(Long[]::new))
                .update();
        sql.sql("""
                update reminders.review set review_on = :soon
                 where tenant_id = :tenant and account_id = any(:accounts) and review_on > :soon""")
                .param("tenant", tenant.value())
                .param("soon", AT_NEXT_RUN)
                .param("accounts", accounts.toArray(Long[]::new))
                .update();
    }

    /** All accounts under review: the rules themselves changed. */
    void wakeAll(TenantId tenant) {
        sql.sql("update reminders.review set review_on = :soon where tenant_id = :tenant and review_on > :soon")
                .param("tenant", tenant.value())
                .param("soon", AT_NEXT_RUN)
                .update();
    }

    void pause(TenantId tenant, long account, OptionalLong openItem, String reason, LocalDate until) {
        sql.sql("""
                insert into reminders.pause (tenant_id, account_id, open_item_id, reason, until)
                values (:tenant, :account, :item, :reason, :until)""")
                .param("tenant", tenant.value())
                .param("account", account)
                .param("item", openItem.isPresent() ? openItem.getAsLong() : null, java.sql.Types.BIGINT)
                .param("reason", reason)
                .param("until", until)
                .update();
    }

    void resume(TenantId tenant, long account, LocalDate lastDay) {
        sql.sql("""
                update reminders.pause set until = :day
                 where tenant_id = :tenant and account_id = :account and until > :day""")
                .param("tenant", tenant.value())
                .param("account", account)
                .param("day", lastDay)
                .update();
    }

    Optional<Pause> pauseOf(TenantId tenant, long account, LocalDate on) {
        return sql.sql("""
                select account_id, reason, until from reminders.pause
                 where tenant_id = :tenant and account_id = :account and open_item_id is null and until >= :on
                 order by until desc limit 1""")
                .param("tenant", tenant.value())
                .param("account", account)
                .param("on", on)
                .query(ReminderStore::pause)
                .optional();
    }

    List<Pause> pauses(TenantId tenant, LocalDate on, int limit) {
        return sql.sql("""
                select account_id, reason, until from reminders.pause
                 where tenant_id = :tenant and open_item_id is null and until >= :on
                 order by until, id limit :limit""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("limit", limit)
                .query(ReminderStore::pause)
                .list();
    }

    private static Pause pause(ResultSet row, int number) throws SQLException {
        return new Pause(
                new AccountId(row.getLong("account_id")),
                row.getString("reason"),
                row.getObject("until", LocalDate.class));
    }

    long countDue(TenantId tenant, LocalDate on) {
        return sql.sql("select count(*) from reminders.review where tenant_id = :tenant and review_on <= :on")
                .param("tenant", tenant.value())
                .param("on", on)
                .query(Long.class)
                .single();
    }

    /** Locks the next reviews whose day has come; another node's are left to it. Says nothing about the rules. */
    List<ReviewKey> lockDue(TenantId tenant, LocalDate on, int limit) {
        return sql.sql("""
                select account_id, currency from reminders.review
                 where tenant_id = :tenant and review_on <= :on
                 order by review_on, account_id limit :limit
                   for update skip locked""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("limit", limit)
                .query((row, _) -> new ReviewKey(row.getLong(1), row.getString(2)))
                .list();
    }

    /** The same without locking, page by page, for a run that is only tried. */
    List<ReviewKey> due(TenantId tenant, LocalDate on, ReviewKey after, int limit) {
        return sql.sql("""
                select account_id, currency from reminders.review
                 where tenant_id = :tenant and review_on <= :on and (account_id, currency) > (:account, :currency)
                 order by account_id, currency limit :limit""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("account", after.account())
                .param("currency", after.currency())
                .param("limit", limit)
                .query((row, _) -> new ReviewKey(row.getLong(1), row.getString(2)))
                .list();
    }

    List<ReviewKey> reviews(TenantId tenant, long account) {
        return sql.sql("""
                select account_id, currency from reminders.review
                 where tenant_id = :tenant and account_id = :account order by currency""")
                .param("tenant", tenant.value())
                .param("account", account)
                .query((row, _) -> new ReviewKey(row.getLong(1), row.getString(2)))
                .list();
    }

    /** Locks the reviews of one account, opening them where there are none. */
    List<ReviewKey> lock(TenantId tenant, long account) {
        wake(tenant, List.of(account));
        return sql.sql("""
                select account_id, currency from reminders.review
                 where tenant_id = :tenant and account_id = :account
                 order by currency for update""")
                .param("tenant", tenant.value())
                .param("account", account)
                .query((row, _) -> new ReviewKey(row.getLong(1), row.getString(2)))
                .list();
    }

    void lock(TenantId tenant, ReviewKey key) {
        sql.sql("""
                select account_id from reminders.review
                 where tenant_id = :tenant and account_id = :account and currency = :currency for update""")
                .param("tenant", tenant.value())
                .param("account", key.account())
                .param("currency", key.currency())
                .query(Long.class)
                .list();
    }

    /** The facts of accounts under review, one statement for all; an account that owes nothing has no items. */
    List<AccountFacts> facts(TenantId tenant, List<ReviewKey> keys) {
        readByIndex();
        var byKey = new LinkedHashMap<ReviewKey, AccountFacts>();
        sql.sql("select * from reminders.facts where tenant_id = :tenant and account_id = any(:accounts)")
                .param("tenant", tenant.value())
                .param(
                        "accounts",
                        keys.stream().map(ReviewKey::account).distinct().toArray(Long[]::new))
                .query(row -> {
                    var key = new ReviewKey(row.getLong("account_id"), row.getString("currency"));
                    var account = byKey.get(key);
                    if (account == null) byKey.put(key, account = account(row, key));
                    account.items().add(item(row));
                });
        return keys.stream()
                .map(key -> byKey.getOrDefault(key, nothingOpen(key)))
                .toList();
    }

    /** A plan made while a table was still empty would read all of it for each item once the first run has filled it. */
    private void readByIndex() {
        sql.sql("set local enable_seqscan = off").update();
    }

    private static AccountFacts nothingOpen(ReviewKey key) {
        return new AccountFacts(key.account(), key.currency(), true, 0, null, List.of());
    }

    private static AccountFacts account(ResultSet row, ReviewKey key) throws SQLException {
        return new AccountFacts(
                key.account(),
                key.currency(),
                row.getBoolean("reachable"),
                row.getLong("unallocated_cents"),
                day(row, "last_contact_on"),
                new ArrayList<>());
    }

    private static ItemFacts item(ResultSet row) throws SQLException {
        return new ItemFacts(
                row.getLong("open_item_id"),
                row.getString("kind"),
                row.getObject("issued_on", LocalDate.class),
                day(row, "due_on"),
                row.getLong("open_cents"),
                row.getInt("last_step"),
                day(row, "last_step_on"),
                row.getInt("cycle"),
                day(row, "paused_until"));
    }

    /** Keeps the decisions of one chunk: reasons, steps taken, the next look. A step already taken is left alone. */
    void record(TenantId tenant, Scenario scenario, List<Recorded> decisions, LocalDate on) {
        copyItems(decisions);
        sql.sql("""
                insert into reminders.journal (tenant_id, open_item_id, decided_on, account_id, reason, step_name, review_on)
                select :tenant, open_item_id, :on, account_id, reason, step_name, review_on from reminders_decided
                on conflict (tenant_id, open_item_id, decided_on) do update
                   set reason = excluded.reason, step_name = excluded.step_name, review_on = excluded.review_on""").param("tenant", tenant.value()).param("on", on).update();
        if (decisions.stream().anyMatch(recorded -> recorded.messageKey() != null)) takeSteps(tenant, scenario, on);
        review(tenant, decisions, on);
    }

    private void copyItems(List<Recorded> decisions) {
        sql.sql("""
                create temporary table reminders_decided (
                    account_id bigint, currency text, open_item_id bigint, reason text, step int, step_name text, review_on date, cycle int,
                    message_key uuid) on commit drop""").update();
        try (var copy = BulkCopy.into(
                source,
                "reminders_decided",
                "account_id",
                "currency",
                "open_item_id",
                "reason",
                "step",
                "step_name",
                "review_on",
                "cycle",
                "message_key")) {
            decisions.forEach(recorded -> copyItems(copy, recorded));
            copy.finish();
        }
    }

    private static void copyItems(BulkCopy copy, Recorded recorded) {
        var decision = recorded.decision();
        for (var item : decision.items()) {
            var step = item.step();
            copy.add(decision.account()).add(decision.currency()).add(item.openItem());
            copy.add(item.reason().name()).add(step == null ? null : Long.valueOf(step.number()));
            copy.add(step == null ? null : step.name());
            copy.add(item.reviewOn()).add(item.cycle());
            copy.add(item.leavesNow() ? String.valueOf(recorded.messageKey()) : null);
            copy.endRow();
        }
    }

    private void takeSteps(TenantId tenant, Scenario scenario, LocalDate on) {
        sql.sql("""
                insert into reminders.step_taken (tenant_id, open_item_id, scenario_id, step, cycle, account_id, currency,
                    taken_on, message_key)
                select :tenant, open_item_id, :scenario, step, cycle, account_id, currency, :on, message_key
                  from reminders_decided where message_key is not null
                on conflict (tenant_id, open_item_id, scenario_id, step, cycle) do nothing""")
                .param("tenant", tenant.value())
                .param("scenario", scenario.id())
                .param("on", on)
                .update();
    }

    private void review(TenantId tenant, List<Recorded> decisions, LocalDate on) {
        sql.sql("""
                update reminders.review r
                   set review_on = d.review_on, decided_on = :on, reasons = d.reasons,
                       last_contact_on = case when d.leaves then :on else r.last_contact_on end,
                       backlog_on = case when d.backlog then :on else r.backlog_on end
                  from unnest(:accounts::bigint[], :currencies::text[], :reviews::date[], :reasons::jsonb[],
                              :leaves::boolean[], :backlog::boolean[])
                       as d (account_id, currency, review_on, reasons, leaves, backlog)
                 where r.tenant_id = :tenant and r.account_id = d.account_id and r.currency = d.currency""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param(
                        "accounts",
                        decisions.stream().map(r -> r.decision().account()).toArray(Long[]::new))
                .param(
                        "currencies",
                        decisions.stream().map(r -> r.decision().currency()).toArray(String[]::new))
                .param(
                        "reviews",
                        decisions.stream()
                                .map(r -> r.decision().reviewOn().toString())
                                .toArray(String[]::new))
                .param(
                        "reasons",
                        decisions.stream().map(r -> reasons(r.decision())).toArray(String[]::new))
                .param(
                        "leaves",
                        decisions.stream().map(r -> r.messageKey() != null).toArray(Boolean[]::new))
                .param(
                        "backlog",
                        decisions.stream().map(ReminderStore::isBacklog).toArray(Boolean[]::new))
                .update();
    }

    private static boolean isBacklog(Recorded recorded) {
        return recorded.decision()
                .reminder()
                .filter(AccountDecision.Reminder::fromBacklog)
                .isPresent();
    }

    private static String reasons(AccountDecision decision) {
        var items = new EnumMap<Reason, Long>(Reason.class);
        var cents = new EnumMap<Reason, Long>(Reason.class);
        for (var item : decision.items()) {
            items.merge(item.reason(), 1L, Long::sum);
            cents.merge(item.reason(), item.owedCents(), Long::sum);
        }
        return items.keySet().stream()
                .map(reason ->
                        "\"%s\":{\"items\":%d,\"cents\":%d}".formatted(reason, items.get(reason), cents.get(reason)))
                .collect(joining(",", "{", "}"));
    }

    /** All items under review by the reason last stored; without those of reviews whose day has come, where asked. */
    Map<Reason, Long> countByReason(TenantId tenant, @Nullable LocalDate notDueOn) {
        var counts = new EnumMap<Reason, Long>(Reason.class);
        sql.sql("""
                select e.key as reason, sum((e.value ->> 'items')::bigint) as number
                  from reminders.review r cross join lateral jsonb_each(r.reasons) e
                 where r.tenant_id = :tenant and r.review_on > :day
                 group by e.key""")
                .param("tenant", tenant.value())
                .param("day", notDueOn == null ? LocalDate.of(1, 1, 1) : notDueOn)
                .query(row -> {
                    counts.put(Reason.valueOf(row.getString("reason")), row.getLong("number"));
                });
        return counts;
    }

    long countBacklogLetters(TenantId tenant, LocalDate on) {
        return sql.sql("select count(*) from reminders.review where tenant_id = :tenant and backlog_on = :on")
                .param("tenant", tenant.value())
                .param("on", on)
                .query(Long.class)
                .single();
    }

    /** The countries of accounts, two capital letters, by account. */
    Map<Long, String> countries(TenantId tenant, Collection<Long> accounts) {
        var countries = new LinkedHashMap<Long, String>();
        sql.sql("select id, country from customers.customer_account where tenant_id = :tenant and id = any(:accounts)")
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(Long[]::new))
                .query(row -> {
                    countries.put(row.getLong("id"), row.getString("country"));
                });
        return countries;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
