package org.maillon.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.maillon.access.Role;
import org.maillon.credit.CreditPolicy.Decider;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How a company watches credit, and the accounts its policy leaves alone. */
@Repository
class PolicyStore {
    private final JdbcClient sql;

    PolicyStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<CreditPolicy> find(TenantId tenant) {
        return sql.sql("""
                select currency, holds_for, oldest_days, alert_percent, answer_days, four_eyes_cents, rate_days
                  from credit.policy where tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .query((row, _) -> policy(row, deciders(tenant)))
                .optional();
    }

    private List<Decider> deciders(TenantId tenant) {
        return sql
                .sql("select role, up_to_cents from credit.decider where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> new Decider(Role.of(row.getString("role")), optional(row, "up_to_cents")))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(it -> it.upToCents().orElse(Long.MAX_VALUE)))
                .toList();
    }

    void keep(TenantId tenant, CreditPolicy policy, String by, Instant at) {
        sql.sql("""
                insert into credit.policy (tenant_id, currency, holds_for, oldest_days, alert_percent, answer_days,
                       four_eyes_cents, rate_days, changed_at, changed_by)
                values (:tenant, :currency, :holdsFor, :oldest, :alert, :answer, :fourEyes, :rate, :at, :by)
                on conflict (tenant_id) do update
                   set currency = excluded.currency, holds_for = excluded.holds_for, oldest_days = excluded.oldest_days,
                       alert_percent = excluded.alert_percent, answer_days = excluded.answer_days,
                       four_eyes_cents = excluded.four_eyes_cents, rate_days = excluded.rate_days,
                       changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                .param("tenant", tenant.value())
                .param("currency", policy.currency().getCurrencyCode())
                .param("holdsFor", Codes.of(policy.holdsFor()))
                .param("oldest", policy.oldestDays())
                .param("alert", policy.alertPercent())
                .param("answer", policy.answerDays())
                .param(
                        "fourEyes",
                        policy.fourEyesCents().isPresent()
                                ? policy.fourEyesCents().getAsLong()
                                : null)
                .param("rate", policy.rateDays())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        sql.sql("delete from credit.decider where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        policy.deciders().forEach(decider -> keep(tenant, decider));
    }

    private void keep(TenantId tenant, Decider decider) {
        sql.sql("insert into credit.decider (tenant_id, role, up_to_cents) values (:tenant, :role, :upTo)")
                .param("tenant", tenant.value())
                .param("role", decider.role().code())
                .param(
                        "upTo",
                        decider.upToCents().isPresent() ? decider.upToCents().getAsLong() : null)
                .update();
    }

    void limitOnly(TenantId tenant, AccountId account, Instant at) {
        sql.sql("""
                insert into credit.limit_only (tenant_id, account_id, since) values (:tenant, :account, :at)
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isLimitOnly(TenantId tenant, AccountId account) {
        return sql.sql("""
                select exists (select 1 from credit.limit_only where tenant_id = :tenant and account_id = :account)""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    void underPolicy(TenantId tenant, AccountId account) {
        sql.sql("delete from credit.limit_only where tenant_id = :tenant and account_id = :account")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .update();
    }

    private static CreditPolicy policy(ResultSet row, List<Decider> deciders) throws SQLException {
        var holdsFor = Codes.read(row.getArray("holds_for").getArray());
        return new CreditPolicy(
                Currency.getInstance(row.getString("currency")),
                holdsFor.isEmpty() ? Set.of() : EnumSet.copyOf(holdsFor),
                row.getInt("oldest_days"),
                row.getInt("alert_percent"),
                row.getInt("answer_days"),
                optional(row, "four_eyes_cents"),
                row.getInt("rate_days"),
                deciders);
    }

    private static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
