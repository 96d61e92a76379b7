package org.maillon.payments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Queues what an e-invoice’s life cycle is to be told of money that came in, or was taken back. */
@Repository
class CollectedStatusStore {
    /** A part of a receipt on an item, minor units. */
    record Part(long receipt, long openItem, long cents) {}

    private final JdbcClient sql;

    CollectedStatusStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Invoices only; on the day the bank booked the receipt. */
    void collected(TenantId tenant, Collection<Part> some, Instant at) {
        if (some.isEmpty()) return;
        sql.sql("""
                insert into payments.collected_status (tenant_id, open_item_id, receipt_id, currency, cents, collected_on, state,
                       queued_at)
                select :tenant, i.id, r.id, r.currency, x.cents, r.booked_on, 'queued', :at
                  from unnest(:receipts::bigint[], :items::bigint[], :cents::bigint[]) as x(receipt, item, cents)
                  join payments.receipt r on r.tenant_id = :tenant and r.id = x.receipt
                  join ledger.open_item i on i.tenant_id = :tenant and i.id = x.item and i.kind = 'invoice'
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("receipts", some.stream().map(Part::receipt).toArray(Long[]::new))
                .param("items", some.stream().map(Part::openItem).toArray(Long[]::new))
                .param("cents", some.stream().map(Part::cents).toArray(Long[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes back all that was said of a receipt and these items: the opposite of what stands. */
    void takenBack(TenantId tenant, long receipt, Collection<Long> items, Instant at) {
        sql.sql("""
                insert into payments.collected_status (tenant_id, open_item_id, receipt_id, currency, cents, collected_on, state,
                       queued_at)
                select :tenant, s.open_item_id, s.receipt_id, s.currency, -sum(s.cents), max(s.collected_on), 'queued', :at
                  from payments.collected_status s
                 where s.tenant_id = :tenant and s.receipt_id = :receipt and s.open_item_id = any(:items)
                 group by s.open_item_id, s.receipt_id, s.currency having sum(s.cents) > 0
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .param("items", items.toArray(Long[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
