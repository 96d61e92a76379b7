package org.maillon.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class QuoteStore {
    private static final String QUOTE = """
            select q.id, q.number, q.account_id, a.code, a.name, q.currency, q.state, q.quoted_on, q.valid_until, q.note,
                   q.net_cents, q.tax_cents, q.gross_cents, q.made_by, q.document, q.answered_by, q.answered_as,
                   q.answered_from, q.answered_at, q.purchase_order
              from sales.quote q
              join customers.customer_account a on a.tenant_id = :tenant and a.id = q.account_id
             where q.tenant_id = :tenant
            """;

    private final JdbcClient sql;

    QuoteStore(JdbcClient sql) {
        this.sql = sql;
    }

    long insert(
            TenantId tenant,
            String number,
            NewQuote asked,
            LocalDate validUntil,
            OrderTotals totals,
            Actor by,
            LocalDate on) {
        return sql.sql("""
                insert into sales.quote (tenant_id, number, account_id, currency, state, quoted_on, valid_until, note, net_cents,
                       tax_cents, gross_cents, made_by, maker)
                values (:tenant, :number, :account, :currency, 'draft', :on, :until, :note, :net, :tax, :gross, :by, :maker)
                returning id""")
                .param("tenant", tenant.value())
                .param("number", number)
                .param("account", asked.account().value())
                .param("currency", asked.currency().getCurrencyCode())
                .param("on", on)
                .param("until", validUntil)
                .param("note", asked.note())
                .param("net", totals.netCents())
                .param("tax", totals.taxCents())
                .param("gross", totals.grossCents())
                .param("by", by.who())
                .param("maker", by.id())
                .query(Long.class)
                .single();
    }

    /** The quote, held until the transaction ends. */
    Optional<Quote> hold(TenantId tenant, long id) {
        return sql.sql("select id from sales.quote where tenant_id = :tenant and id = :id for no key update")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Long.class)
                .optional()
                .flatMap(held -> find(tenant, held));
    }

    Optional<Quote> find(TenantId tenant, long id) {
        return sql.sql(QUOTE + " and q.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(QuoteStore::quote)
                .optional();
    }

    /** Newest first, below an id. */
    List<Quote> list(TenantId tenant, Optional<AccountId> account, Optional<QuoteState> state, long below, int limit) {
        return sql.sql(QUOTE + """
                   and q.id < :below and (:account::bigint is null or q.account_id = :account)
                   and (:state::text is null or q.state = :state)
                 order by q.id desc limit :limit""")
                .param("tenant", tenant.value())
                .param("below", below)
                .param("account", account.map(AccountId::value).orElse(null))
                .param("state", state.map(QuoteState::code).orElse(null))
                .param("limit", limit)
                .query(QuoteStore::quote)
                .list();
    }

    void setState(TenantId tenant, long id, QuoteState state) {
        sql.sql("update sales.quote set state = :state where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("state", state.code())
                .update();
    }

    void sent(TenantId tenant, long id, DocumentId document) {
        sql.sql("""
                update sales.quote set state = 'sent', document = :document where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("document", document.sha256())
                .update();
    }

    void answered(TenantId tenant, long id, QuoteState state, Quote.Answer answer, Optional<String> purchaseOrder) {
        sql.sql("""
                update sales.quote set state = :state, answered_by = :by, answered_as = :as, answered_from = :from,
                       answered_at = :at, purchase_order = :purchaseOrder
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("state", state.code())
                .param("by", answer.by())
                .param("as", answer.as())
                .param("from", answer.from())
                .param("at", answer.at().atOffset(ZoneOffset.UTC))
                .param("purchaseOrder", purchaseOrder.orElse(null))
                .update();
    }

    void addChange(TenantId tenant, Quote quote, String act, String who, String why, Instant at) {
        sql.sql("""
                insert into sales.quote_change (tenant_id, quote_id, number, act, state, who, why, at)
                select :tenant, :quote,
                       1 + (select count(*) from sales.quote_change c where c.tenant_id = :tenant and c.quote_id = :quote)::int,
                       :act, :state, :who, :why, :at
                on conflict (tenant_id, quote_id, number) do nothing""")
                .param("tenant", tenant.value())
                .param("quote", quote.id())
                .param("act", act)
                .param("state", quote.state().code())
                .param("who", who)
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<QuoteChange> history(TenantId tenant, long quote) {
        return sql.sql("""
                select number, act, state, who, why, at from sales.quote_change
                 where tenant_id = :tenant and quote_id = :quote order by number""")
                .param("tenant", tenant.value())
                .param("quote", quote)
                .query((row, _) -> new QuoteChange(
                        row.getInt("number"),
                        row.getString("act"),
                        QuoteState.of(row.getString("state")),
                        row.getString("who"),
                        row.getString("why"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Quote quote(ResultSet row, int number) throws SQLException {
        var at = row.getObject("answered_at", OffsetDateTime.class);
        return new Quote(
                row.getLong("id"),
                row.getString("number"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                Currency.getInstance(row.getString("currency")),
                QuoteState.of(row.getString("state")),
                row.getObject("quoted_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getString("note"),
                row.getLong("net_cents"),
                row.getLong("tax_cents"),
                row.getLong("gross_cents"),
                row.getString("made_by"),
                Optional.ofNullable(row.getString("document")).map(DocumentId::new),
                at == null
                        ? Optional.empty()
                        : Optional.of(new Quote.Answer(
                                row.getString("answered_by"),
                                row.getString("answered_as"),
                                row.getString("answered_from"),
                                at.toInstant())),
                Optional.ofNullable(row.getString("purchase_order")));
    }
}
