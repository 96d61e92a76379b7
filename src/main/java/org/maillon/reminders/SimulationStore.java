package org.maillon.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.AskedSimulation.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Simulations asked for, how far they are and what came of them. */
@Repository
class SimulationStore {
    /** One not heard of for so long belonged to a program that was stopped. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(2);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    SimulationStore(JdbcClient sql) {
        this.sql = sql;
    }

    long ask(
            TenantId tenant,
            String scenario,
            @Nullable String against,
            LocalDate from,
            LocalDate to,
            String by,
            Instant at) {
        return sql.sql("""
                insert into reminders.simulation (tenant_id, scenario_name, against_name, from_on, to_on, state, asked_by,
                    asked_at, told_at)
                values (:tenant, :scenario, :against, :from, :to, 'running', :by, :at, :at) returning id""")
                .param("tenant", tenant.value())
                .param("scenario", scenario)
                .param("against", against)
                .param("from", from)
                .param("to", to)
                .param("by", by)
                .param("at", utc(at))
                .query(Long.class)
                .single();
    }

    /** Notes how far it is; false where somebody had it stopped. */
    boolean goesOn(TenantId tenant, long id, long done, long all, Instant at) {
        return sql.sql("""
                        update reminders.simulation set accounts_done = :done, accounts_all = :all, told_at = :at
                         where tenant_id = :tenant and id = :id and state = 'running'""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("done", done)
                        .param("all", all)
                        .param("at", utc(at))
                        .update()
                > 0;
    }

    /** Ends one that is still running; any other stays as it ended. */
    void end(TenantId tenant, long id, State state, @Nullable SimulationAnswer answer) {
        sql.sql("""
                update reminders.simulation set state = :state, answer = :answer::jsonb
                 where tenant_id = :tenant and id = :id and state = 'running'""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("state", Code.of(state))
                .param("answer", answer == null ? null : JSON.writeValueAsString(answer))
                .update();
    }

    Optional<AskedSimulation> find(TenantId tenant, long id, Instant now) {
        return sql.sql("""
                select id, scenario_name, against_name, from_on, to_on, state, accounts_done, accounts_all, asked_by, asked_at,
                       told_at, answer::text as answer
                  from reminders.simulation where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, _) -> asked(row, now))
                .optional();
    }

    /** The latest, without what came of them. */
    List<AskedSimulation> latest(TenantId tenant, int limit, Instant now) {
        return sql.sql("""
                select id, scenario_name, against_name, from_on, to_on, state, accounts_done, accounts_all, asked_by, asked_at,
                       told_at, null::text as answer
                  from reminders.simulation where tenant_id = :tenant order by id desc limit :limit""")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, _) -> asked(row, now))
                .list();
    }

    private static AskedSimulation asked(ResultSet row, Instant now) throws SQLException {
        var answer = Optional.ofNullable(row.getString("answer"));
        return new AskedSimulation(
                row.getLong("id"),
                row.getString("scenario_name"),
                Optional.ofNullable(row.getString("against_name")),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                state(row, now),
                row.getLong("accounts_done"),
                row.getLong("accounts_all"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                answer.map(json -> JSON.readValue(json, SimulationAnswer.class)));
    }

    private static State state(ResultSet row, Instant now) throws SQLException {
        var state = Code.read(State.class, row.getString("state"));
        var told = row.getObject("told_at", OffsetDateTime.class).toInstant();
        return state == State.RUNNING && told.plus(LOST_AFTER).isBefore(now) ? State.FAILED : state;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
