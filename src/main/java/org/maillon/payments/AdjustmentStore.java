package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps write-offs, refunds, transfers and what claims were paid with, and finds what they are made of. */
@Repository
class AdjustmentStore {
    private static final String ADJUSTMENT = """
            select a.id, a.kind, a.account_id, a.to_account_id, a.open_item_id, a.receipt_id, a.currency, a.cents, a.reason, a.made_on,
                   a.made_by, a.undone_by, a.item_id, a.credit_id
              from payments.adjustment a where a.tenant_id = :tenant""";

    /** Cash that lies on no item. */
    record Free(long credit, AccountId account, long cents) {}

    record Item(AccountId account, String currency, long openCents) {}

    private final JdbcClient sql;

    AdjustmentStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Item> item(TenantId tenant, long openItem) {
        return sql.sql("""
                select i.account_id, i.currency, i.open_cents from ledger.open_item i
                 where i.tenant_id = :tenant and i.id = :item""")
                .param("tenant", tenant.value())
                .param("item", openItem)
                .query((row, _) -> new Item(new AccountId(row.getLong(1)), row.getString(2), row.getLong(3)))
                .optional();
    }

    List<Free> free(TenantId tenant, long receipt) {
        return sql.sql("""
                select c.id, b.account_id, c.unallocated_cents
                  from payments.booking b join ledger.credit c on c.tenant_id = :tenant and c.id = b.credit_id
                 where b.tenant_id = :tenant and b.receipt_id = :receipt and b.taken_back_at is null
                   and b.kind in ('receipt', 'transferred') and c.unallocated_cents > 0
                 order by b.id""")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .query((row, _) -> new Free(row.getLong(1), new AccountId(row.getLong(2)), row.getLong(3)))
                .list();
    }

    List<SpareReceipt> spare(TenantId tenant, AccountId account, String currency) {
        return sql.sql("""
                select r.id, r.booked_on, coalesce(nullif(r.reference, ''), r.text) as words, sum(c.unallocated_cents)::bigint as cents
                  from ledger.credit c
                  join payments.booking b on b.tenant_id = :tenant and b.credit_id = c.id
                  join payments.receipt r on r.tenant_id = :tenant and r.id = b.receipt_id
                 where c.tenant_id = :tenant and c.account_id = :account and c.currency = :currency and c.unallocated_cents > 0
                   and b.taken_back_at is null and b.kind in ('receipt', 'transferred')
                 group by r.id, r.booked_on, r.reference, r.text order by r.booked_on desc, r.id desc""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("currency", currency)
                .query((row, _) -> new SpareReceipt(
                        row.getLong("id"),
                        row.getObject("booked_on", LocalDate.class),
                        row.getString("words"),
                        row.getLong("cents")))
                .list();
    }

    record New(
            Adjustment.Kind kind,
            AccountId account,
            Optional<AccountId> to,
            @Nullable Long openItem,
            @Nullable Long receipt,
            String currency,
            long cents,
            String reason,
            LocalDate on,
            String by) {}

    long keep(TenantId tenant, New adjustment, Instant at) {
        return sql.sql("""
                insert into payments.adjustment (tenant_id, kind, account_id, to_account_id, open_item_id, receipt_id, currency, cents,
                       reason, made_on, made_at, made_by)
                values (:tenant, :kind, :account, :to, :item, :receipt, :currency, :cents, :reason, :on, :at, :by)
                returning id""")
                .param("tenant", tenant.value())
                .param("kind", adjustment.kind().stored())
                .param("account", adjustment.account().value())
                .param("to", adjustment.to().map(AccountId::value).orElse(null))
                .param("item", adjustment.openItem())
                .param("receipt", adjustment.receipt())
                .param("currency", adjustment.currency())
                .param("cents", adjustment.cents())
                .param("reason", adjustment.reason())
                .param("on", adjustment.on())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", adjustment.by())
                .query(Long.class)
                .single();
    }

    void booked(TenantId tenant, long adjustment, @Nullable Long item, @Nullable Long credit) {
        sql.sql("""
                update payments.adjustment set item_id = :item, credit_id = :credit
                 where tenant_id = :tenant and id = :adjustment""")
                .param("tenant", tenant.value())
                .param("adjustment", adjustment)
                .param("item", item)
                .param("credit", credit)
                .update();
    }

    Optional<Adjustment> lock(TenantId tenant, long adjustment) {
        return sql.sql(ADJUSTMENT + " and a.id = :adjustment for update")
                .param("tenant", tenant.value())
                .param("adjustment", adjustment)
                .query(AdjustmentStore::adjustment)
                .optional();
    }

    /** Those of a receipt, the latest first. */
    List<Adjustment> ofReceipt(TenantId tenant, long receipt) {
        return sql.sql(ADJUSTMENT + " and a.receipt_id = :receipt order by a.id desc")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .query(AdjustmentStore::adjustment)
                .list();
    }

    void undone(TenantId tenant, Adjustment adjustment, String by, Instant at) {
        sql.sql("""
                update payments.adjustment set undone_at = :at, undone_by = :by
                 where tenant_id = :tenant and id = :adjustment""")
                .param("tenant", tenant.value())
                .param("adjustment", adjustment.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        sql.sql("""
                update payments.booking set taken_back_at = :at
                 where tenant_id = :tenant and credit_id = :credit and kind = 'transferred'""")
                .param("tenant", tenant.value())
                .param("credit", adjustment.credit().orElse(0))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The allocations that stand on an item, or of a credit. */
    List<Long> live(TenantId tenant, OptionalLong item, OptionalLong credit) {
        return sql.sql("""
                select a.id from ledger.allocation a
                 where a.tenant_id = :tenant and (a.open_item_id = :item or a.credit_id = :credit) and a.reverses_id is null
                   and not exists (select 1 from ledger.allocation r where r.tenant_id = :tenant and r.reverses_id = a.id)
                 order by a.id""")
                .param("tenant", tenant.value())
                .param("item", item.orElse(0))
                .param("credit", credit.orElse(0))
                .query(Long.class)
                .list();
    }

    private static Adjustment adjustment(ResultSet row, int number) throws SQLException {
        return new Adjustment(
                row.getLong("id"),
                Adjustment.Kind.of(row.getString("kind")),
                new AccountId(row.getLong("account_id")),
                Optional.ofNullable(row.getObject("to_account_id", Long.class)).map(AccountId::new),
                id(row, "open_item_id"),
                id(row, "receipt_id"),
                row.getString("currency"),
                row.getLong("cents"),
                row.getString("reason"),
                row.getObject("made_on", LocalDate.class),
                row.getString("made_by"),
                Optional.ofNullable(row.getString("undone_by")),
                id(row, "item_id"),
                id(row, "credit_id"));
    }

    private static OptionalLong id(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, Long.class);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
