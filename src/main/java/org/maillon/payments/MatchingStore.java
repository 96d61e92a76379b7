package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.database.BulkCopy;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gathers what may explain receipts, a few hundred receipts in each statement. */
@Repository
class MatchingStore {
    private static final int ITEMS_OF_A_NUMBER = 8;
    private static final int ITEMS_OF_AN_ACCOUNT = 120;
    private static final int CREDITS_OF_AN_ACCOUNT = 20;
    private static final int ACCOUNTS_OF_A_NAME = 4;
    private static final int ACCOUNTS_OF_A_PAYER = 60;
    /** Banks cut names at 24 characters at the earliest. */
    private static final int SHORTEST_CUT_NAME = 24;

    static final int PEERS = 150;

    /** A receipt to be explained, with what it is looked up by. */
    record Asked(
            Incoming incoming,
            String currency,
            @Nullable String payer,
            @Nullable String payerIban) {}

    private final JdbcClient sql;
    private final DataSource source;

    MatchingStore(JdbcClient sql, DataSource source) {
        this.sql = sql;
        this.source = source;
    }

    ChunkFacts facts(TenantId tenant, List<Asked> receipts) {
        var facts = new ChunkFacts(policy(tenant), PEERS);
        stage(receipts);
        structured(tenant, facts);
        named(tenant, facts);
        payers(tenant, facts);
        undone(tenant, facts);
        var accounts = facts.accounts();
        ofAccounts(tenant, accounts, facts);
        peers(tenant, receipts, facts);
        return facts;
    }

    private void stage(List<Asked> receipts) {
        sql.sql("""
                create temporary table if not exists asked (
                    receipt bigint not null, currency text not null, cents bigint not null, iban text, payer text) on commit drop""").update();
        sql.sql("""
                create temporary table if not exists asked_key (
                    receipt bigint not null, kind text not null, key text not null) on commit drop""").update();
        sql.sql("truncate asked, asked_key").update();
        try (var copy = BulkCopy.into(source, "asked", "receipt", "currency", "cents", "iban", "payer")) {
            for (var each : receipts) {
                copy.add(each.incoming().id())
                        .add(each.currency())
                        .add(each.incoming().cents());
                copy.add(each.payerIban()).add(each.payer());
                copy.endRow();
            }
            copy.finish();
        }
        try (var copy = BulkCopy.into(source, "asked_key", "receipt", "kind", "key")) {
            for (var each : receipts) keys(each.incoming(), copy);
            copy.finish();
        }
        sql.sql("analyze asked").update();
        sql.sql("analyze asked_key").update();
    }

    private static void keys(Incoming receipt, BulkCopy copy) {
        for (var number : receipt.text().keys()) key(copy, receipt.id(), "number", number);
        for (var reference : receipt.structured().valid()) key(copy, receipt.id(), "structured", reference);
        for (var reference : receipt.structured().mended()) key(copy, receipt.id(), "structured", reference);
    }

    private static void key(BulkCopy copy, long receipt, String kind, String key) {
        copy.add(receipt).add(kind).add(key);
        copy.endRow();
    }

    private static final String ITEM = """
            i.id, i.account_id, i.reference, i.open_cents, i.issued_on, i.due_on
            """;

    private void named(TenantId tenant, ChunkFacts facts) {
        sql.sql("select a.receipt, " + ITEM + """
                  from asked_key k join asked a on a.receipt = k.receipt
                  cross join lateral (
                      select * from ledger.open_item o
                       where o.tenant_id = :tenant and o.reference_key = k.key
                       order by (o.open_cents > 0) desc, o.id desc limit :most) i
                 where k.kind = 'number' and i.currency = a.currency""")
                .param("tenant", tenant.value())
                .param("most", ITEMS_OF_A_NUMBER)
                .query((row, _) -> keepNamed(row, item(row, null), facts))
                .list();
    }

    private void structured(TenantId tenant, ChunkFacts facts) {
        sql.sql("select a.receipt, s.structured_reference, " + ITEM + """
                  from asked_key k join asked a on a.receipt = k.receipt
                  join ledger.entry s on s.tenant_id = :tenant and s.structured_reference = k.key
                  join ledger.open_item i on i.tenant_id = :tenant and i.entry_id = s.id and i.currency = a.currency
                 where k.kind = 'structured'""")
                .param("tenant", tenant.value())
                .query((row, _) -> keepNamed(row, item(row, row.getString("structured_reference")), facts))
                .list();
    }

