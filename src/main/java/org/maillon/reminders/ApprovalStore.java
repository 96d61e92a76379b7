package org.maillon.reminders;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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

    private final JdbcClient sql;

    ApprovalStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The keys of the open tasks that ask for approval about these accounts. */
    List<String> asked(TenantId tenant, Collection<Long> accounts) {
        return sql.sql("""
                select t.key from tasks.task t
                 where t.tenant_id = :tenant and t.account_id = any(:accounts) and t.kind = 'approve' and t.state = 'open'
                   and starts_with(t.key, :begins)""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(Long[]::new))
                .param("begins", KEY)
                .query(String.class)
                .list();
    }

    void approve(TenantId tenant, long account, ItemDecision item, @Nullable String by, Instant at) {
        sql.sql("""
                insert into reminders.approval (tenant_id, open_item_id, scenario_id, step, repetition, cycle, account_id,
                    approved_at, approved_by)
                values (:tenant, :item, :scenario, :step, :repetition, :cycle, :account, :at, :by)
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("item", item.openItem())
                .param("scenario", item.scenario())
                .param("step", Objects.requireNonNull(item.step()).number())
                .param("repetition", item.repetition())
                .param("cycle", item.cycle())
                .param("account", account)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }
}
