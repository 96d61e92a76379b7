package org.maillon.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** By which scenario whom: the rules, and what a person chose beside them. */
@Repository
class ChoiceStore {
    private final JdbcClient sql;

    ChoiceStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<ScenarioRule> rules(TenantId tenant) {
        return sql.sql("""
                select scenario_name, segment, min_score, max_score, min_cents, max_cents, public_body, country, kind
                  from reminders.scenario_rule where tenant_id = :tenant order by place""")
                .param("tenant", tenant.value())
                .query(ChoiceStore::rule)
                .list();
    }

    void replaceRules(TenantId tenant, List<ScenarioRule> rules) {
        sql.sql("delete from reminders.scenario_rule where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        for (int i = 0; i < rules.size(); i++) addRule(tenant, i + 1, rules.get(i));
    }

    /** Keeps a rule at its place unless one stands there. */
    void addRule(TenantId tenant, int place, ScenarioRule rule) {
        sql.sql("""
                insert into reminders.scenario_rule (tenant_id, place, scenario_name, segment, min_score, max_score, min_cents,
                    max_cents, public_body, country, kind)
                values (:tenant, :place, :scenario, :segment, :minScore, :maxScore, :minCents, :maxCents, :public, :country, :kind)
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("place", place)
                .param("scenario", rule.scenario())
                .param("segment", rule.segment())
                .param("minScore", rule.minScore())
                .param("maxScore", rule.maxScore())
                .param("minCents", rule.minCents())
                .param("maxCents", rule.maxCents())
                .param("public", rule.publicBody())
                .param("country", rule.country())
                .param("kind", rule.kind())
                .update();
    }

    void assign(TenantId tenant, long account, @Nullable String scenario) {
        if (scenario == null) {
            sql.sql("delete from reminders.scenario_of_account where tenant_id = :tenant and account_id = :account")
                    .param("tenant", tenant.value())
                    .param("account", account)
                    .update();
            return;
        }
        sql.sql("""
                insert into reminders.scenario_of_account (tenant_id, account_id, scenario_name)
                values (:tenant, :account, :scenario)
                on conflict (tenant_id, account_id) do update set scenario_name = excluded.scenario_name""")
                .param("tenant", tenant.value())
                .param("account", account)
                .param("scenario", scenario)
                .update();
    }

    void assignItem(TenantId tenant, long account, long openItem, @Nullable String scenario) {
        if (scenario == null) {
            sql.sql("delete from reminders.scenario_of_item where tenant_id = :tenant and open_item_id = :item")
                    .param("tenant", tenant.value())
                    .param("item", openItem)
                    .update();
            return;
        }
        sql.sql("""
                insert into reminders.scenario_of_item (tenant_id, open_item_id, account_id, scenario_name)
                values (:tenant, :item, :account, :scenario)
                on conflict (tenant_id, open_item_id) do update set scenario_name = excluded.scenario_name""")
                .param("tenant", tenant.value())
                .param("item", openItem)
                .param("account", account)
                .param("scenario", scenario)
                .update();
    }

    Optional<String> ofAccount(TenantId tenant, long account) {
        return sql.sql("""
                select scenario_name from reminders.scenario_of_account
                 where tenant_id = :tenant and account_id = :account""")
                .param("tenant", tenant.value())
                .param("account", account)
                .query(String.class)
                .optional();
    }

    Optional<String> ofItem(TenantId tenant, long openItem) {
        return sql.sql("""
                select scenario_name from reminders.scenario_of_item
                 where tenant_id = :tenant and open_item_id = :item""")
                .param("tenant", tenant.value())
                .param("item", openItem)
                .query(String.class)
                .optional();
    }

    /** Whether a person chose this family for anybody. */
    boolean isAssigned(TenantId tenant, String scenario) {
        return sql.sql("""
                select exists (select 1 from reminders.scenario_of_account where tenant_id = :tenant and scenario_name = :scenario)
                    or exists (select 1 from reminders.scenario_of_item where tenant_id = :tenant and scenario_name = :scenario)""")
                .param("tenant", tenant.value())
                .param("scenario", scenario)
                .query(Boolean.class)
                .single();
    }

    private static ScenarioRule rule(ResultSet row, int number) throws SQLException {
        return new ScenarioRule(
                row.getString("scenario_name"),
                row.getString("segment"),
                row.getObject("min_score", Integer.class),
                row.getObject("max_score", Integer.class),
                row.getObject("min_cents", Long.class),
                row.getObject("max_cents", Long.class),
                row.getObject("public_body", Boolean.class),
                row.getString("country"),
                row.getString("kind"));
    }
}
