package org.maillon.evidence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.evidence.EvidenceStore.Head;
import org.maillon.evidence.EvidenceStore.Link;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** Keeps documents and records happenings, in the caller's transaction; neither is ever changed or deleted. */
@Service
public class Evidence {
    /** The largest document that is kept, in bytes. */
    public static final int LARGEST = 40_000_000;

    private static final int AT_ONCE = 500;

    private final TenantScope tenants;
    private final EvidenceStore store;
    private final Timestamps timestamps;
    private final Clock clock;

    Evidence(TenantScope tenants, EvidenceStore store, Timestamps timestamps, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.timestamps = timestamps;
        this.clock = clock;
    }

    /**
     * Keeps a document; the same content is kept once, under its first name. Refused when it is empty, larger than
     * {@link #LARGEST}, or neither a PDF, an XML file, a picture (JPEG, PNG, GIF) nor a text, whatever it is called.
     *
     * @param mediaType as its sender calls it, believed only between kinds of text
     * @param name for the reader; cut to 200 characters, without folders or control characters
     */
    public DocumentId keep(TenantId tenant, byte[] content, String mediaType, String name) {
        if (content.length == 0) throw new InvalidValue("evidence.document.empty");
        if (content.length > LARGEST)
            throw new InvalidValue("evidence.document.large", megabytes(content.length), megabytes(LARGEST));
        var type = MediaTypeRules.of(content, mediaType).orElseThrow(() -> new InvalidValue("evidence.document.kind"));
        var id = DocumentId.of(content);
        var document = new Document(id, nameOf(name), type, content.length, clock.instant());
        tenants.run(tenant, () -> store.keep(tenant, document, content));
        return id;
    }

    public Optional<Document> document(TenantId tenant, DocumentId id) {
        return tenants.in(tenant, () -> store.document(tenant, id));
    }

    public Optional<byte[]> content(TenantId tenant, DocumentId id) {
        return tenants.in(tenant, () -> store.content(tenant, id));
    }

    /** Adds a happening to the end of the company's chain. Call it last: the end is held until the transaction ends. */
    public Recorded record(TenantId tenant, Happening happening) {
        return tenants.in(tenant, () -> {
            var head = store.lockHead(tenant);
            var facts = EvidenceStore.written(happening);
            long number = head.number() + 1;
            var hash = ChainRules.hash(head.hash(), number, happening, facts);
            store.append(tenant, new Link(happening, facts, number, head.hash(), hash));
            return new Recorded(number, happening, HexFormat.of().formatHex(hash));
        });
    }

    /** What happened about a subject and its parts, newest first, at most limit. */
    public List<Recorded> about(TenantId tenant, String subject, int limit) {
        return tenants.in(tenant, () -> store.about(tenant, subject, limit)).stream()
                .map(link -> new Recorded(
                        link.number(), link.happening(), HexFormat.of().formatHex(link.hash())))
                .toList();
    }

    /** Counts every hash of the company again, of happenings, documents and timestamps, and says what does not fit. */
    public ChainCheck verify(TenantId tenant) {
        return tenants.in(tenant, () -> {
            var faults = new ArrayList<ChainCheck.Fault>();
            var end = checkChain(tenant, faults);
            long documents = checkDocuments(tenant, faults);
            long stamped = timestamps.check(tenant, faults);
            return new ChainCheck(
                    end.number(), documents, stamped, HexFormat.of().formatHex(end.hash()), faults);
        });
    }

    private Head checkChain(TenantId tenant, List<ChainCheck.Fault> faults) {
        var last = new Head(0, ChainRules.BEGINNING);
        for (var links = store.after(tenant, 0, AT_ONCE); !links.isEmpty(); ) {
            for (var link : links) last = check(last, link, faults);
            links = store.after(tenant, last.number(), AT_ONCE);
        }
        var head = store.head(tenant).orElse(new Head(0, ChainRules.BEGINNING));
        if (head.number() != last.number() || !Arrays.equals(head.hash(), last.hash()))
            faults.add(new ChainCheck.Fault("head", Long.toString(head.number())));
        return last;
    }

    private static Head check(Head last, Link link, List<ChainCheck.Fault> faults) {
        var where = Long.toString(link.number());
        boolean follows = link.number() == last.number() + 1 && Arrays.equals(link.previous(), last.hash());
        if (!follows) faults.add(new ChainCheck.Fault("missing", where));
        var hash = ChainRules.hash(link.previous(), link.number(), link.happening(), link.facts());
        if (!Arrays.equals(hash, link.hash())) faults.add(new ChainCheck.Fault("changed", where));
        return new Head(link.number(), link.hash());
    }

    private long checkDocuments(TenantId tenant, List<ChainCheck.Fault> faults) {
        long documents = 0;
        for (var ids = store.documentsAfter(tenant, new byte[0], AT_ONCE); !ids.isEmpty(); ) {
            for (var id : ids) {
                documents++;
                boolean sound = store.content(tenant, id)
                        .map(content -> DocumentId.of(content).equals(id))
                        .orElse(false);
                if (!sound) faults.add(new ChainCheck.Fault("document", id.sha256()));
            }
            ids = store.documentsAfter(tenant, ids.getLast().bytes(), AT_ONCE);
        }
        return documents;
    }

    private static String nameOf(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var shown = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        if (shown.isEmpty()) return "document";
        return shown.length() > 200 ? shown.substring(shown.length() - 200) : shown;
    }

    private static String megabytes(int bytes) {
        return Long.toString(Math.ceilDiv(bytes, 1_000_000));
    }
}