    private static boolean keepNamed(ResultSet row, ItemFact item, ChunkFacts facts) throws SQLException {
        facts.add(item);
        facts.names(row.getLong("receipt"), item.id());
        return true;
    }

    private void payers(TenantId tenant, ChunkFacts facts) {
        sql.sql("""
                select a.receipt, p.account_id, p.kind, p.confirmations
                  from asked a
                  cross join lateral (
                      select y.account_id, y.kind, y.confirmations from payments.payer y
                       where y.tenant_id = :tenant and y.confirmations > 0
                         and y.kind = 'iban' and y.value = a.iban limit :mostPaid) p
                union all
                select a.receipt, p.account_id, p.kind, p.confirmations
                  from asked a
                  cross join lateral (
                      select y.account_id, y.kind, y.confirmations from payments.payer y
                       where y.tenant_id = :tenant and y.confirmations > 0
                         and y.kind = 'name' and y.value = customers.name_key(a.payer) limit :mostPaid) p
                union all
                select a.receipt, c.id, 'own-name', 0
                  from asked a
                  cross join lateral (
                      select b.id from customers.customer_account b
                       where b.tenant_id = :tenant and b.name_key = customers.name_key(a.payer) and b.name_key <> ''
                       limit :mostNames) c
                union all
                select a.receipt, c.id, 'own-name', 0
                  from asked a
                  cross join lateral (
                      select b.id from customers.customer_account b
                       where b.tenant_id = :tenant and b.name_key > customers.name_key(a.payer)
                         and b.name_key < customers.name_key(a.payer) || '~'
                       limit :mostNames) c
                 where length(a.payer) >= :cut""")
                .param("tenant", tenant.value())
                .param("mostPaid", ACCOUNTS_OF_A_PAYER)
                .param("mostNames", ACCOUNTS_OF_A_NAME)
                .param("cut", SHORTEST_CUT_NAME)
                .query((row, _) -> {
                    facts.pays(row.getLong(1), new PayerFact(new AccountId(row.getLong(2)), by(row), row.getInt(4)));
                    return true;
                })
                .list();
    }

    private static PayerFact.By by(ResultSet row) throws SQLException {
        return Code.read(PayerFact.By.class, row.getString(3));
    }

    private void undone(TenantId tenant, ChunkFacts facts) {
        sql.sql("""
                select u.receipt_id, u.open_item_id from asked a
                  join payments.undone u on u.tenant_id = :tenant and u.receipt_id = a.receipt""")
                .param("tenant", tenant.value())
                .query((row, _) -> {
                    facts.undid(row.getLong(1), row.getLong(2));
                    return true;
                })
                .list();
    }

    private void ofAccounts(TenantId tenant, Collection<AccountId> accounts, ChunkFacts facts) {
        var ids = accounts.stream().map(AccountId::value).toArray(Long[]::new);
        if (ids.length == 0) return;
        sql
                .sql("select " + ITEM + """
                  from unnest(:accounts::bigint[]) as x(account_id)
                  cross join lateral (
                      select * from ledger.open_item o
                       where o.tenant_id = :tenant and o.account_id = x.account_id and o.open_cents > 0
                         and o.currency in (select currency from asked)
                       order by coalesce(o.due_on, o.issued_on), o.id limit :most) i""")
                .param("tenant", tenant.value())
                .param("accounts", ids)
                .param("most", ITEMS_OF_AN_ACCOUNT)
                .query((row, _) -> {
                    facts.add(item(row, null));
                    return row.getLong("account_id");
                })
                .list()
                .stream()
                .collect(java.util.stream.Collectors.groupingBy(id -> id, java.util.stream.Collectors.counting()))
                .forEach((account, count) -> {
                    if (count >= ITEMS_OF_AN_ACCOUNT) facts.isIncomplete(new AccountId(account));
                });
        credits(tenant, ids, facts);
        discounts(tenant, ids, facts);
    }

    private void credits(TenantId tenant, Long[] accounts, ChunkFacts facts) {
        sql.sql("""
                select c.id, c.account_id, c.reference, c.unallocated_cents, c.booked_on
                  from unnest(:accounts::bigint[]) as x(account_id)
                  cross join lateral (
                      select * from ledger.credit o
                       where o.tenant_id = :tenant and o.account_id = x.account_id and o.unallocated_cents > 0
                         and o.kind in ('credit-note', 'deposit') and o.currency in (select currency from asked)
                       order by o.booked_on, o.id limit :most) c""")
                .param("tenant", tenant.value())
                .param("accounts", accounts)
                .param("most", CREDITS_OF_AN_ACCOUNT)
                .query((row, _) -> {
                    facts.add(new CreditFact(
                            row.getLong(1),
                            new AccountId(row.getLong(2)),
                            row.getString(3),
                            InvoiceNumber.of(row.getString(3)),
                            row.getLong(4),
                            row.getObject(5, LocalDate.class)));
                    return true;
                })
                .list();
    }

