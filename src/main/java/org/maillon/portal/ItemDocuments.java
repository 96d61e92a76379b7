package org.maillon.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** The documents beside open items, which their customer reads on its page: the invoice itself, a delivery note. */
@Service
public class ItemDocuments {
    private final TenantScope scope;
    private final ItemDocumentStore store;
    private final Evidence evidence;
    private final Clock clock;

    ItemDocuments(TenantScope scope, ItemDocumentStore store, Evidence evidence, Clock clock) {
        this.scope = scope;
        this.store = store;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Keeps a document as evidence and lays it beside an item, once; refused where it is of no kind that is kept or too
     * large. Answers the item's documents; empty where the company has no such item.
     */
    public Optional<List<ItemDocument>> attach(
            TenantId tenant, long item, byte[] content, String mediaType, String name, Author by) {
        return scope.in(
                tenant,
                () -> store.accountOf(tenant, item).map(account -> {
                    var id = evidence.keep(tenant, content, mediaType, name);
                    var document = evidence.document(tenant, id).orElseThrow();
                    var at = clock.instant();
                    store.attach(tenant, item, document, document.name(), by.who(), at);
                    var subject = "account/" + account.value() + "/open-item/" + item;
                    var facts = Map.of("name", document.name());
                    evidence.record(
                            tenant,
                            new Happening(subject, "document-attached", by.who(), by.from(), at, facts, List.of(id)));
                    return store.ofItem(tenant, item);
                }));
    }

    /** Takes a document away from an item; the evidence keeps it. False where it is not there. */
    public boolean withdraw(TenantId tenant, long item, long document) {
        return scope.in(tenant, () -> store.withdraw(tenant, item, document, clock.instant()));
    }

    /** All documents beside the items of an account. */
    public List<ItemDocument> ofAccount(TenantId tenant, AccountId account) {
        return ofAccounts(tenant, List.of(account));
    }

    List<ItemDocument> ofAccounts(TenantId tenant, Collection<AccountId> accounts) {
        return scope.in(tenant, () -> store.ofAccounts(tenant, accounts));
    }

    public List<ItemDocument> ofItem(TenantId tenant, long item) {
        return scope.in(tenant, () -> store.ofItem(tenant, item));
    }

    /** The documents of many items, in the order in which they were laid beside them. */
    public List<ItemDocument> ofItems(TenantId tenant, Collection<Long> items) {
        return items.isEmpty() ? List.of() : scope.in(tenant, () -> store.ofItems(tenant, items));
    }

    /** What a document holds. */
    public byte[] bytes(TenantId tenant, ItemDocument document) {
        return evidence.content(tenant, document.document()).orElseThrow();
    }

    /** What a document holds, where it lies beside an item of this account. */
    public Content content(TenantId tenant, AccountId account, long document) {
        return content(tenant, List.of(account), document);
    }

    Content content(TenantId tenant, Collection<AccountId> accounts, long document) {
        return scope.in(
                tenant,
                () -> store.ofAccounts(tenant, accounts).stream()
                        .filter(it -> it.id() == document)
                        .findFirst()
                        .map(it -> new Content(
                                it, evidence.content(tenant, it.document()).orElseThrow()))
                        .orElseThrow(() -> new InvalidValue("portal.gone")));
    }

    /** A document with what it holds. */
    public record Content(ItemDocument document, byte[] bytes) {
        /** A PDF or a picture opens in the browser; anything else is saved, so that nothing of it runs here. */
        public ResponseEntity<byte[]> answer() {
            var type = document.mediaType();
            boolean shown = type.equals("application/pdf") || type.startsWith("image/");
            var disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                    .filename(document.name(), StandardCharsets.UTF_8)
                    .build();
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, type)
                    .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                    .cacheControl(CacheControl.noStore())
                    .body(bytes);
        }
    }
}
