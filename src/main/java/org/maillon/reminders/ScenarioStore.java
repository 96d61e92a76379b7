package org.maillon.reminders;

import static java.util.stream.Collectors.toCollection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.Contact.Role;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.maillon.messages.ReminderLetter.Tone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Scenarios, version by version. */
@Repository
class ScenarioStore {
    private final JdbcClient sql;

    ScenarioStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A version as it is kept. */
    record Kept(Scenario scenario, boolean usual, boolean moves, Optional<LocalDate> liveOn) {}

    /** All versions of all families, or those of one: by name, the newest first. */
    List<Kept> versions(TenantId tenant, @Nullable String name) {
        var steps = steps(tenant);
        return sql.sql("""
                select id, name, version, state, is_default, spacing_days, contacts_per_week, transit_days, moves, live_on
                  from reminders.scenario
                 where tenant_id = :tenant and (:name::text is null or name = :name)
                 order by name, version desc""")
                .param("tenant", tenant.value())
                .param("name", name, java.sql.Types.VARCHAR)
                .query((row, _) -> new Kept(
                        scenario(row, steps.getOrDefault(row.getLong("id"), List.of())),
                        row.getBoolean("is_default"),
                        row.getBoolean("moves"),
                        Optional.ofNullable(row.getObject("live_on", LocalDate.class))))
                .list();
    }

