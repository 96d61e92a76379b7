package org.maillon.salesfile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.sales.PaperNumbers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the invoices of an order in the books, by the numbers that stand on them. */
@Repository
class SalesFileStore {
    /** An invoice as it was booked. */
    record Booked(
            long entry,
            AccountId account,
            String reference,
            String label,
            LocalDate issuedOn,
            long amountCents,
            List<Long> items) {
        /** What is written on it, without blanks, in capitals. */
        String numbers() {
            return PaperNumbers.plain(reference + label);
        }
    }

    private static final String BOOKED = """
            select e.id, e.account_id, e.reference, e.label, e.document_on, e.amount_cents,
                   array(select i.id from ledger.open_item i
                          where i.tenant_id = :tenant and i.entry_id = e.id order by i.instalment) as items
              from ledger.entry e
             where e.tenant_id = :tenant and e.kind = 'invoice'
            """;

    private final JdbcClient sql;

    SalesFileStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of these accounts, from a day, with one of these numbers in their reference or label, the oldest first. */
    List<Booked> invoices(
            TenantId tenant,
            Collection<AccountId> accounts,
            String currency,
            LocalDate from,
            Collection<String> numbers) {
        return sql.sql(BOOKED + """
                 and e.account_id = any(:accounts) and e.currency = :currency and e.booked_on >= :from
                 and exists (select 1 from unnest(:numbers::text[]) as n (number)
                              where position(n.number in upper(translate(e.reference || e.label, ' \u00a0\u202f', ''))) > 0)
               order by e.document_on, e.id limit 50""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("currency", currency)
                .param("from", from)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, _) -> booked(row))
                .list();
    }

    /** The invoice of an open item. */
    Optional<Booked> ofItem(TenantId tenant, long item) {
        return sql.sql(BOOKED + """
                 and e.id = (select i.entry_id from ledger.open_item i where i.tenant_id = :tenant and i.id = :item)""")
                .param("tenant", tenant.value())
                .param("item", item)
                .query((row, _) -> booked(row))
                .optional();
    }

    private static Booked booked(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Booked(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("reference"),
                row.getString("label"),
                row.getObject("document_on", LocalDate.class),
                row.getLong("amount_cents"),
                Stream.of((Long[]) row.getArray("items").getArray()).toList());
    }
}
