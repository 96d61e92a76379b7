package org.maillon.reminders;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.maillon.database.BulkCopy;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What decisions leave behind: the journal's rows, the steps taken, the day of the next look. */
@Repository
class DecisionStore {
    private final JdbcClient sql;
    private final DataSource source;

    DecisionStore(JdbcClient sql, DataSource source) {
        this.sql = sql;
        this.source = source;
    }

    /** A decision with the name of its message, where one leaves. */
    record Recorded(AccountDecision decision, @Nullable UUID messageKey) {}

    /** Keeps the decisions of one chunk: reasons, steps taken, the next look. A step already taken is left alone. */
    void record(TenantId tenant, List<Recorded> decisions, LocalDate on) {
        copyItems(decisions);
        sql.sql("""
                insert into reminders.journal (tenant_id, open_item_id, decided_on, account_id, reason, step_name, review_on, about_on)
                select :tenant, open_item_id, :on, account_id, reason, step_name, review_on, about_on from reminders_decided
                 order by open_item_id
                on conflict (tenant_id, open_item_id, decided_on) do update
                   set account_id = excluded.account_id, reason = excluded.reason, step_name = excluded.step_name,
                       review_on = excluded.review_on, about_on = excluded.about_on""").param("tenant", tenant.value()).param("on", on).update();
        if (decisions.stream().anyMatch(recorded -> recorded.messageKey() != null)) takeSteps(tenant, on);
        review(tenant, decisions, on);
    }

    private void copyItems(List<Recorded> decisions) {
        sql.sql("""
                create temporary table reminders_decided (
                    account_id bigint, currency text, open_item_id bigint, reason text, about_on date, scenario_id bigint, step int,
                    repetition int, step_name text, review_on date, cycle int, message_key uuid) on commit drop""").update();
        try (var copy = BulkCopy.into(
                source,
                "reminders_decided",
                "account_id",
                "currency",
                "open_item_id",
                "reason",
                "about_on",
                "scenario_id",
                "step",
                "repetition",
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
            copy.add(item.reason().name()).add(item.aboutOn()).add(item.scenario());
            copy.add(step == null ? null : Long.valueOf(step.number())).add(item.repetition());
            copy.add(step == null ? null : step.name());
            copy.add(item.reviewOn()).add(item.cycle());
            copy.add(item.leavesNow() ? String.valueOf(recorded.messageKey()) : null);
            copy.endRow();
        }
    }

    private void takeSteps(TenantId tenant, LocalDate on) {
        sql.sql("""
                insert into reminders.step_taken (tenant_id, open_item_id, scenario_id, step, repetition, cycle, account_id,
                    currency, taken_on, message_key)
                select :tenant, open_item_id, scenario_id, step, repetition, cycle, account_id, currency, :on, message_key
                  from reminders_decided where message_key is not null
                 order by open_item_id
                on conflict (tenant_id, open_item_id, scenario_id, step, repetition, cycle) do nothing""").param("tenant", tenant.value()).param("on", on).update();
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
                        decisions.stream().map(DecisionStore::isBacklog).toArray(Boolean[]::new))
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
                        "\"" + reason + "\":{\"items\":" + items.get(reason) + ",\"cents\":" + cents.get(reason) + "}")
                .collect(joining(",", "{", "}"));
    }
}
