package org.maillon.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class TaskStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient sql;

    TaskStore(JdbcClient sql) {
        this.sql = sql;
    }

    int open(TenantId tenant, List<NewTask> tasks, Instant now) {
        return sql.sql("""
                insert into tasks.task (tenant_id, key, kind, account_id, open_item_id, due_on, facts, state, opened_at)
                select :tenant, key, kind, account_id, open_item_id, due_on, facts, 'open', :now
                  from unnest(:keys::text[], :kinds::text[], :accounts::bigint[], :items::bigint[], :days::date[],
                              :facts::jsonb[])
                       as new (key, kind, account_id, open_item_id, due_on, facts)
                 order by key
                on conflict (tenant_id, key) do nothing""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("keys", texts(tasks, NewTask::key))
                .param("kinds", texts(tasks, task -> task.kind().code()))
                .param(
                        "accounts",
                        tasks.stream().map(task -> task.account().value()).toArray(Long[]::new))
                .param("items", tasks.stream().map(TaskStore::item).toArray(Long[]::new))
                .param("days", texts(tasks, task -> task.dueOn().toString()))
                .param("facts", texts(tasks, task -> JSON.writeValueAsString(task.facts())))
                .update();
    }

    boolean close(
            TenantId tenant,
            long id,
            TaskState state,
            String result,
            Map<String, String> answer,
            Optional<String> by,
            Instant now) {
        return sql.sql("""
                update tasks.task set state = :state, result = :result, answer = :answer::jsonb, closed_at = :now,
                       closed_by = :by
                 where tenant_id = :tenant and id = :id and state = 'open'""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("state", state.code())
                        .param("result", result)
                        .param("answer", JSON.writeValueAsString(answer))
                        .param("by", by.orElse(null))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<Long> openIds(TenantId tenant, AccountId account, String keyPrefix) {
        return sql.sql("""
                select id from tasks.task
                 where tenant_id = :tenant and account_id = :account and state = 'open' and starts_with(key, :prefix)
                 order by id""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("prefix", keyPrefix)
                .query(Long.class)
                .list();
    }

    List<Long> openIds(TenantId tenant, Collection<String> keys) {
        return sql.sql("select id from tasks.task where tenant_id = :tenant and key = any(:keys) and state = 'open'")
                .param("tenant", tenant.value())
                .param("keys", keys.toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    Optional<Task> find(TenantId tenant, long id) {
        return sql.sql(SELECT + " and t.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(TaskStore::task)
                .optional();
    }

    Optional<Task> findByKey(TenantId tenant, String key) {
        return sql.sql(SELECT + " and t.key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(TaskStore::task)
                .optional();
    }

    List<Task> list(TenantId tenant, TaskFilter filter, TaskPlace after, int limit) {
        return filtered(
                        SELECT + conditions(filter)
                                + " and (t.due_on, t.id) > (:afterDay, :afterId) order by t.due_on, t.id limit :limit",
                        tenant,
                        filter)
                .param("afterDay", after.dueOn())
                .param("afterId", after.id())
                .param("limit", limit)
                .query(TaskStore::task)
                .list();
    }

    List<Task> latest(TenantId tenant, TaskFilter filter, int limit) {
        return filtered(SELECT + conditions(filter) + " order by t.id desc limit :limit", tenant, filter)
                .param("limit", limit)
                .query(TaskStore::task)
                .list();
    }

    Map<TaskKind, Long> counts(TenantId tenant, TaskFilter filter) {
        var counts = new EnumMap<TaskKind, Long>(TaskKind.class);
        filtered(
                        "select t.kind, count(*) as number from tasks.task t where t.tenant_id = :tenant"
                                + conditions(filter) + " group by t.kind",
                        tenant,
                        filter)
                .query(row -> {
                    counts.put(TaskKind.of(row.getString("kind")), row.getLong("number"));
                });
        return counts;
    }

    private StatementSpec filtered(String statement, TenantId tenant, TaskFilter filter) {
        return sql.sql(statement)
                .param("tenant", tenant.value())
                .param("kind", filter.kind() == null ? null : filter.kind().code())
                .param(
                        "account",
                        filter.account() == null ? null : filter.account().value())
                .param("dueBy", filter.dueBy());
    }

    /** The state is written out, so that the index of what is open serves. */
    private static String conditions(TaskFilter filter) {
        var conditions = new StringBuilder();
        if (filter.state() != null)
            conditions.append(" and t.state = '").append(filter.state().code()).append('\'');
        if (filter.kind() != null) conditions.append(" and t.kind = :kind");
        if (filter.account() != null) conditions.append(" and t.account_id = :account");
        if (filter.dueBy() != null) conditions.append(" and t.due_on <= :dueBy");
        return conditions.toString();
    }

    private static final String SELECT = """
            select t.id, t.key, t.kind, t.account_id, a.code, a.name, t.open_item_id, t.due_on, t.facts, t.state, t.result,
                   t.answer, t.opened_at, t.closed_at, t.closed_by
              from tasks.task t
              join customers.customer_account a on a.tenant_id = t.tenant_id and a.id = t.account_id
             where t.tenant_id = :tenant""";

    private static Task task(ResultSet row, int number) throws SQLException {
        long item = row.getLong("open_item_id");
        return new Task(
                row.getLong("id"),
                row.getString("key"),
                TaskKind.of(row.getString("kind")),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                item == 0 ? OptionalLong.empty() : OptionalLong.of(item),
                row.getObject("due_on", LocalDate.class),
                words(row.getString("facts")),
                TaskState.of(row.getString("state")),
                Optional.ofNullable(row.getString("result")),
                words(row.getString("answer")),
                row.getTimestamp("opened_at").toInstant(),
                instant(row.getTimestamp("closed_at")),
                Optional.ofNullable(row.getString("closed_by")));
    }

    private static Map<String, String> words(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, WORDS);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Long item(NewTask task) {
        return task.openItem().isPresent() ? task.openItem().getAsLong() : null;
    }

    private static String[] texts(List<NewTask> tasks, Function<NewTask, String> text) {
        return tasks.stream().map(text).toArray(String[]::new);
    }
}
