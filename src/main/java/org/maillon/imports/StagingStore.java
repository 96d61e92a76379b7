package org.maillon.imports;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.maillon.customers.AccountId;
import org.maillon.database.BulkCopy;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.LedgerClass;
import org.maillon.ledger.Posting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The staging tables in which what a file holds waits, within one transaction, to be entered. */
@Repository
class StagingStore {
    private final JdbcClient sql;
    private final DataSource source;

    StagingStore(JdbcClient sql, DataSource source) {
        this.sql = sql;
        this.source = source;
    }

    void createStaging() {
        sql.sql("""
                create temporary table fec_line (
                    file int not null, line int not null, line_key uuid not null, entry_key bigint not null,
                    opening boolean not null, class text not null, party text not null, name text not null,
                    journal text not null, booked_on date not null, document_on date not null, reference text not null,
                    label text not null, cents bigint not null, letter text not null, lettered_on date) on commit drop""").update();
        sql.sql("""
                create temporary table fec_entry (file int not null, entry_key bigint not null, touched int not null)
                on commit drop""").update();
        sql.sql("""
                create temporary table fec_kind (touched int, class text, debit boolean, kind text,
                    primary key (touched, class, debit)) on commit drop""").update();
        sql.sql("""
                create temporary table fec_file (file int primary key, period int not null, repeats boolean not null)
                on commit drop""").update();
        stageKinds();
    }

    BulkCopy copyLines() {
        return BulkCopy.into(
                source,
                "fec_line",
                "file",
                "line",
                "line_key",
                "entry_key",
                "opening",
                "class",
                "party",
                "name",
                "journal",
                "booked_on",
                "document_on",
                "reference",
                "label",
                "cents",
                "letter",
                "lettered_on");
    }

    BulkCopy copyEntries() {
        return BulkCopy.into(source, "fec_entry", "file", "entry_key", "touched");
    }

    /** The rule stands once, in Java; SQL joins the table of all its answers. */
    private void stageKinds() {
        try (var copy = BulkCopy.into(source, "fec_kind", "touched", "class", "debit", "kind")) {
            for (int touched = 0; touched < 512; touched++) {
                for (var on : LedgerClass.values()) {
                    for (var debit : List.of(true, false)) {
                        copy.add(touched).add(on.prefix()).add(debit);
                        copy.add(LineKindRules.kind(touched, on, debit)).endRow();
                    }
                }
            }
            copy.finish();
        }
    }

    void stageFile(int file, int period, boolean repeats) {
        sql.sql("insert into fec_file (file, period, repeats) values (:file, :period, :repeats) on conflict do nothing")
                .param("file", file)
                .param("period", period)
                .param("repeats", repeats)
                .update();
    }

    void readyStaging() {
        sql.sql("analyze fec_line").update();
        sql.sql("analyze fec_entry").update();
    }

    void nameParties() {
        sql.sql("""
                insert into named_account (code, name)
                select party, coalesce((array_agg(name order by file desc, line desc) filter (where name <> ''))[1], party)
                  from fec_line group by party
                on conflict do nothing""").update();
    }

    /** From staged lines to postings: the same line in two files is one; openings that repeat the year before are ghosts. */
    void post(String importName) {
        sql.sql("""
                insert into posting (source_key, account_code, kind, ledger_account, booked_on, document_on, reference, label,
                       journal, source, currency, amount_cents, period, letter, lettered_on, ghost)
                select distinct on (source_key) source_key, party, kind, class, booked_on, document_on, reference, label,
                       journal, :source || ':' || file || ':' || line, 'EUR', cents, period, letter, lettered_on, ghost
                  from (select l.*, f.period, l.opening and f.repeats as ghost,
                               case when l.opening then 'opening' else k.kind end as kind,
                               md5(l.line_key || '#' || row_number() over (partition by l.file, l.line_key order by l.line))::uuid
                                   as source_key
                          from fec_line l
                          join fec_file f on f.file = l.file
                          left join fec_entry e on e.file = l.file and e.entry_key = l.entry_key
                          join fec_kind k on k.touched = coalesce(e.touched, 0) and k.class = l.class and k.debit = (l.cents > 0)
                       ) as line
                 order by source_key, (letter = ''), file desc
                on conflict do nothing""").param("source", importName).update();
    }

