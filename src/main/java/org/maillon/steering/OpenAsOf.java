package org.maillon.steering;

/**
 * The one definition of what was open on a day, as common table expressions for the statements of this module: what is open
 * now, plus what was allocated since. Nothing was allocated after today, so for today this is the index over open items
 * alone. Reversals bear the day of what they reverse, so that plain sums are right.
 */
final class OpenAsOf {
    /** {@code later_item(open_item_id, cents)}: what was allocated since; empty for today. */
    static final String LATER_ITEM = """
            later_item as (
                select open_item_id, sum(amount_cents)::bigint as cents from ledger.allocation
                 where tenant_id = :tenant and currency = :currency and effective_on > cast(:asOf as date)
                 group by open_item_id having sum(amount_cents) <> 0
            )""";

    /** {@code item(account_id, due_on, cents, items)}: rows to be added up, one or two for each open item. */
    static final String ITEM = LATER_ITEM + """
            , item as (
                select account_id, due_on, open_cents as cents, 1 as items from ledger.open_item
                 where tenant_id = :tenant and currency = :currency and open_cents > 0 and booked_on <= cast(:asOf as date)
                union all
                select i.account_id, i.due_on, l.cents, case when i.open_cents = 0 then 1 else 0 end
                  from later_item l join ledger.open_item i on i.tenant_id = :tenant and i.id = l.open_item_id
                 where i.booked_on <= cast(:asOf as date)
            )""";

    /** {@code credit_left(account_id, cents)}: the same for what is not yet allocated. */
    static final String CREDIT = """
            later_credit as (
                select credit_id, sum(amount_cents)::bigint as cents from ledger.allocation
                 where tenant_id = :tenant and currency = :currency and effective_on > cast(:asOf as date)
                 group by credit_id having sum(amount_cents) <> 0
            ), credit_left as (
                select account_id, unallocated_cents as cents from ledger.credit
                 where tenant_id = :tenant and currency = :currency and unallocated_cents > 0
                   and booked_on <= cast(:asOf as date)
                union all
                select c.account_id, l.cents
                  from later_credit l join ledger.credit c on c.tenant_id = :tenant and c.id = l.credit_id
                 where c.booked_on <= cast(:asOf as date)
            )""";

    /** {@code paid(account_id, issued_on, due_on, paid_on, amount_cents)}: invoices that something else than a credit note or a write-off helped to close. */
    static final String PAID = """
            paid as (
                select i.account_id, i.issued_on, i.due_on, i.closed_on as paid_on, i.amount_cents from ledger.open_item i
                 where i.tenant_id = :tenant and i.currency = :currency and i.kind = 'invoice'
                   and i.closed_on <= cast(:asOf as date)
                   and exists (select 1 from ledger.allocation a
                                 join ledger.credit c on c.tenant_id = :tenant and c.id = a.credit_id
                                where a.tenant_id = :tenant and a.open_item_id = i.id
                                  and c.kind not in ('credit-note', 'write-off'))
            )""";

    private OpenAsOf() {}
}
