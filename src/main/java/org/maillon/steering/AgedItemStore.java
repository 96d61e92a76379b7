package org.maillon.steering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AgedItemStore {
    private final JdbcClient sql;

    AgedItemStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Chooses the items first, and only then looks up what is shown of them. */
    List<AgedItem> page(
            TenantId tenant,
            @Nullable AccountId account,
            @Nullable Age age,
            Currency currency,
            LocalDate asOf,
            int offset,
            int limit) {
        return sql.sql("with " + OpenAsOf.of(account).item() + """
                , page as (
                    select id, due_on from item where items = 1 %s
                     order by due_on nulls last, id limit :limit offset :offset
                )
                select i.id, i.entry_id, i.account_id, a.code, a.name, i.kind, i.reference, e.label, i.issued_on, i.due_on,
                       i.due_stated, coalesce(cast(:asOf as date) - i.due_on, 0) as days_late, i.amount_cents,
                       i.open_cents + coalesce(l.cents, 0) as open_cents
                  from page p
                  join ledger.open_item i on i.tenant_id = :tenant and i.id = p.id
                  join ledger.entry e on e.tenant_id = :tenant and e.id = i.entry_id
                  join customers.customer_account a on a.tenant_id = :tenant and a.id = i.account_id
                  left join later_item l on l.open_item_id = i.id
                 order by i.due_on nulls last, i.id""".formatted(ofAge(age)))
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("account", account == null ? null : account.value())
                .param("from", age == null ? null : age.from())
                .param("until", age == null ? null : age.until())
                .param("limit", limit)
                .param("offset", offset)
                .query(AgedItemStore::item)
                .list();
    }

    /** Said of the due day and not of its distance, so that the index over due days can be used. */
    private static String ofAge(@Nullable Age age) {
        return switch (age) {
            case null -> "";
            case NOT_DUE -> "and (due_on is null or due_on >= cast(:asOf as date) - cast(:until as int))";
            case OVER_90 -> "and due_on <= cast(:asOf as date) - cast(:from as int)";
            case D1_30, D31_60, D61_90 ->
                "and due_on between cast(:asOf as date) - cast(:until as int) and cast(:asOf as date) - cast(:from as int)";
        };
    }

    List<Currency> currencies(TenantId tenant) {
        return sql.sql("select distinct currency from ledger.open_item where tenant_id = :tenant and open_cents > 0")
                .param("tenant", tenant.value())
                .query((row, _) -> Currency.getInstance(row.getString(1)))
                .list();
    }

    List<Currency> currencies(TenantId tenant, AccountId account) {
        return sql.sql(
                        "select distinct currency from ledger.open_item where tenant_id = :tenant and account_id = :account")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query((row, _) -> Currency.getInstance(row.getString(1)))
                .list();
    }

    private static AgedItem item(ResultSet row, int number) throws SQLException {
        return new AgedItem(
                row.getLong("id"),
                row.getLong("entry_id"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("reference"),
                row.getString("label"),
                row.getObject("issued_on", LocalDate.class),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                row.getBoolean("due_stated"),
                row.getInt("days_late"),
                row.getLong("amount_cents"),
                row.getLong("open_cents"));
    }
}
