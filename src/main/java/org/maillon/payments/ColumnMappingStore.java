package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankColumn;
import org.maillon.bank.ColumnMapping;
import org.maillon.bank.DayOrder;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people said about the columns of banks' lists; a column of which nothing was said is an empty text. */
@Repository
class ColumnMappingStore {
    private static final String MAPPING = """
            select m.fingerprint, m.headers, m.columns, m.day_order, m.changed_by from payments.column_mapping m
             where m.tenant_id = :tenant
            """;

    private final JdbcClient sql;

    ColumnMappingStore(JdbcClient sql) {
        this.sql = sql;
    }

    Map<String, ColumnMapping> all(TenantId tenant) {
        var all = new HashMap<String, ColumnMapping>();
        sql.sql(MAPPING)
                .param("tenant", tenant.value())
                .query((row, _) -> all.put(row.getString("fingerprint"), mapping(row)))
                .list();
        return all;
    }

    List<ColumnMapping> latest(TenantId tenant, int limit) {
        return sql.sql(MAPPING + " order by m.changed_at desc limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, _) -> mapping(row))
                .list();
    }

    Optional<ColumnMapping> find(TenantId tenant, String fingerprint) {
        return sql.sql(MAPPING + " and m.fingerprint = :fingerprint")
                .param("tenant", tenant.value())
                .param("fingerprint", fingerprint)
                .query((row, _) -> mapping(row))
                .optional();
    }

    void save(TenantId tenant, ColumnMapping mapping, Instant at, String by) {
        sql.sql("""
                insert into payments.column_mapping (tenant_id, fingerprint, headers, columns, day_order, changed_at, changed_by)
                values (:tenant, :fingerprint, :headers, :columns, :order, :at, :by)
                on conflict (tenant_id, fingerprint) do update set columns = excluded.columns, day_order = excluded.day_order,
                   changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                .param("tenant", tenant.value())
                .param("fingerprint", mapping.fingerprint())
                .param("headers", mapping.headers().toArray(String[]::new))
                .param("columns", columns(mapping))
                .param("order", code(mapping.dayOrder()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    boolean forget(TenantId tenant, String fingerprint) {
        return sql.sql("delete from payments.column_mapping where tenant_id = :tenant and fingerprint = :fingerprint")
                        .param("tenant", tenant.value())
                        .param("fingerprint", fingerprint)
                        .update()
                > 0;
    }

    private static @Nullable String code(@Nullable DayOrder order) {
        return order == null ? null : order.name();
    }

    private static String[] columns(ColumnMapping mapping) {
        var columns = new String[mapping.headers().size()];
        for (int at = 0; at < columns.length; at++) {
            var held = mapping.columns().get(at);
            columns[at] = held == null ? "" : held.name();
        }
        return columns;
    }

    private static ColumnMapping mapping(ResultSet row) throws SQLException {
        var names = (String[]) row.getArray("columns").getArray();
        var columns = new HashMap<Integer, BankColumn>();
        for (int at = 0; at < names.length; at++)
            if (!names[at].isEmpty()) columns.put(at, BankColumn.valueOf(names[at]));
        var order = row.getString("day_order");
        return new ColumnMapping(
                List.of((String[]) row.getArray("headers").getArray()),
                columns,
                null,
                order == null ? null : DayOrder.valueOf(order));
    }
}
