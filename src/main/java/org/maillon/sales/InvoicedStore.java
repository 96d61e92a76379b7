package org.maillon.sales;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which orders have yet to be invoiced, and what the books claim that may name them. */
@Repository
class InvoicedStore {
    /**
     * An invoice, or the accountant's own line that takes a deposit off one, with one of its instalments.
     *
     * @param amountCents of the whole
     * @param openCents of the instalment
     */
    record Billed(
            long order,
            long entry,
            boolean used,
            String reference,
            String label,
            long amountCents,
            long item,
            LocalDate bookedOn,
            long openCents) {}

    private final JdbcClient sql;

    InvoicedStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Orders of these accounts that are not invoiced whole, or for which money lies on a deposit. */
    List<Long> followed(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                select o.id from sales.sales_order o
                 where o.tenant_id = :tenant and o.account_id = any(:accounts) and o.state not in ('cancelled', 'refused')
                   and (o.invoiced_cents < o.gross_cents or exists (
                           select 1 from sales.deposit d
                             join sales.deposit_receipt r on r.tenant_id = :tenant and r.deposit_id = d.id
                            where d.tenant_id = :tenant and d.order_id = o.id and r.undone_at is null))
                 order by o.account_id, o.id""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /**
     * What was invoiced to the account of each order since 60 days before it, where one of its numbers may stand; the oldest
     * first. The invoice of a deposit itself is none: what it asks for stands on the deposits account under the same number.
     */
    List<Billed> billed(TenantId tenant, List<Order> orders) {
        var numbers = orders.stream()
                .flatMap(order -> PaperNumbers.of(order).map(number -> new Number(order, number)))
                .toList();
        if (numbers.isEmpty()) return List.of();
        return sql.sql("""
                with named as (
                    select distinct n.order_id, e.id, e.account_id, e.currency, e.reference
                      from unnest(:orders::bigint[], :accounts::bigint[], :currencies::text[], :days::text[], :numbers::text[])
                           as n (order_id, account_id, currency, from_on, number)
                      join ledger.entry e on e.tenant_id = :tenant and e.account_id = n.account_id
                       and e.currency = n.currency and e.kind = 'invoice' and e.booked_on >= n.from_on::date
                       and position(n.number in upper(translate(e.reference || e.label, ' \u00a0\u202f', ''))) > 0
                     where not exists (select 1 from ledger.entry d
                                        where d.tenant_id = :tenant and d.account_id = e.account_id
                                          and d.reference = e.reference and d.kind = 'deposit')
                ), billed as (
                    select order_id, id from named
                    union
                    select n.order_id, d.id from named n
                      join ledger.entry d on d.tenant_id = :tenant and d.account_id = n.account_id
                       and d.currency = n.currency and d.reference = n.reference and d.kind = 'deposit-used'
                )
                select b.order_id, e.id as entry, e.kind, e.reference, e.label, e.amount_cents, i.id as item, i.booked_on,
                       i.open_cents
                  from billed b
                  join ledger.entry e on e.tenant_id = :tenant and e.id = b.id
                  join ledger.open_item i on i.tenant_id = :tenant and i.entry_id = e.id
                 order by e.booked_on, e.id, i.instalment""")
                .param("tenant", tenant.value())
                .param("orders", each(numbers, it -> it.order().id()))
                .param("accounts", each(numbers, it -> it.order().accountId().value()))
                .param(
                        "currencies",
                        numbers.stream()
                                .map(it -> it.order().currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param(
                        "days",
                        numbers.stream()
                                .map(it -> it.order().orderedOn().minusDays(60).toString())
                                .toArray(String[]::new))
                .param("numbers", numbers.stream().map(Number::number).toArray(String[]::new))
                .query((row, _) -> new Billed(
                        row.getLong("order_id"),
                        row.getLong("entry"),
                        row.getString("kind").equals("deposit-used"),
                        row.getString("reference"),
                        row.getString("label"),
                        row.getLong("amount_cents"),
                        row.getLong("item"),
                        row.getObject("booked_on", LocalDate.class),
                        row.getLong("open_cents")))
                .list();
    }

    private record Number(Order order, String number) {}

    private static Long[] each(List<Number> numbers, Function<Number, Long> number) {
        return numbers.stream().map(number).toArray(Long[]::new);
    }

    long invoicedCents(TenantId tenant, long order) {
        return sql.sql("select invoiced_cents from sales.sales_order where tenant_id = :tenant and id = :order")
                .param("tenant", tenant.value())
                .param("order", order)
                .query(Long.class)
                .single();
    }

    void setInvoiced(TenantId tenant, long order, long cents) {
        sql.sql("update sales.sales_order set invoiced_cents = :cents where tenant_id = :tenant and id = :order")
                .param("tenant", tenant.value())
                .param("order", order)
                .param("cents", cents)
                .update();
    }
}
