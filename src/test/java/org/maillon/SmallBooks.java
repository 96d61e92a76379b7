package org.maillon;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.EntriesPosted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The books of one company, written directly as the ledger would have: who is invoiced what, and what came in. */
@NullMarked
public final class SmallBooks {
    private static final Instant LONG_AGO = Instant.parse("2026-01-02T08:00:00Z");

    private final TenantScope scope;
    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final TenantId tenant;

    public SmallBooks(TenantScope scope, JdbcClient sql, ApplicationEventPublisher events, TenantId tenant) {
        this.scope = scope;
        this.sql = sql;
        this.events = events;
        this.tenant = tenant;
    }

    public AccountId customer(String code) {
        return customer(code, "fr", "FR");
    }

    /** With one person, who pays: Claire Morel, {@code <code>@example.org}. */
    public AccountId customer(String code, String language, String country) {
        var account = new AccountId(one("""
                insert into customers.customer_account (tenant_id, code, name, language, country, created_at)
                values (:tenant, ?, ?, ?, ?, ?) returning id""", code, "Client " + code, language, country, utc(LONG_AGO)));
        one("""
                insert into customers.contact (tenant_id, account_id, role, name, email, created_at)
                values (:tenant, ?, 'pays', 'Claire Morel', ?, ?) returning id""", account.value(), code.toLowerCase(java.util.Locale.ROOT) + "@example.org", utc(LONG_AGO));
        return account;
    }

    /** An invoice of 30 days before its due day; answers its open item. */
    public long invoice(AccountId account, String reference, LocalDate dueOn, long cents) {
        var entry = entry(account, "invoice", reference, dueOn.minusDays(30), cents, LONG_AGO);
        return one(
                """
                insert into ledger.open_item (tenant_id, entry_id, instalment, account_id, kind, reference, currency, booked_on,
                    issued_on, due_on, due_stated, amount_cents, open_cents)
                values (:tenant, ?, 1, ?, 'invoice', ?, 'EUR', ?, ?, ?, true, ?, ?) returning id""", entry, account.value(), reference, dueOn.minusDays(30), dueOn.minusDays(30), dueOn, cents, cents);
    }

    /** Money that came in on a day, booked at an instant, not yet matched; answers the credit. */
    public long receipt(AccountId account, LocalDate on, long cents, Instant at) {
        var entry = entry(account, "payment", "VIR", on, -cents, at);
        var credit = one("""
                insert into ledger.credit (tenant_id, entry_id, account_id, kind, reference, currency, booked_on, amount_cents,
                    unallocated_cents)
                values (:tenant, ?, ?, 'payment', 'VIR', 'EUR', ?, ?, ?) returning id""", entry, account.value(), on, cents, cents);
        posted(account);
        return credit;
    }

    /** Money that came in and was laid on an item, as the ledger does both; answers the allocation. */
    public long pay(AccountId account, long openItem, LocalDate on, long cents, Instant at) {
        var credit = receipt(account, on, cents, at);
        var allocation = one("""
                insert into ledger.allocation (tenant_id, account_id, currency, open_item_id, credit_id, amount_cents,
                       effective_on, origin, recorded_at)
                values (:tenant, ?, 'EUR', ?, ?, ?, ?, 'person', ?) returning id""", account.value(), openItem, credit, cents, on, utc(at));
        one("""
                update ledger.open_item set open_cents = open_cents - ?, closed_on = case when open_cents = ? then ?::date end
                 where tenant_id = :tenant and id = ? returning id""", cents, cents, on.toString(), openItem);
        one("update ledger.credit set unallocated_cents = 0 where tenant_id = :tenant and id = ? returning id", credit);
        posted(account);
        return allocation;
    }

    /** What the ledger tells when entries were posted: the account is looked at again. */
    public void posted(AccountId account) {
        scope.run(tenant, () -> events.publishEvent(new EntriesPosted(tenant, List.of(account))));
    }

    private long entry(AccountId account, String kind, String reference, LocalDate on, long cents, Instant at) {
        return one("""
                insert into ledger.entry (tenant_id, account_id, kind, booked_on, document_on, reference, label, ledger_account,
                    journal, letter, currency, amount_cents, source_key, source, recorded_at)
                values (:tenant, ?, ?, ?, ?, ?, 'vente', '411', 'VE', '', 'EUR', ?, ?, 'test', ?) returning id""", account.value(), kind, on, on, reference, cents, UUID.randomUUID(), utc(at));
    }

    /** One number of a statement in which {@code :tenant} stands for the company. */
    public long one(String statement, @Nullable Object... parameters) {
        var own = statement.replace(":tenant", Long.toString(tenant.value()));
        return scope.in(
                tenant, () -> sql.sql(own).params(parameters).query(Long.class).single());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
