package org.maillon.stories;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.OpenItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the accountant of a story books: it enters the ledger as an import does, and is matched by it. */
@Component
class StoryBooks {
    private final TenantScope tenants;
    private final JdbcClient sql;
    private final Ledger ledger;
    private final Customers customers;

    StoryBooks(TenantScope tenants, JdbcClient sql, Ledger ledger, Customers customers) {
        this.tenants = tenants;
        this.sql = sql;
        this.ledger = ledger;
        this.customers = customers;
    }

    /** With one person, who pays. */
    AccountId open(TenantId tenant, String code, String name, String language, String country, String email) {
        var account = new AccountId(tenants.in(
                tenant,
                () -> sql.sql("""
                        insert into customers.customer_account (tenant_id, code, name, language, country, created_at)
                        values (:tenant, :code, :name, :language, :country, timestamptz '2026-01-02 08:00Z') returning id""")
                        .param("tenant", tenant.value())
                        .param("code", code)
                        .param("name", name)
                        .param("language", language)
                        .param("country", country)
                        .query(Long.class)
                        .single()));
        customers.addContact(
                tenant,
                account,
                Contact.Role.PAYS,
                "Comptabilité",
                Optional.of(email),
                Optional.empty(),
                Optional.empty());
        return account;
    }

    /** A debit is positive; a credit bears the reference of what it pays, where the customer said so. */
    void book(TenantId tenant, String code, String kind, LocalDate on, LocalDate dueOn, String reference, long cents) {
        tenants.run(tenant, () -> {
            ledger.beginPosting(tenant);
            sql.sql("""
                    insert into posting (source_key, account_code, kind, ledger_account, booked_on, document_on, due_on, reference,
                        label, journal, source, currency, amount_cents, period, letter, lettered_on, ghost)
                    values (:key, :code, :kind, '411', :on, :on, :due, :reference, :label, 'VE', 'story', 'EUR', :cents, 2026, '',
                        null, false)""")
                    .param("key", UUID.randomUUID())
                    .param("code", code)
                    .param("kind", kind)
                    .param("on", on)
                    .param("due", dueOn)
                    .param("reference", reference)
                    .param("label", kind)
                    .param("cents", cents)
                    .update();
            ledger.post(tenant, "30", (_, issued) -> issued.plusDays(30), _ -> {});
        });
    }

    /** What is open of an item. */
    long open(TenantId tenant, AccountId account, String reference, LocalDate on) {
        return item(tenant, account, reference, on).map(OpenItem::openCents).orElse(0L);
    }

    /** What the customer owes, its credits taken off; below zero where it has more of them. */
    long balance(TenantId tenant, AccountId account) {
        return tenants.in(
                tenant,
                () -> sql.sql("""
                        select coalesce((select sum(open_cents) from ledger.open_item
                                          where tenant_id = :tenant and account_id = :account), 0)::bigint
                             - coalesce((select sum(unallocated_cents) from ledger.credit
                                          where tenant_id = :tenant and account_id = :account), 0)::bigint""")
                        .param("tenant", tenant.value())
                        .param("account", account.value())
                        .query(Long.class)
                        .single());
    }

    /** Empty where it is paid. */
    Optional<OpenItem> item(TenantId tenant, AccountId account, String reference, LocalDate on) {
        return ledger.openItems(tenant, Optional.of(account), on, 0, 100).stream()
                .filter(item -> item.reference().equals(reference))
                .findFirst();
    }
}
