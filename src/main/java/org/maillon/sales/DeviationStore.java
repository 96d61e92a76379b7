package org.maillon.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.maillon.sales.DeviationRules.Found;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeviationStore {
    private final JdbcClient sql;

    DeviationStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Notes one of a version. The yes given to the same deviation of an earlier version is kept; where the same one stood
     * otherwise, it waits anew.
     */
    void keep(TenantId tenant, Order order, Found found) {
        sql.sql("""
                insert into sales.deviation (tenant_id, order_id, version, kind, line, subject, expected, found, made_by, maker,
                       approved_by, approved_at, note)
                select :tenant, :order, :version, :kind, :line, :subject, :expected, :found, :by, :maker, b.approved_by,
                       b.approved_at, coalesce(b.note, '')
                  from (select 1) as one
                  left join lateral (
                       select d.approved_by, d.approved_at, d.note from sales.deviation d
                        where d.tenant_id = :tenant and d.order_id = :order and d.kind = :kind and d.line = :line
                          and d.expected = :expected and d.found = :found and d.approved_at is not null
                        order by d.version desc limit 1) as b on true
                on conflict (tenant_id, order_id, version, kind, line) do update set
                       expected = excluded.expected, found = excluded.found, approved_by = excluded.approved_by,
                       approved_at = excluded.approved_at, note = excluded.note, mended_at = null""")
                .param("tenant", tenant.value())
                .param("order", order.id())
                .param("version", order.version())
                .param("kind", found.kind().code())
                .param("line", found.line())
                .param("subject", found.subject())
                .param("expected", found.expected())
                .param("found", found.found())
                .param("by", order.madeBy())
                .param("maker", order.maker())
                .update();
    }

    void mend(TenantId tenant, Order order, DeviationKind kind, int line, Instant at) {
        sql.sql("""
                update sales.deviation set mended_at = :at
                 where tenant_id = :tenant and order_id = :order and version = :version and kind = :kind and line = :line""")
                .param("tenant", tenant.value())
                .param("order", order.id())
                .param("version", order.version())
                .param("kind", kind.code())
                .param("line", line)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean approve(TenantId tenant, Order order, Deviation deviation, String by, String note, Instant at) {
        return sql.sql("""
                update sales.deviation set approved_by = :by, approved_at = :at, note = :note
                 where tenant_id = :tenant and order_id = :order and version = :version and kind = :kind and line = :line
                   and approved_at is null and mended_at is null""")
                        .param("tenant", tenant.value())
                        .param("order", order.id())
                        .param("version", order.version())
                        .param("kind", deviation.kind().code())
                        .param("line", deviation.line())
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("note", note)
                        .update()
                == 1;
    }

    /** Of a version of an order, approved or waiting, without those put right. */
    List<Deviation> of(TenantId tenant, long order, int version) {
        return sql.sql("""
                select kind, line, subject, expected, found, made_by, maker, approved_by, approved_at, note from sales.deviation
                 where tenant_id = :tenant and order_id = :order and version = :version and mended_at is null
                 order by line, kind""")
                .param("tenant", tenant.value())
                .param("order", order)
                .param("version", version)
                .query(DeviationStore::deviation)
                .list();
    }

    private static Deviation deviation(ResultSet row, int number) throws SQLException {
        var at = row.getObject("approved_at", OffsetDateTime.class);
        return new Deviation(
                DeviationKind.of(row.getString("kind")),
                row.getInt("line"),
                row.getString("subject"),
                row.getString("expected"),
                row.getString("found"),
                row.getString("made_by"),
                row.getLong("maker"),
                at == null
                        ? Optional.empty()
                        : Optional.of(new Deviation.Approval(
                                row.getString("approved_by"), at.toInstant(), row.getString("note"))));
    }
}
