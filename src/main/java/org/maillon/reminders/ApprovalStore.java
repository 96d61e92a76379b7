package org.maillon.reminders;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people agreed to, and what they are asked. */
@Repository
class ApprovalStore {
    /** The beginning of the keys of tasks that ask for approval: then account, currency, what it is about, and the day. */
    static final String KEY = "reminder-approval/";

    /** The beginning of the keys of tasks in which people do a step: then the name of its message. */
    static final String STEP_KEY = "reminder-task/";

    private final JdbcClient sql;

    ApprovalStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** An open task of ours: about which account, in which currency, and which items. */
    record Asked(String key, long account, String currency, Set<Long> items) {
        boolean isApproval() {
            return key.startsWith(KEY);
        }

        /** The name of the message in whose place somebody calls or acts. */
        UUID message() {
            return UUID.fromString(key.substring(STEP_KEY.length()));
        }
    }

    /** The open tasks about these accounts that ask for approval, or that do a step. */
    List<Asked> asked(TenantId tenant, Collection<Long> accounts) {
        return sql.sql("""
                select t.key, t.account_id, t.facts ->> 'currency' as currency, t.facts ->> 'openItems' as items
                  from tasks.task t
                 where t.tenant_id = :tenant and t.account_id = any(:accounts) and t.state = 'open'
                   and t.kind in ('approve', 'call', 'manual')
                   and (starts_with(t.key, :approval) or starts_with(t.key, :step))""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(Long[]::new))
                .param("approval", KEY)
                .param("step", STEP_KEY)
                .query((row, _) -> new Asked(
                        row.getString("key"),
                        row.getLong("account_id"),
                        row.getString("currency"),
                        Stream.of(row.getString("items").split(","))
                                .map(Long::valueOf)
                                .collect(Collectors.toSet())))
                .list();
    }

    /** What a person answered to a step that waits; the first answer stands. */
    void answer(TenantId tenant, ItemDecision item, boolean declined, @Nullable String by, Instant at) {
        sql.sql("""
                insert into reminders.approval (tenant_id, open_item_id, scenario_id, step, repetition, cycle, account_id,
                    declined, approved_at, approved_by)
                select :tenant, i.id, :scenario, :step, :repetition, :cycle, i.account_id, :declined, :at, :by
                  from ledger.open_item i where i.tenant_id = :tenant and i.id = :item
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("item", item.openItem())
                .param("scenario", item.scenario())
                .param("step", Objects.requireNonNull(item.step()).number())
                .param("repetition", item.repetition())
                .param("cycle", item.cycle())
                .param("declined", declined)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }
}
