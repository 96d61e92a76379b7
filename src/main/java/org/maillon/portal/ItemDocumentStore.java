package org.maillon.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Document;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ItemDocumentStore {
    private final JdbcClient sql;

    ItemDocumentStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The account of an item; empty where the company has no such item. */
    Optional<AccountId> accountOf(TenantId tenant, long item) {
        return sql.sql("select account_id from ledger.open_item where tenant_id = :tenant and id = :item")
                .param("tenant", tenant.value())
                .param("item", item)
                .query((row, _) -> new AccountId(row.getLong(1)))
                .optional();
    }

    void attach(TenantId tenant, long item, Document document, String name, String by, Instant at) {
        sql.sql("""
                insert into portal.item_document (tenant_id, open_item_id, sha256, name, media_type, size_bytes, attached_at,
                       attached_by)
                values (:tenant, :item, :sha256, :name, :type, :size, :at, :by) on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("item", item)
                .param("sha256", HexFormat.of().parseHex(document.id().sha256()))
                .param("name", name)
                .param("type", document.mediaType())
                .param("size", document.sizeBytes())
                .param("at", LinkStore.utc(at))
                .param("by", by)
                .update();
    }

    boolean withdraw(TenantId tenant, long item, long document, Instant at) {
        return sql.sql("""
                update portal.item_document set withdrawn_at = :at
                 where tenant_id = :tenant and open_item_id = :item and id = :document and withdrawn_at is null""")
                        .param("tenant", tenant.value())
                        .param("item", item)
                        .param("document", document)
                        .param("at", LinkStore.utc(at))
                        .update()
                == 1;
    }

    private static final String DOCUMENT = """
            select d.id, d.open_item_id, d.sha256, d.name, d.media_type, d.size_bytes, d.attached_at, d.attached_by
              from portal.item_document d
              join ledger.open_item i on i.tenant_id = :tenant and i.id = d.open_item_id
             where d.tenant_id = :tenant and d.withdrawn_at is null
            """;

    List<ItemDocument> ofAccounts(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql(DOCUMENT + " and i.account_id = any(:accounts) order by d.id")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query(ItemDocumentStore::document)
                .list();
    }

    List<ItemDocument> ofItem(TenantId tenant, long item) {
        return sql.sql(DOCUMENT + " and d.open_item_id = :item order by d.id")
                .param("tenant", tenant.value())
                .param("item", item)
                .query(ItemDocumentStore::document)
                .list();
    }

    List<ItemDocument> ofItems(TenantId tenant, Collection<Long> items) {
        return sql.sql(DOCUMENT + " and d.open_item_id = any(:items) order by d.id")
                .param("tenant", tenant.value())
                .param("items", items.toArray(Long[]::new))
                .query(ItemDocumentStore::document)
                .list();
    }

    private static ItemDocument document(ResultSet row, int number) throws SQLException {
        return new ItemDocument(
                row.getLong("id"),
                row.getLong("open_item_id"),
                new DocumentId(HexFormat.of().formatHex(row.getBytes("sha256"))),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                LinkStore.instant(row, "attached_at").orElseThrow(),
                row.getString("attached_by"));
    }
}
