package org.maillon.payments;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items that are not chased for a while, because a receipt nobody has settled may explain them. */
@Repository
class HoldStore {
    record Hold(long receipt, long openItem, AccountId account, String currency) {}

    private final JdbcClient sql;

    HoldStore(JdbcClient sql) {
        this.sql = sql;
    }

    void hold(TenantId tenant, List<Hold> some, LocalDate until) {
        if (some.isEmpty()) return;
        sql.sql("""
                insert into payments.receipt_hold (tenant_id, receipt_id, open_item_id, account_id, currency, until)
                select :tenant, x.receipt, x.item, x.account, x.currency, :until
                  from unnest(:receipts::bigint[], :items::bigint[], :accounts::bigint[], :currencies::text[])
                       as x(receipt, item, account, currency)
                on conflict (tenant_id, receipt_id, open_item_id)
                do update set until = excluded.until, released_on = null""")
                .param("tenant", tenant.value())
                .param("until", until)
                .param("receipts", some.stream().map(Hold::receipt).toArray(Long[]::new))
                .param("items", some.stream().map(Hold::openItem).toArray(Long[]::new))
                .param(
                        "accounts",
                        some.stream().map(each -> each.account().value()).toArray(Long[]::new))
                .param("currencies", some.stream().map(Hold::currency).toArray(String[]::new))
                .update();
    }

    void release(TenantId tenant, Collection<Long> receipts) {
        sql.sql("""
                update payments.receipt_hold set released_on = until
                 where tenant_id = :tenant and receipt_id = any(:receipts) and released_on is null""")
                .param("tenant", tenant.value())
                .param("receipts", receipts.toArray(Long[]::new))
                .update();
    }
}
