package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.payments.Settlements.Part;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pages to pay on, what each is for, and what was heard of them. */
@Repository
class PaymentLinkStore {
    private static final String LINK = """
            select l.id, l.key, l.account_id, l.currency, l.cents, l.state, l.reference, l.url, l.expires_at, l.asked_at, l.asked_by,
                   l.receipt_id
              from payments.payment_link l where l.tenant_id = :tenant
            """;

    private final JdbcClient sql;

    PaymentLinkStore(JdbcClient sql) {
        this.sql = sql;
    }

    long add(TenantId tenant, UUID key, NewPaymentLink wanted, long cents, Instant until, Instant at) {
        long id = sql.sql("""
                insert into payments.payment_link (tenant_id, key, account_id, currency, cents, state, expires_at, asked_at, asked_by)
                values (:tenant, :key, :account, :currency, :cents, 'asked', :until, :at, :by)
                returning id""")
                .param("tenant", tenant.value())
                .param("key", key)
                .param("account", wanted.account().value())
                .param("currency", wanted.currency())
                .param("cents", cents)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", wanted.by())
                .query(Long.class)
                .single();
        var parts = wanted.parts();
        sql.sql("""
                insert into payments.payment_link_part (tenant_id, link_id, open_item_id, cents)
                select :tenant, :link, x.item, x.cents from unnest(:items::bigint[], :cents::bigint[]) as x(item, cents)
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("link", id)
                .param("items", parts.stream().map(Part::openItem).toArray(Long[]::new))
                .param("cents", parts.stream().map(Part::cents).toArray(Long[]::new))
                .update();
        return id;
    }

    void hosted(TenantId tenant, long link, PaymentProvider.Hosted hosted) {
        sql.sql("""
                update payments.payment_link set state = 'open', reference = :reference, url = :url, expires_at = :until
                 where tenant_id = :tenant and id = :link and state = 'asked'""")
                .param("tenant", tenant.value())
                .param("link", link)
                .param("reference", hosted.reference())
                .param("url", hosted.url().toString())
                .param("until", hosted.until().atOffset(ZoneOffset.UTC))
                .update();
    }

    void stands(TenantId tenant, long link, PaymentLink.State state, OptionalLong receipt, Instant at) {
        sql.sql("""
                update payments.payment_link set state = :state, settled_at = :settled, receipt_id = :receipt
                 where tenant_id = :tenant and id = :link""")
                .param("tenant", tenant.value())
                .param("link", link)
                .param("state", state.code())
                .param("settled", state.isSettled() ? at.atOffset(ZoneOffset.UTC) : null)
                .param("receipt", receipt.isPresent() ? receipt.getAsLong() : null)
                .update();
    }

    List<Part> parts(TenantId tenant, long link) {
        return sql.sql("""
                select p.open_item_id, p.cents from payments.payment_link_part p
                 where p.tenant_id = :tenant and p.link_id = :link order by p.open_item_id""")
                .param("tenant", tenant.value())
                .param("link", link)
                .query((row, _) -> new Part(row.getLong(1), row.getLong(2)))
                .list();
    }

    Optional<PaymentLink> find(TenantId tenant, long link) {
        return sql.sql(LINK + " and l.id = :link")
                .param("tenant", tenant.value())
                .param("link", link)
                .query(PaymentLinkStore::link)
                .optional();
    }

    Optional<PaymentLink> find(TenantId tenant, UUID key) {
        return sql.sql(LINK + " and l.key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(PaymentLinkStore::link)
                .optional();
    }

    Optional<PaymentLink> lock(TenantId tenant, UUID key) {
        return sql.sql(LINK + " and l.key = :key for update")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(PaymentLinkStore::link)
                .optional();
    }

    /** The newest first. */
    List<PaymentLink> of(TenantId tenant, AccountId account, int limit) {
        return sql.sql(LINK + " and l.account_id = :account order by l.id desc limit :limit")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("limit", limit)
                .query(PaymentLinkStore::link)
                .list();
    }

    /** Of an account and currency, not settled. */
    List<PaymentLink> waiting(TenantId tenant, AccountId account, String currency) {
        return sql.sql(
                        LINK
                                + " and l.account_id = :account and l.currency = :currency and l.settled_at is null order by l.id")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("currency", currency)
                .query(PaymentLinkStore::link)
                .list();
    }

    /** Not settled, of which nothing was heard since it was asked for before that instant; the oldest first. */
    List<PaymentLink> silent(TenantId tenant, Instant before, int limit) {
        return sql.sql(LINK
                        + " and l.settled_at is null and l.asked_at < :before order by l.asked_at, l.id limit :limit")
                .param("tenant", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(PaymentLinkStore::link)
                .list();
    }

    /** False where it was heard before. */
    boolean hear(TenantId tenant, String event, String kind, Instant at) {
        return sql.sql("""
                insert into payments.payment_event (tenant_id, event, kind, heard_at) values (:tenant, :event, :kind, :at)
                on conflict (tenant_id, event) do nothing""")
                        .param("tenant", tenant.value())
                        .param("event", event)
                        .param("kind", kind)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Money that came, or left again, at the provider. */
    record Arrived(
            UUID key,
            String account,
            LocalDate on,
            long cents,
            String currency,
            Optional<String> payer,
            String text,
            String payment,
            Optional<String> returned,
            Receipt.State state) {}

    /** Empty where it had come before. */
    OptionalLong receive(TenantId tenant, Arrived arrived) {
        var id = sql.sql("""
                insert into payments.receipt (tenant_id, statement_id, entry_key, place, account, booked_on, value_on, amount_cents,
                       currency, payer, text, end_to_end_id, returned, return_reason, state)
                values (:tenant, null, :key, 0, :account, :on, :on, :cents, :currency, :payer, :text, :payment, :returned, :reason,
                        :state)
                on conflict (tenant_id, entry_key) do nothing
                returning id""")
                .param("tenant", tenant.value())
                .param("key", arrived.key())
                .param("account", arrived.account())
                .param("on", arrived.on())
                .param("cents", arrived.cents())
                .param("currency", arrived.currency())
                .param("payer", arrived.payer().orElse(null))
                .param("text", arrived.text())
                .param("payment", arrived.payment())
                .param("returned", arrived.returned().isPresent())
                .param("reason", arrived.returned().orElse(null))
                .param("state", arrived.state().stored())
                .query(Long.class)
                .optional();
        return id.isPresent() ? OptionalLong.of(id.get()) : OptionalLong.empty();
    }

    private static PaymentLink link(ResultSet row, int number) throws SQLException {
        var receipt = row.getObject("receipt_id", Long.class);
        return new PaymentLink(
                row.getLong("id"),
                row.getObject("key", UUID.class),
                new AccountId(row.getLong("account_id")),
                row.getString("currency"),
                row.getLong("cents"),
                PaymentLink.State.of(row.getString("state")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("url")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("asked_by"),
                receipt == null ? OptionalLong.empty() : OptionalLong.of(receipt));
    }
}
