package org.maillon.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LinkStore {
    /** A courtesy contact that nobody answered. */
    record Silence(long link, AccountId account, String recipient, long askedCents, String currency) {}

    private final JdbcClient sql;

    LinkStore(JdbcClient sql) {
        this.sql = sql;
    }

    PortalPolicy policy(TenantId tenant) {
        return sql.sql(
                        "select link_days, call_from_cents, call_after_days from portal.policy where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> new PortalPolicy(row.getInt(1), row.getLong(2), row.getInt(3)))
                .optional()
                .orElse(PortalPolicy.USUAL);
    }

    void changePolicy(TenantId tenant, PortalPolicy policy) {
        sql.sql("""
                insert into portal.policy (tenant_id, link_days, call_from_cents, call_after_days)
                values (:tenant, :days, :from, :after)
                on conflict (tenant_id) do update set link_days = excluded.link_days,
                       call_from_cents = excluded.call_from_cents, call_after_days = excluded.call_after_days""")
                .param("tenant", tenant.value())
                .param("days", policy.linkDays())
                .param("from", policy.callFromCents())
                .param("after", policy.callAfterDays())
                .update();
    }

    /** The ids by the hash of their tokens, which stand in the order of the links. */
    Map<String, Long> insert(
            TenantId tenant,
            List<LinkToken> tokens,
            List<NewLink> links,
            String by,
            Instant at,
            LocalDate on,
            Instant end) {
        var ids = new HashMap<String, Long>();
        sql.sql("""
                insert into portal.link (tenant_id, token_hash, account_id, recipient, language, purpose, message_id,
                       asked_cents, currency, issued_at, issued_on, issued_by, expires_at)
                select :tenant, decode(l.hash, 'hex'), l.account, l.recipient, l.language, l.purpose, l.message, l.asked,
                       l.currency, :at, :on, :by, :end
                  from unnest(:hashes::text[], :accounts::bigint[], :recipients::text[], :languages::text[], :purposes::text[],
                              :messages::bigint[], :asked::bigint[], :currencies::text[])
                       as l (hash, account, recipient, language, purpose, message, asked, currency)
                returning id, encode(token_hash, 'hex') as hash""")
                .param("tenant", tenant.value())
                .param("hashes", column(tokens, LinkToken::hex, String[]::new))
                .param("accounts", column(links, link -> link.account().value(), Long[]::new))
                .param("recipients", column(links, NewLink::recipient, String[]::new))
                .param("languages", column(links, link -> link.language().code(), String[]::new))
                .param("purposes", column(links, link -> link.purpose().code(), String[]::new))
                .param("messages", column(links, LinkStore::message, Long[]::new))
                .param("asked", column(links, NewLink::askedCents, Long[]::new))
                .param("currencies", column(links, link -> link.currency().getCurrencyCode(), String[]::new))
                .param("at", utc(at))
                .param("on", on)
                .param("by", by)
                .param("end", utc(end))
                .query(row -> {
                    ids.put(row.getString("hash"), row.getLong("id"));
                });
        return ids;
    }

    private static @Nullable Long message(NewLink link) {
        return link.message().isPresent() ? link.message().getAsLong() : null;
    }

    private static <T, C> C[] column(List<T> rows, Function<T, ? extends @Nullable C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static final String LINK = """
            select id, account_id, recipient, language, purpose, message_id, issued_at, issued_by, expires_at, revoked_at,
                   opened_at
              from portal.link where tenant_id = :tenant
            """;

    Optional<CustomerLink> find(TenantId tenant, LinkToken token) {
        return sql.sql(LINK + " and token_hash = :hash")
                .param("tenant", tenant.value())
                .param("hash", token.hash())
                .query(LinkStore::link)
                .optional();
    }

    /** Of an account, the newest first. */
    List<CustomerLink> list(TenantId tenant, AccountId account, int limit) {
        return sql.sql(LINK + " and account_id = :account order by id desc limit :limit")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("limit", limit)
                .query(LinkStore::link)
                .list();
    }

    /** True for whoever opens it first. */
    boolean open(TenantId tenant, long link, Instant at) {
        return sql.sql("""
                update portal.link set opened_at = :at where tenant_id = :tenant and id = :link and opened_at is null""")
                        .param("tenant", tenant.value())
                        .param("link", link)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean revoke(TenantId tenant, AccountId account, long link, String by, Instant at) {
        return sql.sql("""
                update portal.link set revoked_at = :at, revoked_by = :by
                 where tenant_id = :tenant and account_id = :account and id = :link and revoked_at is null""")
                        .param("tenant", tenant.value())
                        .param("account", account.value())
                        .param("link", link)
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /** Courtesy contacts of a day about so much or more, whose account has not said a word since. */
    List<Silence> silent(TenantId tenant, LocalDate issuedOn, long fromCents) {
        return sql.sql("""
                select l.id, l.account_id, l.recipient, l.asked_cents, l.currency from portal.link l
                 where l.tenant_id = :tenant and l.purpose = 'courtesy' and l.issued_on = :on and l.asked_cents >= :from
                   and not exists (select 1 from portal.answer a
                                    where a.tenant_id = :tenant and a.account_id = l.account_id
                                      and a.answered_at >= l.issued_at)
                 order by l.id""")
                .param("tenant", tenant.value())
                .param("on", issuedOn)
                .param("from", fromCents)
                .query((row, _) -> new Silence(
                        row.getLong("id"),
                        new AccountId(row.getLong("account_id")),
                        row.getString("recipient"),
                        row.getLong("asked_cents"),
                        row.getString("currency")))
                .list();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static CustomerLink link(ResultSet row, int number) throws SQLException {
        return new CustomerLink(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("recipient"),
                Language.of(row.getString("language")),
                LinkPurpose.of(row.getString("purpose")),
                number(row, "message_id"),
                instant(row, "issued_at").orElseThrow(),
                row.getString("issued_by"),
                instant(row, "expires_at").orElseThrow(),
                instant(row, "revoked_at"),
                instant(row, "opened_at"));
    }
}
