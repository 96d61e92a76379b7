package org.maillon.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How open items are called, and what is left of them. */
@Repository
class NamedItemStore {
    private final JdbcClient sql;

    NamedItemStore(JdbcClient sql) {
        this.sql = sql;
    }

    Map<Long, NamedItem> find(TenantId tenant, Collection<Long> ids) {
        var found = new HashMap<Long, NamedItem>();
        sql.sql("""
                select i.id, i.account_id, i.reference, i.issued_on, i.due_on, i.currency, i.amount_cents, i.open_cents, a.code, a.name
                  from ledger.open_item i
                  join customers.customer_account a on a.tenant_id = i.tenant_id and a.id = i.account_id
                 where i.tenant_id = :tenant and i.id = any(:ids)""")
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong("id"), item(row));
                });
        return found;
    }

    private static NamedItem item(ResultSet row) throws SQLException {
        return new NamedItem(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("reference"),
                row.getObject("issued_on", LocalDate.class),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                row.getString("currency"),
                row.getLong("amount_cents"),
                row.getLong("open_cents"));
    }
}
