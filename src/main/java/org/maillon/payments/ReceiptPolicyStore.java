package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.payments.ReceiptPolicy.CounterAccounts;
import org.maillon.payments.ReceiptPolicy.Thanks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What companies settled about receipts, and discounts agreed with customers. */
@Repository
class ReceiptPolicyStore {
    private final JdbcClient sql;

    ReceiptPolicyStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<ReceiptPolicy> find(TenantId tenant) {
        return sql.sql("""
                select tolerance_cents, fee_cents, difference_account, fee_account, discount_account, discount_points, discount_days,
                       thanks
                  from payments.matching_policy where tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .query(ReceiptPolicyStore::policy)
                .optional();
    }

    void save(TenantId tenant, ReceiptPolicy policy) {
        sql.sql("""
                insert into payments.matching_policy (tenant_id, tolerance_cents, fee_cents, difference_account, fee_account,
                       discount_account, discount_points, discount_days, thanks)
                values (:tenant, :tolerance, :fee, :differenceAccount, :feeAccount, :discountAccount, :points, :days, :thanks)
                on conflict (tenant_id) do update set tolerance_cents = excluded.tolerance_cents, fee_cents = excluded.fee_cents,
                   difference_account = excluded.difference_account, fee_account = excluded.fee_account,
                   discount_account = excluded.discount_account, discount_points = excluded.discount_points,
                   discount_days = excluded.discount_days, thanks = excluded.thanks""")
                .param("tenant", tenant.value())
                .param("tolerance", policy.toleranceCents())
                .param("fee", policy.feeCents())
                .param("differenceAccount", policy.accounts().difference())
                .param("feeAccount", policy.accounts().fee())
                .param("discountAccount", policy.accounts().discount())
                .param(
                        "points",
                        policy.discount().map(DiscountTerms::basisPoints).orElse(null))
                .param("days", policy.discount().map(DiscountTerms::days).orElse(null))
                .param("thanks", policy.thanks().code())
                .update();
    }

    List<AgreedDiscount> discounts(TenantId tenant) {
        return sql.sql("""
                select d.account_id, k.code, k.name, d.basis_points, d.days
                  from payments.discount_terms d
                  join customers.customer_account k on k.tenant_id = :tenant and k.id = d.account_id
                 where d.tenant_id = :tenant order by k.name, k.code""")
                .param("tenant", tenant.value())
                .query((row, _) -> new AgreedDiscount(
                        new AccountId(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        new DiscountTerms(row.getInt(4), row.getInt(5))))
                .list();
    }

    Optional<DiscountTerms> discount(TenantId tenant, AccountId account) {
        return sql.sql("""
                select basis_points, days from payments.discount_terms
                 where tenant_id = :tenant and account_id = :account""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query((row, _) -> new DiscountTerms(row.getInt(1), row.getInt(2)))
                .optional();
    }

    void agree(TenantId tenant, AccountId account, DiscountTerms terms) {
        sql.sql("""
                insert into payments.discount_terms (tenant_id, account_id, basis_points, days)
                values (:tenant, :account, :points, :days)
                on conflict (tenant_id, account_id)
                do update set basis_points = excluded.basis_points, days = excluded.days""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("points", terms.basisPoints())
                .param("days", terms.days())
                .update();
    }

    boolean end(TenantId tenant, AccountId account) {
        return sql.sql("delete from payments.discount_terms where tenant_id = :tenant and account_id = :account")
                        .param("tenant", tenant.value())
                        .param("account", account.value())
                        .update()
                > 0;
    }

    private static ReceiptPolicy policy(ResultSet row, int number) throws SQLException {
        var points = row.getObject("discount_points", Integer.class);
        return new ReceiptPolicy(
                row.getLong("tolerance_cents"),
                row.getLong("fee_cents"),
                new CounterAccounts(
                        row.getString("difference_account"),
                        row.getString("fee_account"),
                        row.getString("discount_account")),
                points == null ? Optional.empty() : Optional.of(new DiscountTerms(points, row.getInt("discount_days"))),
                Thanks.of(row.getString("thanks")));
    }
}
