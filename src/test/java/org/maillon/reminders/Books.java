package org.maillon.reminders;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The books of one company, written directly: these tests are about what reminders make of them. */
@NullMarked
final class Books {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-02T08:00:00Z");

    private final TenantScope scope;
    private final JdbcClient sql;
    private final TenantId tenant;

    Books(TenantScope scope, JdbcClient sql, TenantId tenant) {
        this.scope = scope;
        this.sql = sql;
        this.tenant = tenant;
    }

    AccountId customer(String code) {
        var account = customerWithoutContact(code);
        contact(account, code + "@example.org");
        return account;
    }

    AccountId customerWithoutContact(String code) {
        return new AccountId(one("""
                insert into customers.customer_account (tenant_id, code, name, language, country, created_at)
                values (:tenant, ?, ?, 'fr', 'FR', ?) returning id""", code, "Client " + code, NOW));
    }

    void contact(AccountId account, String email) {
        one("""
                insert into customers.contact (tenant_id, account_id, role, name, email, created_at)
                values (:tenant, ?, 'pays', 'Comptabilité', ?, ?) returning id""", account.value(), email, NOW);
    }

    long invoice(AccountId account, String reference, @Nullable LocalDate dueOn, long cents) {
        return item(account, "invoice", reference, "EUR", dueOn, cents);
    }

    long item(
            AccountId account, String kind, String reference, String currency, @Nullable LocalDate dueOn, long cents) {
        var issued = dueOn == null ? LocalDate.of(2026, 1, 2) : dueOn.minusDays(30);
        var entry = entry(account, kind, reference, currency, issued, cents);
        wake(account, currency);
        return one(
                """
                insert into ledger.open_item (tenant_id, entry_id, instalment, account_id, kind, reference, currency, booked_on,
                    issued_on, due_on, due_stated, amount_cents, open_cents)
                values (:tenant, ?, 1, ?, ?, ?, ?, ?, ?, ?::date, true, ?, ?) returning id""",
                entry,
                account.value(),
                kind,
                reference,
                currency,
                issued,
                issued,
                dueOn == null ? null : dueOn.toString(),
                cents,
                cents);
    }

    /** As the ledger's event does. */
    private void wake(AccountId account, String currency) {
        one("""
                insert into reminders.review (tenant_id, account_id, currency, review_on, reasons)
                values (:tenant, ?, ?, date '1970-01-01', '{}')
                on conflict (tenant_id, account_id, currency) do update set review_on = excluded.review_on
                returning account_id""", account.value(), currency);
    }

    long credit(AccountId account, LocalDate on, long cents) {
        var entry = entry(account, "payment", "VIR", "EUR", on, -cents);
        return one("""
                insert into ledger.credit (tenant_id, entry_id, account_id, kind, reference, currency, booked_on, amount_cents,
                    unallocated_cents)
                values (:tenant, ?, ?, 'payment', 'VIR', 'EUR', ?, ?, ?) returning id""", entry, account.value(), on, cents, cents);
    }

    /** Said at the telephone, about an item, for a day; it holds until the end of the day after. */
    void promise(AccountId account, long openItem, LocalDate on) {
        one("""
                insert into payments.promise (tenant_id, account_id, currency, open_item_id, promised_cents, promised_on, holds_until, made_on,
                    made_at, made_by, channel, note, state)
                select tenant_id, account_id, currency, id, open_cents, ?, ?, ?, ?, 'Anne', 'phone', '', 'open' from ledger.open_item
                 where tenant_id = :tenant and account_id = ? and id = ? returning id""", on, on.plusDays(1), on.minusDays(7), NOW, account.value(), openItem);
    }

    /** As if a receipt had been allocated: only what reminders see of it. */
    void paid(long openItem, LocalDate on) {
        change(
                "update ledger.open_item set open_cents = 0, closed_on = ? where tenant_id = :tenant and id = ?",
                on,
                openItem);
    }

    /** A credit laid on an item, all of it, on a day. */
    void paid(long openItem, long credit, long cents, LocalDate on) {
        one("""
                insert into ledger.allocation (tenant_id, account_id, currency, open_item_id, credit_id, amount_cents,
                    effective_on, origin, recorded_at)
                select tenant_id, account_id, currency, id, ?, ?, ?, 'person', ? from ledger.open_item
                 where tenant_id = :tenant and id = ? returning id""", credit, cents, on, NOW, openItem);
        change(
                "update ledger.credit set unallocated_cents = unallocated_cents - ? where tenant_id = :tenant and id = ?",
                cents,
                credit);
        paid(openItem, on);
    }

    void partlyPaid(long openItem, long cents) {
        change(
                "update ledger.open_item set open_cents = open_cents - ? where tenant_id = :tenant and id = ?",
                cents,
                openItem);
    }

    void returned(long openItem, LocalDate on) {
        change(
                "update ledger.open_item set open_cents = amount_cents, closed_on = null where tenant_id = :tenant and id = ? and ? is not null",
                openItem,
                on);
    }

    List<String> stepsTaken() {
        return scope.in(
                tenant,
                () -> sql.sql("""
                select i.reference || ' ' || s.step || ' ' || s.taken_on || case when s.withdrawn_on is null then '' else ' withdrawn' end
                  from reminders.step_taken s join ledger.open_item i on i.tenant_id = s.tenant_id and i.id = s.open_item_id
                 where s.tenant_id = :tenant order by s.taken_on, i.reference, s.step""")
                        .param("tenant", tenant.value())
                        .query(String.class)
                        .list());
    }

    private long entry(AccountId account, String kind, String reference, String currency, LocalDate on, long cents) {
        return one("""
                insert into ledger.entry (tenant_id, account_id, kind, booked_on, document_on, reference, label, ledger_account,
                    journal, letter, currency, amount_cents, source_key, source, recorded_at)
                values (:tenant, ?, ?, ?, ?, ?, 'vente', '411', 'VE', '', ?, ?, ?, 'test', ?) returning id""", account.value(), kind, on, on, reference, currency, cents, UUID.randomUUID(), NOW);
    }

    private long one(String statement, @Nullable Object... parameters) {
        return scope.in(
                tenant,
                () -> sql.sql(own(statement))
                        .params(parameters)
                        .query(Long.class)
                        .single());
    }

    private void change(String statement, @Nullable Object... parameters) {
        scope.run(tenant, () -> sql.sql(own(statement)).params(parameters).update());
    }

    private String own(String statement) {
        return statement.replace(":tenant", String.valueOf(tenant.value()));
    }
}