    /** Adds a version unless it is there, or another stands where it is to stand. */
    OptionalLong add(TenantId tenant, Scenario scenario, boolean usual, @Nullable LocalDate liveOn) {
        var id = sql.sql("""
                insert into reminders.scenario (tenant_id, name, version, state, is_default, spacing_days, contacts_per_week,
                    transit_days, moves, live_on)
                values (:tenant, :name, :version, :state, :usual, :spacing, :contacts, :transit, false, :liveOn)
                on conflict do nothing
                returning id""")
                .param("tenant", tenant.value())
                .param("name", scenario.name())
                .param("version", scenario.version())
                .param("state", scenario.state().code())
                .param("usual", usual)
                .param("spacing", scenario.spacingDays())
                .param("contacts", scenario.contactsPerWeek())
                .param("transit", scenario.transitDays())
                .param("liveOn", liveOn, java.sql.Types.DATE)
                .query(Long.class)
                .optional();
        id.ifPresent(added -> addSteps(tenant, added, scenario.steps()));
        return id.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Writes a draft anew. */
    void replace(TenantId tenant, long id, Scenario draft) {
        sql.sql("""
                update reminders.scenario
                   set spacing_days = :spacing, contacts_per_week = :contacts, transit_days = :transit
                 where tenant_id = :tenant and id = :id and state = 'draft'""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("spacing", draft.spacingDays())
                .param("contacts", draft.contactsPerWeek())
                .param("transit", draft.transitDays())
                .update();
        dropSteps(tenant, id);
        addSteps(tenant, id, draft.steps());
    }

    void drop(TenantId tenant, long draft) {
        dropSteps(tenant, draft);
        sql.sql("delete from reminders.scenario where tenant_id = :tenant and id = :id and state = 'draft'")
                .param("tenant", tenant.value())
                .param("id", draft)
                .update();
    }

    void retire(TenantId tenant, long live) {
        sql.sql("""
                update reminders.scenario set state = 'retired', is_default = false
                 where tenant_id = :tenant and id = :id and state = 'live'""").param("tenant", tenant.value()).param("id", live).update();
    }

    void goLive(TenantId tenant, long draft, boolean usual, boolean moves, LocalDate on) {
        sql.sql("""
                update reminders.scenario set state = 'live', is_default = :usual, moves = :moves, live_on = :on
                 where tenant_id = :tenant and id = :id and state = 'draft'""")
                .param("tenant", tenant.value())
                .param("id", draft)
                .param("usual", usual)
                .param("moves", moves)
                .param("on", on)
                .update();
    }

    void makeUsual(TenantId tenant, long live) {
        sql.sql("""
                update reminders.scenario set is_default = false
                 where tenant_id = :tenant and is_default and id <> :id""").param("tenant", tenant.value()).param("id", live).update();
        sql.sql("update reminders.scenario set is_default = true where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", live)
                .update();
    }

    private void dropSteps(TenantId tenant, long scenario) {
        sql.sql("delete from reminders.step where tenant_id = :tenant and scenario_id = :scenario")
                .param("tenant", tenant.value())
                .param("scenario", scenario)
                .update();
    }

    private void addSteps(TenantId tenant, long scenario, List<Step> steps) {
        for (var step : steps) addStep(tenant, scenario, step);
    }

    private void addStep(TenantId tenant, long scenario, Step step) {
        var channel = step.channel();
        var tone = step.tone();
        var repeat = step.repeat();
        sql.sql("""
                insert into reminders.step (tenant_id, scenario_id, number, name, anchor, offset_days, kind, channel, tone, template,
                    min_cents, max_cents, spacing_days, approval, copies, repeat_days, repeat_times)
                values (:tenant, :scenario, :number, :name, :anchor, :offset, :kind, :channel, :tone, :template,
                    :min, :max, :spacing, :approval, :copies, :repeatDays, :repeatTimes)""")
                .param("tenant", tenant.value())
                .param("scenario", scenario)
                .param("number", step.number())
                .param("name", step.name())
                .param("anchor", step.anchor().code())
                .param("offset", step.offsetDays())
                .param("kind", lower(step.kind()))
                .param("channel", channel == null ? null : channel.code())
                .param("tone", tone == null ? null : lower(tone))
                .param("template", step.template())
                .param("min", step.amounts().minCents())
                .param("max", step.amounts().maxCents())
                .param("spacing", step.spacingDays())
                .param("approval", step.approval())
                .param(
                        "copies",
                        step.copies().stream().map(ScenarioStore::lower).toArray(String[]::new))
                .param("repeatDays", repeat == null ? null : repeat.everyDays(), java.sql.Types.INTEGER)
                .param("repeatTimes", repeat == null ? null : repeat.times(), java.sql.Types.INTEGER)
                .update();
    }

    private Map<Long, List<Step>> steps(TenantId tenant) {
        var steps = new LinkedHashMap<Long, List<Step>>();
        sql.sql("""
                select scenario_id, number, name, anchor, offset_days, kind, channel, tone, template, min_cents, max_cents,
                       spacing_days, approval, copies, repeat_days, repeat_times
                  from reminders.step where tenant_id = :tenant order by scenario_id, number""").param("tenant", tenant.value()).query(row -> {
            steps.computeIfAbsent(row.getLong("scenario_id"), _ -> new ArrayList<>())
                    .add(step(row));
        });
        return steps;
    }

    private static Scenario scenario(ResultSet row, List<Step> steps) throws SQLException {
        return new Scenario(
                row.getLong("id"),
                row.getString("name"),
                row.getInt("version"),
                Code.read(Scenario.State.class, row.getString("state")),
                row.getInt("spacing_days"),
                row.getInt("contacts_per_week"),
                row.getInt("transit_days"),
                steps);
    }

    private static Step step(ResultSet row) throws SQLException {
        var channel = row.getString("channel");
        var tone = row.getString("tone");
        return new Step(
                row.getInt("number"),
                row.getString("name"),
                Anchor.of(row.getString("anchor")),
                row.getInt("offset_days"),
                Code.read(Step.Kind.class, row.getString("kind")),
                channel == null ? null : Channel.of(channel),
                tone == null ? null : Code.read(Tone.class, tone),
                row.getString("template"),
                new Step.Amounts(row.getObject("min_cents", Long.class), row.getObject("max_cents", Long.class)),
                row.getObject("spacing_days", Integer.class),
                row.getBoolean("approval"),
                roles((String[]) row.getArray("copies").getArray()),
                repeat(row));
    }

    private static Set<Role> roles(String[] stored) {
        return Stream.of(stored)
                .map(role -> Code.read(Role.class, role))
                .collect(toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static Step.@Nullable Repeat repeat(ResultSet row) throws SQLException {
        int days = row.getInt("repeat_days");
        return row.wasNull() ? null : new Step.Repeat(days, row.getInt("repeat_times"));
    }

    private static String lower(Enum<?> value) {
        return Code.of(value);
    }
}
