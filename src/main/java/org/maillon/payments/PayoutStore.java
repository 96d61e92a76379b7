package org.maillon.payments;

import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a provider pays out, and the lines of statements that brought it. */
@Repository
class PayoutStore {
    private final JdbcClient sql;

    PayoutStore(JdbcClient sql) {
        this.sql = sql;
    }

    void keep(TenantId tenant, PaymentProvider.Payout payout) {
        sql.sql("""
                insert into payments.payout (tenant_id, reference, currency, cents, arrives_on)
                values (:tenant, :reference, :currency, :cents, :on)
                on conflict (tenant_id, reference) do update set arrives_on = excluded.arrives_on""")
                .param("tenant", tenant.value())
                .param("reference", payout.reference())
                .param("currency", payout.currency())
                .param("cents", payout.cents())
                .param("on", payout.arrivesOn())
                .update();
    }

    /** False where no payout of that amount is awaited within a week of the line's day. */
    boolean bring(TenantId tenant, Receipt receipt) {
        return sql.sql("""
                update payments.payout p set receipt_id = :receipt
                 where p.tenant_id = :tenant and p.receipt_id is null and p.reference = (
                       select o.reference from payments.payout o
                        where o.tenant_id = :tenant and o.receipt_id is null and o.currency = :currency and o.cents = :cents
                          and o.arrives_on between :on::date - 7 and :on::date + 7
                        order by abs(o.arrives_on - :on::date), o.reference limit 1)""")
                        .param("tenant", tenant.value())
                        .param("receipt", receipt.id())
                        .param("currency", receipt.currency())
                        .param("cents", receipt.amountCents())
                        .param("on", receipt.bookedOn())
                        .update()
                > 0;
    }
}
