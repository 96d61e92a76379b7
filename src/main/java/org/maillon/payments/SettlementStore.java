package org.maillon.payments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lies in the ledger because of a receipt, and what was taken away from it. */
@Repository
class SettlementStore {
    record Item(AccountId account, long openCents) {}

    record Booked(long id, AccountId account, long credit, long cents, String kind) {
        /** Whether the accounting brought it: ours to let go of, not to take back. */
        boolean isAccounted() {
            return kind.equals("accounted");
        }

        boolean isCash() {
            return kind.equals("receipt");
        }

        /** Cash that came from another account of the same receipt. */
        boolean isTransferred() {
            return kind.equals("transferred");
        }
    }

    /** An allocation that stands. */
    record Live(long id, long openItem, long credit, long cents) {}

    private final JdbcClient sql;

    SettlementStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The accounts of these items; those of another currency are left out. */
    Map<Long, Item> accounts(TenantId tenant, Collection<Long> items, String currency) {
        var accounts = new HashMap<Long, Item>();
        sql.sql("""
                select i.id, i.account_id, i.open_cents from ledger.open_item i
                 where i.tenant_id = :tenant and i.id = any(:items) and i.currency = :currency""")
                .param("tenant", tenant.value())
                .param("items", items.toArray(Long[]::new))
                .param("currency", currency)
                .query((row, _) ->
                        accounts.put(row.getLong(1), new Item(new AccountId(row.getLong(2)), row.getLong(3))))
                .list();
        return accounts;
    }

    /** How these items are called, the oldest first. */
    List<String> references(TenantId tenant, Collection<Long> items) {
        return sql.sql("""
                select i.reference from ledger.open_item i where i.tenant_id = :tenant and i.id = any(:items) order by i.id""")
                .param("tenant", tenant.value())
                .param("items", items.toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    record Named(long id, long openCents) {}

    List<Named> named(TenantId tenant, AccountId account, List<String> references, String currency) {
        return sql.sql("""
                select i.id, i.open_cents from ledger.open_item i
                 where i.tenant_id = :tenant and i.account_id = :account and i.currency = :currency and i.open_cents > 0
                   and i.reference = any(:references)
                 order by coalesce(i.due_on, i.issued_on), i.id""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("currency", currency)
                .param("references", references.toArray(String[]::new))
                .query((row, _) -> new Named(row.getLong(1), row.getLong(2)))
                .list();
    }

    /** The cash of a receipt on an account, as long as it was not taken back. */
    Optional<Booked> credit(TenantId tenant, long receipt, AccountId account) {
        return bookings(tenant, receipt).stream()
                .filter(booked -> (booked.isCash() || booked.isTransferred())
                        && booked.account().equals(account))
                .findFirst();
    }

    List<Booked> bookings(TenantId tenant, long receipt) {
        return sql.sql("""
                select b.id, b.account_id, b.credit_id, b.cents, b.kind from payments.booking b
                 where b.tenant_id = :tenant and b.receipt_id = :receipt and b.taken_back_at is null order by b.id""")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .query((row, _) -> new Booked(
                        row.getLong(1),
                        new AccountId(row.getLong(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5)))
                .list();
    }

    /** Cents of a receipt that lie on no item. */
    long left(TenantId tenant, long receipt) {
        return sql.sql("""
                select coalesce(sum(c.unallocated_cents), 0)::bigint
                  from payments.booking b join ledger.credit c on c.tenant_id = :tenant and c.id = b.credit_id
                 where b.tenant_id = :tenant and b.receipt_id = :receipt and b.taken_back_at is null
                   and b.kind in ('receipt', 'transferred')""")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .query(Long.class)
                .single();
    }

    /** Whether money of a receipt was paid back or moved. */
    boolean isAdjusted(TenantId tenant, long receipt) {
        return sql.sql("""
                select exists (select 1 from payments.adjustment a
                                where a.tenant_id = :tenant and a.receipt_id = :receipt and a.undone_at is null)""")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .query(Boolean.class)
                .single();
    }

    List<Live> allocations(TenantId tenant, long receipt) {
        return sql.sql("""
                select a.id, a.open_item_id, a.credit_id, a.amount_cents
                  from payments.booking b
                  join ledger.allocation a on a.tenant_id = :tenant and a.credit_id = b.credit_id and a.reverses_id is null
                 where b.tenant_id = :tenant and b.receipt_id = :receipt and b.taken_back_at is null and b.kind <> 'accounted'
                   and not exists (select 1 from ledger.allocation r where r.tenant_id = :tenant and r.reverses_id = a.id)
                 order by a.id""")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .query((row, _) -> new Live(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    Optional<Long> receiptOf(TenantId tenant, long allocation) {
        return sql.sql("""
                select b.receipt_id from ledger.allocation a
                  join payments.booking b on b.tenant_id = :tenant and b.credit_id = a.credit_id
                 where a.tenant_id = :tenant and a.id = :allocation""")
                .param("tenant", tenant.value())
                .param("allocation", allocation)
                .query(Long.class)
                .optional();
    }

    void undone(TenantId tenant, long receipt, List<Long> items, Instant at, String by) {
        sql.sql("""
                insert into payments.undone (tenant_id, receipt_id, open_item_id, undone_at, undone_by)
                select :tenant, :receipt, x.item, :at, :by from unnest(:items::bigint[]) as x(item)
                on conflict (tenant_id, receipt_id, open_item_id) do nothing""")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .param("items", items.toArray(Long[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** A person laid it there after all. */
    void redone(TenantId tenant, long receipt, List<Long> items) {
        sql.sql(
                        "delete from payments.undone where tenant_id = :tenant and receipt_id = :receipt and open_item_id = any(:items)")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .param("items", items.toArray(Long[]::new))
                .update();
    }

    void takenBack(TenantId tenant, List<Long> bookings, Instant at) {
        sql.sql("""
                update payments.booking set taken_back_at = :at
                 where tenant_id = :tenant and id = any(:bookings) and taken_back_at is null""")
                .param("tenant", tenant.value())
                .param("bookings", bookings.toArray(Long[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
