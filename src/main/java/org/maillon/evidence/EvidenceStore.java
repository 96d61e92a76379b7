package org.maillon.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class EvidenceStore {
    /** The end of a chain. */
    record Head(long number, byte[] hash) {}

    /** A row as it stands, to be checked or shown. */
    record Link(Happening happening, String facts, long number, byte[] previous, byte[] hash, long erasedIn) {
        Link(Happening happening, String facts, long number, byte[] previous, byte[] hash) {
            this(happening, facts, number, previous, hash, 0);
        }
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<java.util.TreeMap<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient sql;

    EvidenceStore(JdbcClient sql) {
        this.sql = sql;
    }

    static String written(Happening happening) {
        return JSON.writeValueAsString(happening.facts());
    }

    void keep(TenantId tenant, Document document, byte[] content) {
        sql.sql("""
                insert into evidence.document (tenant_id, sha256, media_type, name, size_bytes, kept_at, content)
                values (:tenant, :sha256, :type, :name, :size, :at, :content) on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("sha256", document.id().bytes())
                .param("type", document.mediaType())
                .param("name", document.name())
                .param("size", document.sizeBytes())
                .param("at", document.keptAt().atOffset(ZoneOffset.UTC))
                .param("content", content)
                .update();
    }

    Optional<Document> document(TenantId tenant, DocumentId id) {
        return sql.sql("""
                select sha256, name, media_type, size_bytes, kept_at from evidence.document
                 where tenant_id = :tenant and sha256 = :sha256""")
                .param("tenant", tenant.value())
                .param("sha256", id.bytes())
                .query((row, _) -> new Document(
                        DocumentId.ofHash(row.getBytes("sha256")),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size_bytes"),
                        instant(row, "kept_at")))
                .optional();
    }

    Optional<byte[]> content(TenantId tenant, DocumentId id) {
        return sql.sql("""
                select content from evidence.document
                 where tenant_id = :tenant and sha256 = :sha256 and erased_in is null""")
                .param("tenant", tenant.value())
                .param("sha256", id.bytes())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** The end of the chain, held until the transaction ends: whoever adds comes after whoever added. */
    Head lockHead(TenantId tenant) {
        sql.sql("""
                insert into evidence.head (tenant_id, number, hash) values (:tenant, 0, :hash) on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("hash", ChainRules.BEGINNING)
                .update();
        return sql.sql("select number, hash from evidence.head where tenant_id = :tenant for update")
                .param("tenant", tenant.value())
                .query(EvidenceStore::head)
                .single();
    }

    Optional<Head> head(TenantId tenant) {
        return sql.sql("select number, hash from evidence.head where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(EvidenceStore::head)
                .optional();
    }

    void append(TenantId tenant, Link link) {
        insert(tenant, link);
        attach(tenant, link);
        sql.sql("update evidence.head set number = :number, hash = :hash where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .param("number", link.number())
                .param("hash", link.hash())
                .update();
    }

    private void insert(TenantId tenant, Link link) {
        var happening = link.happening();
        sql.sql("""
                insert into evidence.happening (tenant_id, number, subject, act, who, origin, at, facts, previous, hash)
                values (:tenant, :number, :subject, :act, :who, :from, :at, :facts, :previous, :hash)""")
                .param("tenant", tenant.value())
                .param("number", link.number())
                .param("subject", happening.subject())
                .param("act", happening.act())
                .param("who", happening.who())
                .param("from", happening.from())
                .param("at", happening.at().atOffset(ZoneOffset.UTC))
                .param("facts", link.facts())
                .param("previous", link.previous())
                .param("hash", link.hash())
                .update();
    }

    private void attach(TenantId tenant, Link link) {
        int place = 1;
        for (var document : link.happening().documents()) {
            sql.sql("""
                    insert into evidence.attachment (tenant_id, number, place, sha256)
                    values (:tenant, :number, :place, :sha256)""")
                    .param("tenant", tenant.value())
                    .param("number", link.number())
                    .param("place", place++)
                    .param("sha256", document.bytes())
                    .update();
        }
    }

    static final String LINK = """
            select h.number, h.subject, h.act, h.who, h.origin, h.at, h.facts, h.previous, h.hash, coalesce(h.erased_in, 0) as erased_in,
                   (select string_agg(encode(a.sha256, 'hex'), ' ' order by a.place) from evidence.attachment a
                     where a.tenant_id = :tenant and a.number = h.number) as documents
              from evidence.happening h where h.tenant_id = :tenant
            """;

    /** In their order, those after a number. */
    List<Link> after(TenantId tenant, long number, int limit) {
        return sql.sql(LINK + " and h.number > :number order by h.number limit :limit")
                .param("tenant", tenant.value())
                .param("number", number)
                .param("limit", limit)
                .query(EvidenceStore::link)
                .list();
    }

    /** About a subject or a part of it, newest first. */
    List<Link> about(TenantId tenant, String subject, int limit) {
        return sql.sql(LINK + """
                and (h.subject = :subject or h.subject > :subject || '/' and h.subject < :subject || '0')
                order by h.number desc limit :limit""")
                .param("tenant", tenant.value())
                .param("subject", subject)
                .param("limit", limit)
                .query(EvidenceStore::link)
                .list();
    }

    /** The ids of the documents kept, after one, in the order of their bytes. */
    List<DocumentId> documentsAfter(TenantId tenant, byte[] last, int limit) {
        return sql.sql("""
                select sha256 from evidence.document where tenant_id = :tenant and sha256 > :last
                 order by sha256 limit :limit""")
                .param("tenant", tenant.value())
                .param("last", last)
                .param("limit", limit)
                .query((row, _) -> DocumentId.ofHash(row.getBytes(1)))
                .list();
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(row.getLong("number"), row.getBytes("hash"));
    }

    static Link link(ResultSet row, int number) throws SQLException {
        var documents = row.getString("documents");
        var facts = row.getString("facts");
        var happening = new Happening(
                row.getString("subject"),
                row.getString("act"),
                row.getString("who"),
                row.getString("origin"),
                instant(row, "at"),
                JSON.readValue(facts, FACTS),
                documents == null
                        ? List.of()
                        : Arrays.stream(documents.split(" "))
                                .map(DocumentId::new)
                                .toList());
        return new Link(
                happening,
                facts,
                row.getLong("number"),
                row.getBytes("previous"),
                row.getBytes("hash"),
                row.getLong("erased_in"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