    /**
     * Openings entered earlier that repeat what now comes in detail: each gets its opposite, matched with it by a mark of
     * its own, and lends its letter to the line it repeated.
     */
    void replaceOpenings(TenantId tenant, LocalDate from, LocalDate until, String importName) {
        sql.sql("""
                insert into posting (source_key, account_code, kind, ledger_account, booked_on, document_on, reference, label,
                       journal, source, currency, amount_cents, period, letter, lettered_on, ghost)
                select case side when 'itself' then e.source_key else md5(side || '#' || e.source_key)::uuid end,
                       a.code, case side when 'opposite' then 'opening-replaced' else 'opening' end,
                       e.ledger_account, e.booked_on, e.document_on, e.reference, e.label, e.journal, :source, e.currency,
                       case side when 'opposite' then -e.amount_cents else e.amount_cents end,
                       case side when 'lender' then 0 else :replaced end,
                       case side when 'lender' then e.letter else 'replaced ' || e.id end, null, side = 'lender'
                  from ledger.entry e
                  join customers.customer_account a on a.tenant_id = :tenant and a.id = e.account_id
                  cross join unnest(array['itself', 'opposite', 'lender']) as side
                 where e.tenant_id = :tenant and e.kind = 'opening' and e.booked_on between :from and :until
                   and not exists (select 1 from ledger.entry r where r.tenant_id = :tenant
                                      and r.source_key = md5('opposite#' || e.source_key)::uuid)
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("from", from)
                .param("until", until)
                .param("replaced", Posting.REPLACED)
                .param("source", importName)
                .update();
    }

    void createSheetStaging() {
        sql.sql("""
                create temporary table sheet_line (
                    file int not null, line int not null, line_key uuid not null, account text not null, name text not null,
                    email text, language text, country text, iban text, reference text not null, issued_on date not null, due_on date,
                    label text not null, currency text not null, cents bigint not null) on commit drop""").update();
    }

    BulkCopy copySheetLines() {
        return BulkCopy.into(
                source,
                "sheet_line",
                "file",
                "line",
                "line_key",
                "account",
                "name",
                "email",
                "language",
                "country",
                "iban",
                "reference",
                "issued_on",
                "due_on",
                "label",
                "currency",
                "cents");
    }

    /** The same item in two lists is one, as the later list has it; the second of two alike in one list is another. */
    void readySheets() {
        sql.sql("""
                create temporary table sheet_item on commit drop as
                select distinct on (source_key) *
                  from (select l.*, md5(line_key || '#' || row_number() over (partition by file, line_key order by line))::uuid
                                    as source_key
                          from sheet_line l) as item
                 order by source_key, file desc""").update();
        sql.sql("analyze sheet_item").update();
    }

    /** What is less in the list than it is in the ledger, the first thousand. */
    List<SheetStaging.Fallen> fallen(TenantId tenant) {
        return sql.sql("""
                select s.file, s.line, s.reference, s.currency, s.cents,
                       coalesce(i.open_cents, -c.unallocated_cents) as open_cents
                  from sheet_item s
                  join ledger.entry e on e.tenant_id = :tenant and e.source_key = s.source_key
                  left join ledger.open_item i on i.tenant_id = :tenant and i.entry_id = e.id
                  left join ledger.credit c on c.tenant_id = :tenant and c.entry_id = e.id
                 where abs(s.cents) < coalesce(i.open_cents, c.unallocated_cents)
                 order by s.file, s.line limit 1000""")
                .param("tenant", tenant.value())
                .query((row, _) -> new SheetStaging.Fallen(
                        row.getInt("file"),
                        row.getInt("line"),
                        row.getString("reference"),
                        row.getString("currency"),
                        row.getLong("cents"),
                        row.getLong("open_cents")))
                .list();
    }

    /** From which bank accounts the lists say that customers pay; not those shown for more customers than that. */
    List<PayersListed.Payer> listedPayers(TenantId tenant, int mostCustomers) {
        return sql.sql("""
                select a.id, l.iban
                  from (select account, iban, min(file * 10000000::bigint + line) as place, count(*) over (partition by iban) as customers
                          from sheet_line where iban is not null group by account, iban) l
                  join customers.customer_account a on a.tenant_id = :tenant and a.code = l.account
                 where l.customers <= :most order by l.place""")
                .param("tenant", tenant.value())
                .param("most", mostCustomers)
                .query((row, _) -> new PayersListed.Payer(new AccountId(row.getLong(1)), row.getString(2)))
                .list();
    }

    void nameDebtors() {
        sql.sql("""
                insert into named_account (code, name, language, country, email)
                select account, coalesce((array_agg(name order by file desc, line desc) filter (where name <> ''))[1], account),
                       (array_agg(language order by file desc, line desc) filter (where language is not null))[1],
                       (array_agg(country order by file desc, line desc) filter (where country is not null))[1],
                       (array_agg(email order by file desc, line desc) filter (where email is not null))[1]
                  from sheet_line group by account
                on conflict do nothing""").update();
    }

    void postSheets(String importName) {
        sql.sql("""
                insert into posting (source_key, account_code, kind, ledger_account, booked_on, document_on, due_on,
                       reference, label, journal, source, currency, amount_cents, period, letter, ghost)
                select source_key, account, case when cents > 0 then 'invoice' else 'credit-note' end, :class, issued_on,
                       issued_on, due_on, reference, label, '', :source || ':' || file || ':' || line,
                       currency, cents, 1, '', false
                  from sheet_item
                on conflict do nothing""")
                .param("class", LedgerClass.RECEIVABLE.prefix())
                .param("source", importName)
                .update();
    }
}
