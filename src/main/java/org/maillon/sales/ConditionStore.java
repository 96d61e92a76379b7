package org.maillon.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConditionStore {
    private static final String CONDITION = """
            select c.id, c.account_id, a.name, i.code, c.currency, c.price_cents, c.discount_basis_points, c.from_on, c.until_on,
                   c.reason, c.asked_by, c.asker, c.asked_at, c.approved_by
              from sales.condition c
              join customers.customer_account a on a.tenant_id = :tenant and a.id = c.account_id
              left join sales.item i on i.tenant_id = :tenant and i.id = c.item_id
             where c.tenant_id = :tenant and c.ended_at is null
            """;

    private final JdbcClient sql;

    ConditionStore(JdbcClient sql) {
        this.sql = sql;
    }

    long insert(TenantId tenant, NewCondition condition, Optional<Long> item, Actor by, Instant at) {
        return sql.sql("""
                insert into sales.condition (tenant_id, account_id, item_id, currency, price_cents, discount_basis_points, from_on,
                       until_on, reason, asked_by, asker, asked_at)
                values (:tenant, :account, :item, :currency, :cents, :discount, :from, :until, :reason, :by, :asker, :at)
                returning id""")
                .param("tenant", tenant.value())
                .param("account", condition.account().value())
                .param("item", item.orElse(null))
                .param("currency", condition.currency().getCurrencyCode())
                .param(
                        "cents",
                        condition.priceCents().isPresent()
                                ? condition.priceCents().getAsLong()
                                : null)
                .param(
                        "discount",
                        condition.discountBasisPoints().isPresent()
                                ? condition.discountBasisPoints().getAsInt()
                                : null)
                .param("from", condition.fromOn())
                .param("until", condition.untilOn().orElse(null))
                .param("reason", condition.reason())
                .param("by", by.who())
                .param("asker", by.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Optional<Condition> find(TenantId tenant, long id) {
        return sql.sql(CONDITION + " and c.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(ConditionStore::condition)
                .optional();
    }

    /** Of an account, approved or not, the oldest period first. */
    List<Condition> of(TenantId tenant, AccountId account) {
        return sql.sql(CONDITION + " and c.account_id = :account order by c.from_on, c.id")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(ConditionStore::condition)
                .list();
    }

    /** Those that wait first, then those that ended last. */
    List<Condition> list(TenantId tenant, int limit) {
        return sql.sql(CONDITION + " order by (c.approved_by is null) desc, c.from_on desc, c.id desc limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(ConditionStore::condition)
                .list();
    }

    boolean approve(TenantId tenant, long id, String by, Instant at) {
        return sql.sql("""
                update sales.condition set approved_by = :by, approved_at = :at
                 where tenant_id = :tenant and id = :id and approved_at is null and ended_at is null""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean end(TenantId tenant, long id, Instant at) {
        return sql.sql("""
                update sales.condition set ended_at = :at where tenant_id = :tenant and id = :id and ended_at is null""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Condition condition(ResultSet row, int number) throws SQLException {
        long price = row.getLong("price_cents");
        var cents = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(price);
        int points = row.getInt("discount_basis_points");
        var discount = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(points);
        return new Condition(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("name"),
                Optional.ofNullable(row.getString("code")),
                Currency.getInstance(row.getString("currency")),
                cents,
                discount,
                row.getObject("from_on", LocalDate.class),
                Optional.ofNullable(row.getObject("until_on", LocalDate.class)),
                row.getString("reason"),
                row.getString("asked_by"),
                row.getLong("asker"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("approved_by")));
    }
}
