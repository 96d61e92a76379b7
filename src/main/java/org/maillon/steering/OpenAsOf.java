package org.maillon.steering;

import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;

/**
 * The one definition of what was open on a day, as common table expressions for the statements of this module: what is open
 * now, plus what was allocated since. Nothing was allocated after today, so for today this is the index over open items
 * alone. Reversals bear the day of what they reverse, so that plain sums are right.
 *
 * <p>It is that of all customers, or of the one named {@code :account}; then only its rows are read, by their index, before
 * anything is added up.
 */
final class OpenAsOf {
    private static final String LATER_ITEM = """
            later_item as (
                select open_item_id, sum(amount_cents)::bigint as cents from ledger.allocation
                 where tenant_id = :tenant and currency = :currency and effective_on > cast(:asOf as date) %1$s
                 group by open_item_id having sum(amount_cents) <> 0
            )""";

    private static final String ITEM = """
            , item as (
                select id, account_id, due_on, open_cents as cents, 1 as items from ledger.open_item
                 where tenant_id = :tenant and currency = :currency and open_cents > 0 and booked_on <= cast(:asOf as date) %1$s
                union all
                select i.id, i.account_id, i.due_on, l.cents, case when i.open_cents = 0 then 1 else 0 end
                  from later_item l join ledger.open_item i on i.tenant_id = :tenant and i.id = l.open_item_id
                 where i.booked_on <= cast(:asOf as date)
            )""";

    private static final String CREDIT = """
            later_credit as (
                select credit_id, sum(amount_cents)::bigint as cents from ledger.allocation
                 where tenant_id = :tenant and currency = :currency and effective_on > cast(:asOf as date) %1$s
                 group by credit_id having sum(amount_cents) <> 0
            ), credit_left as (
                select account_id, unallocated_cents as cents from ledger.credit
                 where tenant_id = :tenant and currency = :currency and unallocated_cents > 0
                   and booked_on <= cast(:asOf as date) %1$s
                union all
                select c.account_id, l.cents
                  from later_credit l join ledger.credit c on c.tenant_id = :tenant and c.id = l.credit_id
                 where c.booked_on <= cast(:asOf as date)
            )""";

    private static final String PAID = """
            paid as (
                select i.account_id, i.reference, i.issued_on, i.due_on, i.closed_on as paid_on, i.amount_cents
                  from ledger.open_item i
                 where i.tenant_id = :tenant and i.currency = :currency and i.kind = 'invoice'
                   and i.closed_on <= cast(:asOf as date) %1$s
                   and exists (select 1 from ledger.allocation a
                                 join ledger.credit c on c.tenant_id = :tenant and c.id = a.credit_id
                                where a.tenant_id = :tenant and a.open_item_id = i.id
                                  and c.kind not in ('credit-note', 'write-off'))
            )""";

    static final OpenAsOf OF_ALL = new OpenAsOf(false);
    private static final OpenAsOf OF_ONE = new OpenAsOf(true);

    private final boolean one;

    private OpenAsOf(boolean one) {
        this.one = one;
    }

    /** Of one account, or of all where it is null. */
    static OpenAsOf of(@Nullable AccountId account) {
        return account == null ? OF_ALL : OF_ONE;
    }

    /** The condition on a column that holds an account; nothing where all are asked about. */
    String whose(String column) {
        return one ? "and " + column + " = :account" : "";
    }

    /** {@code later_item(open_item_id, cents)}: what was allocated since; empty for today. */
    String laterItem() {
        return LATER_ITEM.formatted(whose("account_id"));
    }

    /**
     * {@code later_item}, and {@code item(id, account_id, due_on, cents, items)}: rows to be added up, one or two for each
     * open item, of which one has 1 in {@code items}.
     */
    String item() {
        return laterItem() + ITEM.formatted(whose("account_id"));
    }

    /** {@code credit_left(account_id, cents)}: the same for what is not yet allocated. */
    String credit() {
        return CREDIT.formatted(whose("account_id"));
    }

    /**
     * {@code paid(account_id, reference, issued_on, due_on, paid_on, amount_cents)}: invoices that something else than a
     * credit note or a write-off helped to close.
     */
    String paid() {
        return PAID.formatted(whose("i.account_id"));
    }
}
