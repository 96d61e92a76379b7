package org.maillon.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** To whom versions were sent, and who accepted them. */
@Repository
class AcceptanceStore {
    /** What is written of an acceptance beside what its version says. */
    record Row(
            AccountId account,
            long version,
            TermsDocument document,
            NewAcceptance said,
            Instant at,
            LocalDate on,
            OptionalLong link,
            OptionalLong message,
            String address,
            Optional<DocumentId> scan,
            long happening) {}

    private static final String ACCEPTANCE = """
            select a.id, a.account_id, a.version_id, v.label, v.in_force_from, a.language, a.sha256, a.name, a.role, a.initials,
                   a.accepted_at, a.message_id, a.address, a.happening, a.scan
              from terms.acceptance a join terms.version v on v.tenant_id = a.tenant_id and v.id = a.version_id
             where a.tenant_id = :tenant and v.tenant_id = :tenant
            """;

    private final JdbcClient sql;

    AcceptanceStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Holds the account, so that two who accept at once come one after the other. */
    void hold(TenantId tenant, AccountId account) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('terms.acceptance/' || :tenant || '/' || :account, 0))")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(row -> {});
    }

    void insert(TenantId tenant, Row row) {
        sql.sql("""
                insert into terms.acceptance (tenant_id, account_id, version_id, language, sha256, name, role, initials,
                       accepted_at, accepted_on, link_id, message_id, address, scan, happening)
                values (:tenant, :account, :version, :language, :sha256, :name, :role, :initials, :at, :on, :link, :message,
                        :address, :scan, :happening)""")
                .param("tenant", tenant.value())
                .param("account", row.account().value())
                .param("version", row.version())
                .param("language", row.document().language().code())
                .param("sha256", row.document().document().bytes())
                .param("name", row.said().name())
                .param("role", row.said().role())
                .param("initials", row.said().initials())
                .param("at", TermsStore.utc(row.at()))
                .param("on", row.on())
                .param("link", boxed(row.link()))
                .param("message", boxed(row.message()))
                .param("address", row.address())
                .param("scan", row.scan().map(DocumentId::bytes).orElse(null))
                .param("happening", row.happening())
                .update();
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    /** The last accepted until a day, of those in force on it. */
    Optional<AcceptedTerms> binding(TenantId tenant, AccountId account, LocalDate on) {
        return sql.sql(ACCEPTANCE + """
                 and a.account_id = :account and a.accepted_on <= :on and v.in_force_from <= :on
               order by a.accepted_at desc, a.id desc limit 1""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("on", on)
                .query(AcceptanceStore::accepted)
                .optional();
    }

    /** The newest first. */
    List<AcceptedTerms> list(TenantId tenant, AccountId account) {
        return sql.sql(ACCEPTANCE + " and a.account_id = :account order by a.accepted_at desc, a.id desc")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(AcceptanceStore::accepted)
                .list();
    }

    Optional<AcceptedTerms> find(TenantId tenant, AccountId account, long version) {
        return sql.sql(ACCEPTANCE + " and a.account_id = :account and a.version_id = :version")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("version", version)
                .query(AcceptanceStore::accepted)
                .optional();
    }

    /** How many accounts accepted each version. */
    Map<Long, Long> counts(TenantId tenant) {
        return sql
                .sql("select version_id, count(*) from terms.acceptance where tenant_id = :tenant group by version_id")
                .param("tenant", tenant.value())
                .query((row, _) -> Map.entry(row.getLong(1), row.getLong(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void sent(TenantId tenant, AccountId account, long version, long message, Instant at, String by) {
        sql.sql("""
                insert into terms.sending (tenant_id, account_id, version_id, message_id, sent_at, sent_by)
                values (:tenant, :account, :version, :message, :at, :by)""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("version", version)
                .param("message", message)
                .param("at", TermsStore.utc(at))
                .param("by", by)
                .update();
    }

    /** To an account, the newest first. */
    List<SentTerms> sendings(TenantId tenant, AccountId account) {
        return sql.sql("""
                select s.id, s.version_id, v.label, s.message_id, s.sent_at, s.sent_by
                  from terms.sending s join terms.version v on v.tenant_id = s.tenant_id and v.id = s.version_id
                 where s.tenant_id = :tenant and v.tenant_id = :tenant and s.account_id = :account order by s.id desc""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query((row, _) -> new SentTerms(
                        row.getLong("id"),
                        row.getLong("version_id"),
                        row.getString("label"),
                        row.getLong("message_id"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        row.getString("sent_by")))
                .list();
    }

    private static AcceptedTerms accepted(ResultSet row, int number) throws SQLException {
        var message = row.getObject("message_id", Long.class);
        return new AcceptedTerms(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getLong("version_id"),
                row.getString("label"),
                row.getObject("in_force_from", LocalDate.class),
                Language.of(row.getString("language")),
                DocumentId.ofHash(row.getBytes("sha256")),
                row.getString("name"),
                row.getString("role"),
                row.getString("initials"),
                row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                message == null ? OptionalLong.empty() : OptionalLong.of(message),
                row.getString("address"),
                row.getLong("happening"),
                Optional.ofNullable(row.getBytes("scan")).map(DocumentId::ofHash));
    }
}
