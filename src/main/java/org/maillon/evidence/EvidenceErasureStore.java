package org.maillon.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.maillon.evidence.EvidenceStore.Link;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EvidenceErasureStore {
    private final JdbcClient sql;

    EvidenceErasureStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Happenings with words of these persons that were recorded before an instant, in their order. */
    List<Link> concerning(TenantId tenant, List<Concerned> concerned, Instant before) {
        return sql.sql(EvidenceStore.LINK + """
                and h.erased_in is null and h.at < :before and exists (
                    select from unnest(:subjects::text[], :parts::text[], :words::text[]) as p (subject, parts, words)
                     where h.subject > p.subject || '/' and h.subject < p.subject || '0' and h.subject ~ p.parts
                       and (h.who ~* p.words or h.facts ~* p.words))
                order by h.number""")
                .param("tenant", tenant.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("subjects", concerned.stream().map(Concerned::subject).toArray(String[]::new))
                .param("parts", concerned.stream().map(Concerned::parts).toArray(String[]::new))
                .param("words", concerned.stream().map(Concerned::words).toArray(String[]::new))
                .query(EvidenceStore::link)
                .list();
    }

    /** Documents of these happenings that no other happening with words names. */
    List<DocumentId> documentsOfNobodyElse(TenantId tenant, List<Link> links) {
        return sql.sql("""
                select distinct a.sha256 from evidence.attachment a
                  join evidence.document d on d.tenant_id = :tenant and d.sha256 = a.sha256 and d.erased_in is null
                 where a.tenant_id = :tenant and a.number = any(:numbers) and not exists (
                       select from evidence.attachment o
                         join evidence.happening h on h.tenant_id = :tenant and h.number = o.number and h.erased_in is null
                        where o.tenant_id = :tenant and o.sha256 = a.sha256 and o.number <> all(:numbers))
                 order by a.sha256""")
                .param("tenant", tenant.value())
                .param("numbers", numbers(links))
                .query((row, _) -> DocumentId.ofHash(row.getBytes(1)))
                .list();
    }

    void erase(TenantId tenant, List<Link> links, List<DocumentId> documents, long erasedIn) {
        sql.sql("""
                update evidence.happening set who = '', origin = '', facts = '{}', erased_in = :erasedIn
                 where tenant_id = :tenant and number = any(:numbers)""")
                .param("tenant", tenant.value())
                .param("numbers", numbers(links))
                .param("erasedIn", erasedIn)
                .update();
        sql.sql("""
                update evidence.document set name = encode(sha256, 'hex'), content = '', erased_in = :erasedIn
                 where tenant_id = :tenant and encode(sha256, 'hex') = any(:documents)""")
                .param("tenant", tenant.value())
                .param("documents", documents.stream().map(DocumentId::sha256).toArray(String[]::new))
                .param("erasedIn", erasedIn)
                .update();
    }

    /** Documents without content, and the happening that erased each. */
    Map<DocumentId, Long> erasedDocuments(TenantId tenant) {
        return sql
                .sql("""
                select sha256, erased_in from evidence.document where tenant_id = :tenant and erased_in is not null""")
                .param("tenant", tenant.value())
                .query((row, _) -> Map.entry(DocumentId.ofHash(row.getBytes("sha256")), row.getLong("erased_in")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Long[] numbers(List<Link> links) {
        return links.stream().map(Link::number).toArray(Long[]::new);
    }
}