    /** As agreed with the customer, else as usual. */
    private void discounts(TenantId tenant, Long[] accounts, ChunkFacts facts) {
        sql.sql("""
                select x.account_id, coalesce(d.basis_points, p.discount_points), coalesce(d.days, p.discount_days)
                  from unnest(:accounts::bigint[]) as x(account_id)
                  left join payments.discount_terms d on d.tenant_id = :tenant and d.account_id = x.account_id
                  left join payments.matching_policy p on p.tenant_id = :tenant
                 where d.basis_points is not null or p.discount_points is not null""")
                .param("tenant", tenant.value())
                .param("accounts", accounts)
                .query((row, _) -> {
                    facts.agreed(new AccountId(row.getLong(1)), new DiscountTerms(row.getInt(2), row.getInt(3)));
                    return true;
                })
                .list();
    }

    private void peers(TenantId tenant, List<Asked> receipts, ChunkFacts facts) {
        var strangers = receipts.stream()
                .map(each -> each.incoming().id())
                .filter(facts::needsPeers)
                .toArray(Long[]::new);
        if (strangers.length == 0) return;
        sql.sql("select a.receipt, " + ITEM + """
                  from asked a
                  cross join lateral (
                      select * from ledger.open_item o
                       where o.tenant_id = :tenant and o.currency = a.currency and o.open_cents = a.cents
                         and o.open_cents > 0
                       order by o.id limit :most) i
                 where a.receipt = any(:strangers)""")
                .param("tenant", tenant.value())
                .param("most", PEERS)
                .param("strangers", strangers)
                .query((row, _) -> {
                    var item = item(row, null);
                    facts.add(item);
                    facts.hasPeer(row.getLong("receipt"), item.id());
                    return true;
                })
                .list();
    }

    /** A payment that an accounting export brought, and the receipt it may be. */
    record Accounted(long receipt, long account, long entry, long credit, long cents) {}

    /** Of the payer's accounts and those the text names: the same amount within a week, not yet anybody's. */
    List<Accounted> accounted(TenantId tenant, ChunkFacts facts, List<Asked> receipts) {
        var pairs = receipts.stream()
                .map(each -> each.incoming().id())
                .flatMap(receipt ->
                        facts.accounts(receipt).stream().map(account -> new Long[] {receipt, account.value()}))
                .toList();
        return sql.sql("""
                select x.receipt, c.account_id, c.entry_id, c.id, c.amount_cents
                  from unnest(:receipts::bigint[], :accounts::bigint[]) as x(receipt, account)
                  join payments.receipt r on r.tenant_id = :tenant and r.id = x.receipt
                  join ledger.credit c on c.tenant_id = :tenant and c.account_id = x.account and c.currency = r.currency
                   and c.amount_cents = r.amount_cents and c.kind not in ('credit-note', 'opening', 'write-off')
                   and abs(c.booked_on - r.booked_on) <= 7
                  join ledger.entry e on e.tenant_id = :tenant and e.id = c.entry_id and e.journal <> 'bank'
                 where not exists (select 1 from payments.booking b where b.tenant_id = :tenant and b.credit_id = c.id)
                 order by abs(c.booked_on - r.booked_on), x.receipt, c.id""")
                .param("tenant", tenant.value())
                .param("receipts", pairs.stream().map(pair -> pair[0]).toArray(Long[]::new))
                .param("accounts", pairs.stream().map(pair -> pair[1]).toArray(Long[]::new))
                .query((row, _) ->
                        new Accounted(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .list();
    }

    private MatchingPolicy policy(TenantId tenant) {
        return sql.sql("select tolerance_cents, fee_cents from payments.matching_policy where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> new MatchingPolicy(row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(MatchingPolicy.USUAL);
    }

    private static ItemFact item(ResultSet row, @Nullable String structured) throws SQLException {
        var reference = row.getString("reference");
        return new ItemFact(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                reference,
                InvoiceNumber.of(reference),
                structured,
                row.getLong("open_cents"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class));
    }
}
