package org.maillon.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.claims.Claim.Kind;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people did about claims: given up, paid, taken back. */
@Repository
class ClaimActStore {
    private static final String PAYMENT = """
            select p.id, p.cents, p.paid_on, p.adjustment_id, p.note, p.made_at, p.made_by, p.undone_by, p.open_item_id, p.kind
              from claims.payment p where p.tenant_id = :tenant""";

    private final JdbcClient sql;

    ClaimActStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** What was given up of these items, by the id of the claim. */
    Map<Long, Long> waived(TenantId tenant, Collection<Long> items) {
        return sums("""
                select w.open_item_id, w.kind, sum(w.cents)::bigint from claims.waiver w
                 where w.tenant_id = :tenant and w.open_item_id = any(:items) group by w.open_item_id, w.kind""", tenant, items);
    }

    /** What was paid of these items' claims and not taken back, by the id of the claim. */
    Map<Long, Long> paid(TenantId tenant, Collection<Long> items) {
        return sums("""
                select p.open_item_id, p.kind, sum(p.cents)::bigint from claims.payment p
                 where p.tenant_id = :tenant and p.open_item_id = any(:items) and p.undone_at is null
                 group by p.open_item_id, p.kind""", tenant, items);
    }

    private Map<Long, Long> sums(String statement, TenantId tenant, Collection<Long> items) {
        var sums = new HashMap<Long, Long>();
        sql.sql(statement)
                .param("tenant", tenant.value())
                .param("items", items.toArray(Long[]::new))
                .query((row, _) -> sums.put(Kind.of(row.getString(2)).idOf(row.getLong(1)), row.getLong(3)))
                .list();
        return sums;
    }

    /** Of two who act on the claims of an invoice at once, the second waits here; empty where the tenant has no such item. */
    Optional<Long> lock(TenantId tenant, long openItem) {
        return sql.sql("select id from ledger.open_item where tenant_id = :tenant and id = :item for no key update")
                .param("tenant", tenant.value())
                .param("item", openItem)
                .query(Long.class)
                .optional();
    }

    void waive(TenantId tenant, Claim claim, long cents, String reason, Instant at, String by) {
        about(claim, tenant, """
                insert into claims.waiver (tenant_id, account_id, open_item_id, kind, cents, reason, made_at, made_by)
                values (:tenant, :account, :item, :kind, :cents, :reason, :at, :by)""")
                .param("cents", cents)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** What was given up of a claim, the latest first. */
    List<Waiver> waivers(TenantId tenant, Claim claim) {
        return sql.sql("""
                select w.cents, w.reason, w.made_at, w.made_by from claims.waiver w
                 where w.tenant_id = :tenant and w.open_item_id = :item and w.kind = :kind order by w.id desc""")
                .param("tenant", tenant.value())
                .param("item", claim.openItem())
                .param("kind", claim.kind().code())
                .query((row, _) -> new Waiver(
                        row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getString(4)))
                .list();
    }

    /** @param adjustment how the money of a receipt was booked; null where a person notes it by hand */
    record NewPayment(
            long cents, LocalDate paidOn, @Nullable Long adjustment, String note, String by) {}

    long pay(TenantId tenant, Claim claim, NewPayment payment, Instant at) {
        return about(claim, tenant, """
                insert into claims.payment (tenant_id, account_id, open_item_id, kind, cents, paid_on, adjustment_id, note, made_at, made_by)
                values (:tenant, :account, :item, :kind, :cents, :on, :adjustment, :note, :at, :by)
                returning id""")
                .param("cents", payment.cents())
                .param("on", payment.paidOn())
                .param("adjustment", payment.adjustment())
                .param("note", payment.note())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", payment.by())
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec about(Claim claim, TenantId tenant, String statement) {
        return sql.sql(statement)
                .param("tenant", tenant.value())
                .param("account", claim.account().value())
                .param("item", claim.openItem())
                .param("kind", claim.kind().code());
    }

    /** The payments of a claim, also those taken back, the latest first. */
    List<ClaimPayment> payments(TenantId tenant, Claim claim) {
        return sql.sql(PAYMENT + " and p.open_item_id = :item and p.kind = :kind order by p.id desc")
                .param("tenant", tenant.value())
                .param("item", claim.openItem())
                .param("kind", claim.kind().code())
                .query(ClaimActStore::payment)
                .list();
    }

    /** A payment and the claim it is of. */
    record OfClaim(long claim, ClaimPayment payment) {}

    Optional<OfClaim> lockPayment(TenantId tenant, long id) {
        return sql.sql(PAYMENT + " and p.id = :id for update")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, number) -> new OfClaim(
                        Kind.of(row.getString("kind")).idOf(row.getLong("open_item_id")), payment(row, number)))
                .optional();
    }

    void undo(TenantId tenant, long payment, String by, Instant at) {
        undo(tenant, "id = :which", payment, by, at);
    }

    /** Takes back what was paid with money that was booked otherwise since; mostly there is none. */
    void undoOfAdjustment(TenantId tenant, long adjustment, String by, Instant at) {
        undo(tenant, "adjustment_id = :which", adjustment, by, at);
    }

    private void undo(TenantId tenant, String which, long id, String by, Instant at) {
        sql.sql("""
                update claims.payment set undone_at = :at, undone_by = :by
                 where tenant_id = :tenant and undone_at is null and\s""" + which)
                .param("tenant", tenant.value())
                .param("which", id)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ClaimPayment payment(ResultSet row, int number) throws SQLException {
        var adjustment = row.getObject("adjustment_id", Long.class);
        return new ClaimPayment(
                row.getLong("id"),
                row.getLong("cents"),
                row.getObject("paid_on", LocalDate.class),
                adjustment == null ? OptionalLong.empty() : OptionalLong.of(adjustment),
                row.getString("note"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                Optional.ofNullable(row.getString("undone_by")));
    }
}
