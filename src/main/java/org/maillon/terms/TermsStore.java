package org.maillon.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.claims.Imputation;
import org.maillon.claims.Rate;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions, their documents and the pages drawn of them. */
@Repository
class TermsStore {
    private record Attached(long version, TermsDocument document) {}

    private final JdbcClient sql;

    TermsStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty where the label is taken. */
    Optional<Long> insert(TenantId tenant, NewVersion version, Instant at, String by) {
        var clauses = version.clauses();
        return sql.sql("""
                insert into terms.version (tenant_id, label, in_force_from, initials, penalty_rate, recovery_fee_cents,
                       retention_of_title, court, claim_days, imputation, created_at, created_by)
                values (:tenant, :label, :from, :initials, :rate, :fee, :retention, :court, :claim, :imputation, :at, :by)
                on conflict (tenant_id, label) do nothing returning id""")
                .param("tenant", tenant.value())
                .param("label", version.label())
                .param("from", version.inForceFrom())
                .param("initials", version.initials())
                .param("rate", clauses.penaltyRate().map(Rate::thousandths).orElse(null))
                .param("fee", clauses.recoveryFeeCents())
                .param("retention", clauses.retentionOfTitle())
                .param("court", clauses.court())
                .param("claim", boxed(clauses.claimDays()))
                .param("imputation", clauses.imputation().code())
                .param("at", utc(at))
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    /** False where the version has words in that language. */
    boolean attach(TenantId tenant, long version, TermsDocument document, Instant at, String by) {
        return sql.sql("""
                insert into terms.document (tenant_id, version_id, language, sha256, name, pages, attached_at, attached_by)
                values (:tenant, :version, :language, :sha256, :name, :pages, :at, :by) on conflict do nothing""")
                        .param("tenant", tenant.value())
                        .param("version", version)
                        .param("language", document.language().code())
                        .param("sha256", document.document().bytes())
                        .param("name", document.name())
                        .param("pages", document.pages())
                        .param("at", utc(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    void keep(TenantId tenant, DocumentId document, List<DrawnPage> pages) {
        for (var drawn : pages) {
            sql.sql("""
                    insert into terms.page (tenant_id, sha256, number, width, height, words, picture)
                    values (:tenant, :sha256, :number, :width, :height, :words, :picture) on conflict do nothing""")
                    .param("tenant", tenant.value())
                    .param("sha256", document.bytes())
                    .param("number", drawn.page().number())
                    .param("width", drawn.page().width())
                    .param("height", drawn.page().height())
                    .param("words", drawn.page().words())
                    .param("picture", drawn.picture())
                    .update();
        }
    }

    List<TermsPage> pages(TenantId tenant, DocumentId document) {
        return sql.sql("""
                select number, width, height, words from terms.page
                 where tenant_id = :tenant and sha256 = :sha256 order by number""")
                .param("tenant", tenant.value())
                .param("sha256", document.bytes())
                .query((row, _) -> new TermsPage(row.getInt(1), row.getInt(2), row.getInt(3), row.getString(4)))
                .list();
    }

    Optional<byte[]> picture(TenantId tenant, DocumentId document, int number) {
        return sql.sql("""
                select picture from terms.page
                 where tenant_id = :tenant and sha256 = :sha256 and number = :number""")
                .param("tenant", tenant.value())
                .param("sha256", document.bytes())
                .param("number", number)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    boolean withdraw(TenantId tenant, long version, Instant at, String by) {
        return sql.sql("""
                update terms.version set withdrawn_at = :at, withdrawn_by = :by
                 where tenant_id = :tenant and id = :version and withdrawn_at is null""")
                        .param("tenant", tenant.value())
                        .param("version", version)
                        .param("at", utc(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static final String VERSION = """
            select id, label, in_force_from, initials, penalty_rate, recovery_fee_cents, retention_of_title, court,
                   claim_days, imputation, created_at, created_by, withdrawn_at
              from terms.version where tenant_id = :tenant
            """;

    /** The last to come into force first. */
    List<TermsVersion> versions(TenantId tenant) {
        var documents = documents(tenant);
        return sql.sql(VERSION + " order by in_force_from desc, id desc")
                .param("tenant", tenant.value())
                .query((row, _) -> version(row, documents))
                .list();
    }

    Optional<TermsVersion> find(TenantId tenant, long id) {
        var documents = documents(tenant);
        return sql.sql(VERSION + " and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, _) -> version(row, documents))
                .optional();
    }

    /** A company has few. */
    private Map<Long, List<TermsDocument>> documents(TenantId tenant) {
        return sql
                .sql("select version_id, language, sha256, name, pages from terms.document where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> new Attached(
                        row.getLong("version_id"),
                        new TermsDocument(
                                Language.of(row.getString("language")),
                                DocumentId.ofHash(row.getBytes("sha256")),
                                row.getString("name"),
                                row.getInt("pages"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Attached::version, Collectors.mapping(Attached::document, Collectors.toList())));
    }

    private static TermsVersion version(ResultSet row, Map<Long, List<TermsDocument>> documents) throws SQLException {
        var byLanguage = new EnumMap<Language, TermsDocument>(Language.class);
        documents
                .getOrDefault(row.getLong("id"), List.of())
                .forEach(document -> byLanguage.put(document.language(), document));
        var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new TermsVersion(
                row.getLong("id"),
                row.getString("label"),
                row.getObject("in_force_from", LocalDate.class),
                row.getBoolean("initials"),
                clauses(row),
                byLanguage,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                Optional.ofNullable(withdrawn).map(OffsetDateTime::toInstant));
    }

    private static Clauses clauses(ResultSet row) throws SQLException {
        var rate = Optional.ofNullable(row.getObject("penalty_rate", Integer.class))
                .map(Rate::new);
        var claim = row.getObject("claim_days", Integer.class);
        return new Clauses(
                rate,
                row.getLong("recovery_fee_cents"),
                row.getBoolean("retention_of_title"),
                row.getString("court"),
                claim == null ? OptionalInt.empty() : OptionalInt.of(claim),
                Imputation.of(row.getString("imputation")));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
