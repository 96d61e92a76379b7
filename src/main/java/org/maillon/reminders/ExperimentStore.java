package org.maillon.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Experiments, and what became of the invoices whose step had its day while one was running. */
@Repository
class ExperimentStore {
    private final JdbcClient sql;

    ExperimentStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** An invoice of an account, the day of the step, and when it was paid. */
    record Reached(long account, LocalDate on, @Nullable LocalDate closedOn) {}

    /** Empty where one is already running on the step. */
    Optional<Long> start(
            TenantId tenant, String scenario, String step, int percent, long seed, LocalDate on, String by) {
        return sql.sql("""
                insert into reminders.experiment (tenant_id, scenario_name, step_name, percent, seed, started_on, started_by)
                values (:tenant, :scenario, :step, :percent, :seed, :on, :by)
                on conflict do nothing returning id""")
                .param("tenant", tenant.value())
                .param("scenario", scenario)
                .param("step", step)
                .param("percent", percent)
                .param("seed", seed)
                .param("on", on)
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    boolean end(TenantId tenant, long id, LocalDate on) {
        return sql.sql("""
                        update reminders.experiment set ended_on = greatest(started_on, :on::date)
                         where tenant_id = :tenant and id = :id and ended_on is null""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("on", on)
                        .update()
                > 0;
    }

    /** The latest first. */
    List<Experiment> list(TenantId tenant) {
        return sql.sql("""
                select id, scenario_name, step_name, percent, seed, started_on, started_by, ended_on
                  from reminders.experiment where tenant_id = :tenant order by id desc""")
                .param("tenant", tenant.value())
                .query(ExperimentStore::experiment)
                .list();
    }

    List<Experiment> running(TenantId tenant) {
        return sql.sql("""
                select id, scenario_name, step_name, percent, seed, started_on, started_by, ended_on
                  from reminders.experiment where tenant_id = :tenant and ended_on is null""")
                .param("tenant", tenant.value())
                .query(ExperimentStore::experiment)
                .list();
    }

    private static Experiment experiment(ResultSet row, int number) throws SQLException {
        return new Experiment(
                row.getLong("id"),
                row.getString("scenario_name"),
                row.getString("step_name"),
                row.getInt("percent"),
                row.getLong("seed"),
                row.getObject("started_on", LocalDate.class),
                row.getString("started_by"),
                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)));
    }

    /**
     * Invoices still unpaid on the day of the step, so many days from the due day, from the end of its month or from the day
     * of the invoice, where that day is among those given; without those that another scenario speaks for. Who gets the step
     * makes no difference here.
     */
    List<Reached> reached(TenantId tenant, String scenario, Step step, LocalDate from, LocalDate to) {
        return statement("""
                select i.account_id, i.reached_on, i.closed_on
                  from (select account_id, id, closed_on,
                               case :anchor when 'due' then due_on when 'month-end'
                                    then (date_trunc('month', due_on) + interval '1 month - 1 day')::date
                                    else issued_on end + :offset as reached_on
                          from ledger.open_item
                         where tenant_id = :tenant and kind = 'invoice') as i
                 where i.reached_on between :from and :to and (i.closed_on is null or i.closed_on > i.reached_on)
                   and not exists (
                       select 1 from reminders.step_taken s
                         join reminders.scenario c on c.tenant_id = s.tenant_id and c.id = s.scenario_id
                        where s.tenant_id = :tenant and s.open_item_id = i.id and c.name <> :scenario)""", tenant, scenario, step, from, to)
                .param("anchor", step.anchor().code())
                .query(ExperimentStore::reached)
                .list();
    }

    /**
     * The same for a step that comes so many days after the one before it was said for the last time: both sides were told
     * that one alike.
     */
    List<Reached> reachedAfter(TenantId tenant, String scenario, Step before, Step step, LocalDate from, LocalDate to) {
        return statement("""
                select i.account_id, p.taken_on + :offset as reached_on, i.closed_on
                  from reminders.step_taken p
                  join reminders.scenario c on c.tenant_id = p.tenant_id and c.id = p.scenario_id and c.name = :scenario
                  join reminders.step t on t.tenant_id = p.tenant_id and t.scenario_id = p.scenario_id and t.number = p.step
                  join ledger.open_item i on i.tenant_id = p.tenant_id and i.id = p.open_item_id and i.kind = 'invoice'
                 where p.tenant_id = :tenant and t.name = :before and p.repetition = :repetitions and p.withdrawn_on is null
                   and p.taken_on + :offset between :from and :to
                   and (i.closed_on is null or i.closed_on > p.taken_on + :offset)""", tenant, scenario, step, from, to)
                .param("before", before.name())
                .param("repetitions", before.repetitions())
                .query(ExperimentStore::reached)
                .list();
    }

    private JdbcClient.StatementSpec statement(
            String text, TenantId tenant, String scenario, Step step, LocalDate from, LocalDate to) {
        return sql.sql(text)
                .param("tenant", tenant.value())
                .param("scenario", scenario)
                .param("offset", step.offsetDays())
                .param("from", from)
                .param("to", to);
    }

    private static Reached reached(ResultSet row, int number) throws SQLException {
        return new Reached(
                row.getLong("account_id"),
                row.getObject("reached_on", LocalDate.class),
                ReminderStore.day(row, "closed_on"));
    }
}
