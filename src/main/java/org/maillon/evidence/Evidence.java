package org.maillon.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

/**
 * Keeps documents and records happenings, in the caller's transaction; neither is ever changed or deleted. What names a person
 * is erased when the law keeps it no longer: its hash stays, and the erasure is itself a happening of the chain.
 */
@Service
public class Evidence {
    /** The largest document that is kept, in bytes. */
    public static final int LARGEST = 40_000_000;

    private static final int AT_ONCE = 500;

    private final TenantScope tenants;
    private final EvidenceStore store;
    private final Timestamps timestamps;
    private final EvidenceErasureStore erasures;
    private final Clock clock;

    Evidence(
            TenantScope tenants,
            EvidenceStore store,
            Timestamps timestamps,
            EvidenceErasureStore erasures,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.timestamps = timestamps;
        this.erasures = erasures;
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
                .map(Evidence::recorded)
                .toList();
    }

    /** What is kept about these persons and was recorded before an instant. */
    public List<Recorded> about(TenantId tenant, List<Concerned> concerned, Instant before) {
        return tenants.in(tenant, () -> erasures.concerning(tenant, concerned, before)).stream()
                .map(Evidence::recorded)
                .toList();
    }

    /**
     * Erases what these happenings and the documents of nobody else say: who, where from, the facts, the content. Their hashes
     * stay, so that the chain still proves what follows; a happening {@code erased} names each of them, with its ground.
     *
     * @param ground the article that had kept them until now
     * @return how many happenings lost their words
     */
    public int erase(TenantId tenant, List<Concerned> concerned, Instant before, String ground, LocalDate on) {
        return tenants.in(tenant, () -> {
            store.lockHead(tenant);
            var links = erasures.concerning(tenant, concerned, before);
            if (links.isEmpty()) return 0;
            var documents = erasures.documentsOfNobodyElse(tenant, links);
            var number = record(tenant, ErasedRules.happening(links, documents, ground, on, clock.instant()))
                    .number();
            erasures.erase(tenant, links, documents, number);
            return links.size();
        });
    }

    private static Recorded recorded(Link link) {
        return new Recorded(link.number(), link.happening(), HexFormat.of().formatHex(link.hash()));
    }

    /**
     * Counts every hash of the company again, of happenings, documents and timestamps, and says what does not fit. What was
     * erased has no words to count: it must stand, with its hash, in the happening that erased it.
     */
    public ChainCheck verify(TenantId tenant) {
        return tenants.in(tenant, () -> {
            var faults = new ArrayList<ChainCheck.Fault>();
            var erased = new ErasedRules.Erasures();
            var end = checkChain(tenant, faults, erased);
            long documents = checkDocuments(tenant, faults, erased);
            long stamped = timestamps.check(tenant, faults);
            return new ChainCheck(
                    end.number(), documents, stamped, HexFormat.of().formatHex(end.hash()), faults, erased.told());
        });
    }

    private Head checkChain(TenantId tenant, List<ChainCheck.Fault> faults, ErasedRules.Erasures erased) {
        var last = new Head(0, ChainRules.BEGINNING);
        for (var links = store.after(tenant, 0, AT_ONCE); !links.isEmpty(); ) {
            for (var link : links) last = check(last, link, faults, erased);
            links = store.after(tenant, last.number(), AT_ONCE);
        }
        erased.unproved().forEach(number -> faults.add(new ChainCheck.Fault("changed", Long.toString(number))));
        var head = store.head(tenant).orElse(new Head(0, ChainRules.BEGINNING));
        if (head.number() != last.number() || !Arrays.equals(head.hash(), last.hash()))
            faults.add(new ChainCheck.Fault("head", Long.toString(head.number())));
        return last;
    }

    private static Head check(Head last, Link link, List<ChainCheck.Fault> faults, ErasedRules.Erasures erased) {
        var where = Long.toString(link.number());
        boolean follows = link.number() == last.number() + 1 && Arrays.equals(link.previous(), last.hash());
        if (!follows) faults.add(new ChainCheck.Fault("missing", where));
        erased.see(link);
        if (link.erasedIn() == 0 && !Arrays.equals(hash(link), link.hash()))
            faults.add(new ChainCheck.Fault("changed", where));
        return new Head(link.number(), link.hash());
    }

    private static byte[] hash(Link link) {
        return ChainRules.hash(link.previous(), link.number(), link.happening(), link.facts());
    }

    private long checkDocuments(TenantId tenant, List<ChainCheck.Fault> faults, ErasedRules.Erasures erased) {
        long documents = 0;
        var gone = erasures.erasedDocuments(tenant);
        for (var ids = store.documentsAfter(tenant, new byte[0], AT_ONCE); !ids.isEmpty(); ) {
            for (var id : ids) {
                documents++;
                var erasedIn = gone.get(id);
                boolean sound = erasedIn != null
                        ? erased.names(erasedIn, id)
                        : store.content(tenant, id)
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
