package org.maillon.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.sales.DepositRules.Claim;
import org.maillon.sales.DepositRules.Source;
import org.maillon.sales.DepositRules.Stand;
import org.maillon.sales.DepositRules.Undone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deposits asked, and the money laid on them; what became of that money only the ledger knows. */
@Repository
class DepositStore {
    private final JdbcClient sql;

    DepositStore(JdbcClient sql) {
        this.sql = sql;
    }

    long ask(TenantId tenant, Order order, long cents, LocalDate dueOn, OptionalInt share, String by, Instant at) {
        return sql.sql("""
                insert into sales.deposit (tenant_id, order_id, amount_cents, due_on, share_basis_points, of_cents, asked_by,
                       asked_at)
                values (:tenant, :order, :cents, :due, :share, :of, :by, :at) returning id""")
                .param("tenant", tenant.value())
                .param("order", order.id())
                .param("cents", cents)
                .param("due", dueOn)
                .param("share", share.isPresent() ? share.getAsInt() : null)
                .param("of", share.isPresent() ? order.grossCents() : null)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Optional<Long> orderOf(TenantId tenant, long deposit) {
        return sql.sql("select order_id from sales.deposit where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", deposit)
                .query(Long.class)
                .optional();
    }

    /** Asks for it no more. @param by empty where the order ended or changed, and nobody said so */
    void withdraw(TenantId tenant, long deposit, Optional<String> by, Instant at) {
        sql.sql("""
                update sales.deposit set withdrawn_at = :at, withdrawn_by = :by
                 where tenant_id = :tenant and id = :id and withdrawn_at is null""")
                .param("tenant", tenant.value())
                .param("id", deposit)
                .param("by", by.orElse(null))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether a person said that this share of this total is not asked. */
    boolean isDeclined(TenantId tenant, Order order, int share) {
        return sql.sql("""
                select exists (select 1 from sales.deposit
                                where tenant_id = :tenant and order_id = :order and withdrawn_by is not null
                                  and share_basis_points = :share and of_cents = :of)""")
                .param("tenant", tenant.value())
                .param("order", order.id())
                .param("share", share)
                .param("of", order.grossCents())
                .query(Boolean.class)
                .single();
    }

    /** Asked and not withdrawn, in the order they were asked. */
    List<Deposit> of(TenantId tenant, long order) {
        var laid = laid(tenant, order);
        return sql.sql("""
                select id, amount_cents, due_on, share_basis_points, of_cents, asked_by, asked_at from sales.deposit
                 where tenant_id = :tenant and order_id = :order and withdrawn_at is null order by id""")
                .param("tenant", tenant.value())
                .param("order", order)
                .query((row, _) -> deposit(row, order, laid.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static Deposit deposit(ResultSet row, long order, List<Deposit.Laid> laid) throws SQLException {
        int share = row.getInt("share_basis_points");
        var agreed = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(share);
        return new Deposit(
                row.getLong("id"),
                order,
                row.getLong("amount_cents"),
                row.getObject("due_on", LocalDate.class),
                agreed,
                row.getLong("of_cents"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                laid);
    }

    private Map<Long, List<Deposit.Laid>> laid(TenantId tenant, long order) {
        record Row(long deposit, Deposit.Laid laid) {}
        var credits = sql.sql("""
                select distinct r.credit_id from sales.deposit_receipt r
                  join sales.deposit d on d.tenant_id = :tenant and d.id = r.deposit_id
                 where r.tenant_id = :tenant and d.order_id = :order and r.undone_at is null""")
                .param("tenant", tenant.value())
                .param("order", order)
                .query(Long.class)
                .set();
        if (credits.isEmpty()) return Map.of();
        var stands = stands(tenant, credits);
        return sql
                .sql("""
                select r.id, r.deposit_id, r.credit_id, c.reference, c.booked_on, r.amount_cents, r.laid_by
                  from sales.deposit_receipt r
                  join sales.deposit d on d.tenant_id = :tenant and d.id = r.deposit_id
                  join ledger.credit c on c.tenant_id = :tenant and c.id = r.credit_id
                 where r.tenant_id = :tenant and d.order_id = :order and r.undone_at is null order by r.id""")
                .param("tenant", tenant.value())
                .param("order", order)
                .query((row, _) -> {
                    var stand = stands.getOrDefault(row.getLong("id"), new Stand(0, 0));
                    return new Row(
                            row.getLong("deposit_id"),
                            new Deposit.Laid(
                                    row.getLong("id"),
                                    row.getLong("credit_id"),
                                    row.getString("reference"),
                                    row.getObject("booked_on", LocalDate.class),
                                    row.getLong("amount_cents"),
                                    stand.takenOffCents(),
                                    stand.leftCents(),
                                    row.getString("laid_by")));
                })
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::deposit, Collectors.mapping(Row::laid, Collectors.toList())));
    }

    /** Where everything laid from these credits stands, whatever the order. */
    private Map<Long, Stand> stands(TenantId tenant, Collection<Long> credits) {
        return DepositRules.stands(claims(tenant, credits), takenOff(tenant, credits), unallocated(tenant, credits));
    }

    private List<Claim> claims(TenantId tenant, Collection<Long> credits) {
        return sql.sql("""
                select r.id, r.credit_id, o.number, r.amount_cents from sales.deposit_receipt r
                  join sales.deposit d on d.tenant_id = :tenant and d.id = r.deposit_id
                  join sales.sales_order o on o.tenant_id = :tenant and o.id = d.order_id
                 where r.tenant_id = :tenant and r.credit_id = any(:credits) and r.undone_at is null order by r.id""")
                .param("tenant", tenant.value())
                .param("credits", credits.toArray(Long[]::new))
                .query((row, _) -> new Claim(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4)))
                .list();
    }

    private Map<Source, Long> takenOff(TenantId tenant, Collection<Long> credits) {
        var taken = new HashMap<Source, Long>();
        sql.sql("""
                select credit_id, subject, sum(amount_cents)::bigint from ledger.allocation
                 where tenant_id = :tenant and credit_id = any(:credits) and subject <> '' group by credit_id, subject""")
                .param("tenant", tenant.value())
                .param("credits", credits.toArray(Long[]::new))
                .query((row, _) -> taken.put(new Source(row.getLong(1), row.getString(2)), row.getLong(3)))
                .list();
        return taken;
    }

    private Map<Long, Long> unallocated(TenantId tenant, Collection<Long> credits) {
        var left = new HashMap<Long, Long>();
        sql.sql("select id, unallocated_cents from ledger.credit where tenant_id = :tenant and id = any(:credits)")
                .param("tenant", tenant.value())
                .param("credits", credits.toArray(Long[]::new))
                .query((row, _) -> left.put(row.getLong(1), row.getLong(2)))
                .list();
        return left;
    }

    /** What the customer paid in the order's currency, beforehand or without saying what for, and is laid on no deposit. */
    List<DepositMoney> money(TenantId tenant, Order order) {
        var there = new LinkedHashMap<Long, DepositMoney>();
        sql.sql("""
                select id, reference, booked_on, unallocated_cents from ledger.credit
                 where tenant_id = :tenant and account_id = :account and currency = :currency
                   and kind in ('deposit', 'payment') and unallocated_cents > 0
                 order by booked_on, id""")
                .param("tenant", tenant.value())
                .param("account", order.accountId().value())
                .param("currency", order.currency().getCurrencyCode())
                .query((row, _) -> there.put(
                        row.getLong(1),
                        new DepositMoney(
                                row.getLong(1), row.getString(2), row.getObject(3, LocalDate.class), row.getLong(4))))
                .list();
        if (there.isEmpty()) return List.of();
        var stands = stands(tenant, there.keySet());
        for (var claim : claims(tenant, there.keySet()))
            there.computeIfPresent(claim.credit(), (_, money) -> less(money, stands.get(claim.receipt())));
        return there.values().stream().filter(money -> money.freeCents() > 0).toList();
    }

    private static DepositMoney less(DepositMoney money, @Nullable Stand stand) {
        long kept = stand == null ? 0 : stand.leftCents();
        return new DepositMoney(money.credit(), money.reference(), money.bookedOn(), money.freeCents() - kept);
    }

    /**
     * Money with a number of an order on which a deposit of these accounts is asked, and that nobody laid on it before. The
     * number may be a part of a longer one.
     */
    List<Arrival> arrivals(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                select d.id, c.id, n.number, e.reference, e.label
                  from sales.deposit d
                  join sales.sales_order o on o.tenant_id = :tenant and o.id = d.order_id
                  cross join lateral (values (o.number), (o.purchase_order)) as n (number)
                  join ledger.credit c on c.tenant_id = :tenant and c.account_id = o.account_id and c.currency = o.currency
                   and c.kind in ('deposit', 'payment') and c.unallocated_cents > 0 and c.booked_on >= o.ordered_on
                  join ledger.entry e on e.tenant_id = :tenant and e.id = c.entry_id
                 where d.tenant_id = :tenant and d.withdrawn_at is null and o.state not in ('cancelled', 'refused')
                   and o.account_id = any(:accounts) and length(n.number) >= 3
                   and position(upper(n.number) in upper(e.reference || ' ' || e.label)) > 0
                   and not exists (select 1 from sales.deposit_receipt r
                                    where r.tenant_id = :tenant and r.deposit_id = d.id and r.credit_id = c.id)
                 order by d.due_on, d.id, c.booked_on, c.id""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, _) -> new Arrival(
                        row.getLong(1),
                        row.getLong(2),
                        PaperNumbers.plain(row.getString(3)),
                        row.getString(4) + " " + row.getString(5)))
                .list();
    }

    /** Money that may have come for a deposit. */
    record Arrival(long deposit, long credit, String number, String text) {
        boolean isNamed() {
            return PaperNumbers.names(text, number);
        }
    }

    void lay(TenantId tenant, long deposit, long credit, long cents, String by, Instant at) {
        sql.sql("""
                insert into sales.deposit_receipt (tenant_id, deposit_id, credit_id, amount_cents, laid_by, laid_at)
                values (:tenant, :deposit, :credit, :cents, :by, :at)""")
                .param("tenant", tenant.value())
                .param("deposit", deposit)
                .param("credit", credit)
                .param("cents", cents)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean undo(TenantId tenant, long deposit, long receipt, Instant at) {
        return sql.sql("""
                update sales.deposit_receipt set undone_at = :at
                 where tenant_id = :tenant and id = :id and deposit_id = :deposit and undone_at is null""")
                        .param("tenant", tenant.value())
                        .param("id", receipt)
                        .param("deposit", deposit)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** What stands laid on invoices for an order, the first first. */
    List<TakenOff> takenOff(TenantId tenant, Order order) {
        return sql.sql("""
                select a.id, i.reference, a.effective_on, a.amount_cents from ledger.allocation a
                  join ledger.open_item i on i.tenant_id = :tenant and i.id = a.open_item_id
                 where a.tenant_id = :tenant and a.subject = :subject and a.reverses_id is null
                   and not exists (select 1 from ledger.allocation r where r.tenant_id = :tenant and r.reverses_id = a.id)
                 order by a.id""")
                .param("tenant", tenant.value())
                .param("subject", order.number())
                .query((row, _) -> new TakenOff(
                        row.getLong(1), row.getString(2), row.getObject(3, LocalDate.class), row.getLong(4)))
                .list();
    }

    /** What a person took off an invoice again. */
    Set<Undone> undone(TenantId tenant, Order order) {
        return sql.sql("""
                select distinct open_item_id, credit_id from ledger.allocation
                 where tenant_id = :tenant and subject = :subject and reverses_id is not null and origin = 'person'""")
                .param("tenant", tenant.value())
                .param("subject", order.number())
                .query((row, _) -> new Undone(row.getLong(1), row.getLong(2)))
                .set();
    }
}
