package org.maillon.payments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.bank.BankStatement;
import org.maillon.bank.StatementLine;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Booking;
import org.maillon.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A company with customers, invoices and a bank account, told in short sentences. */
record PaidCompany(
        TenantId tenant,
        TenantScope tenants,
        Customers customers,
        Ledger ledger,
        Statements statements,
        Receipts receipts,
        JdbcClient sql) {
    static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    static final String OURS = "FR7699999000010000000000037";

    AccountId customer(String code) {
        return tenants.in(tenant, () -> {
            try (var names = customers.nameMany(tenant)) {
                names.add(code).add("Menuiserie " + code);
                for (int empty = 0; empty < 8; empty++) names.add((String) null);
                names.endRow();
                names.finish();
            }
            customers.openNamed(tenant, Language.FR, "FR");
            return customers.findByCode(tenant, code).orElseThrow().id();
        });
    }

    /** Answers the open item. */
    long invoice(AccountId account, String reference, long cents) {
        var booking = new Booking(
                UUID.nameUUIDFromBytes(reference.getBytes()),
                account,
                "invoice",
                DAY.minusDays(40),
                reference,
                "",
                "VE",
                "test",
                "EUR",
                cents);
        return ledger.book(tenant, List.of(booking)).getFirst().side();
    }

    static StatementLine line(int place, long cents, String text, @Nullable String iban) {
        return new StatementLine(
                place, DAY, DAY, cents, "EUR", null, iban, null, null, text, null, null, null, false, null);
    }

    static BankStatement statement(String format, String number, StatementLine... lines) {
        return new BankStatement(format, OURS, "EUR", number, DAY, DAY, null, null, List.of(lines), List.of());
    }

    Statements.Taken take(BankStatement... some) {
        return statements.take(tenant, "statement", List.of(some), "Claire");
    }

    /** Takes one receipt, matches it and answers it. */
    Receipt receive(long cents, String text, @Nullable String iban) {
        take(statement("camt.053", UUID.randomUUID().toString(), line(1, cents, text, iban)));
        receipts.matchNew(tenant);
        return all().getLast();
    }

    List<Receipt> all() {
        return receipts.list(tenant, List.of(Receipt.State.values()), 0, 1_000);
    }

    long open(long item) {
        return number("select open_cents from ledger.open_item where tenant_id = :tenant and id = " + item);
    }

    /** What an account owes: open items less credits. */
    long owed(AccountId account) {
        return number(
                "select coalesce(sum(exposure_cents), 0)::bigint from ledger.exposure where tenant_id = :tenant and account_id = "
                        + account.value());
    }

    long number(String query) {
        return tenants.in(
                tenant,
                () -> sql.sql(query)
                        .param("tenant", tenant.value())
                        .query(Long.class)
                        .single());
    }

    /** What must hold whatever happened: entries, open items, credits and allocations say the same, to the cent. */
    List<String> imbalances() {
        var wrong = new ArrayList<String>();
        check(wrong, "entries are not what is open less what is free", """
                select coalesce((select sum(amount_cents) from ledger.entry where tenant_id = :tenant), 0)
                     - coalesce((select sum(open_cents) from ledger.open_item where tenant_id = :tenant), 0)
                     + coalesce((select sum(unallocated_cents) from ledger.credit where tenant_id = :tenant), 0)""");
        check(wrong, "items are not what was booked less what was laid", """
                select count(*) from ledger.open_item i where i.tenant_id = :tenant and i.open_cents <> i.amount_cents
                     - coalesce((select sum(a.amount_cents) from ledger.allocation a
                                  where a.tenant_id = :tenant and a.open_item_id = i.id), 0)""");
        check(wrong, "credits are not what was booked less what was laid", """
                select count(*) from ledger.credit c where c.tenant_id = :tenant and c.unallocated_cents <> c.amount_cents
                     - coalesce((select sum(a.amount_cents) from ledger.allocation a
                                  where a.tenant_id = :tenant and a.credit_id = c.id), 0)""");
        check(wrong, "a receipt is booked more or less than once", """
                select count(*) from payments.receipt r where r.tenant_id = :tenant and r.amount_cents > 0
                   and coalesce((select sum(b.cents) from payments.booking b
                                  where b.tenant_id = :tenant and b.receipt_id = r.id and b.kind = 'receipt'
                                    and b.taken_back_at is null), 0)
                       <> case when r.state in ('matched', 'partly', 'on-account') then r.amount_cents else 0 end""");
        return wrong;
    }

    private void check(List<String> wrong, String what, String query) {
        long found = number(query);
        if (found != 0) wrong.add(what + ": " + found);
    }

    Optional<Receipt> find(long receipt) {
        return receipts.find(tenant, receipt);
    }
}
