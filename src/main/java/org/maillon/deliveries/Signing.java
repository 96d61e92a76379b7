package org.maillon.deliveries;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.maillon.deliveries.SignatureAnswer.Impossible;
import org.maillon.deliveries.SignatureAnswer.KeyUsed;
import org.maillon.deliveries.SignatureAnswer.SetAside;
import org.maillon.deliveries.SignatureAnswer.Taken;
import org.maillon.deliveries.SignatureAnswer.Unknown;
import org.maillon.deliveries.SignatureStore.Drawn;
import org.maillon.disputes.Disputes;
import org.maillon.disputes.NewDeliveryDispute;
import org.maillon.evidence.Author;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.maillon.webhooks.Webhooks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes a signature, once: what was taken, what is disputed, what proves it, and who has to know. */
@Component
class Signing {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final DeliveryStore notes;
    private final SignatureStore signatures;
    private final ProofStore proofs;
    private final ProofFiles files;
    private final SignedNotes signedNotes;
    private final Evidence evidence;
    private final Disputes disputes;
    private final OrderDeliveries ordered;
    private final Tasks tasks;
    private final Webhooks webhooks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Signing(
            DeliveryStore notes,
            SignatureStore signatures,
            ProofStore proofs,
            ProofFiles files,
            SignedNotes signedNotes,
            Evidence evidence,
            Disputes disputes,
            OrderDeliveries ordered,
            Tasks tasks,
            Webhooks webhooks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.notes = notes;
        this.signatures = signatures;
        this.proofs = proofs;
        this.files = files;
        this.signedNotes = signedNotes;
        this.evidence = evidence;
        this.disputes = disputes;
        this.ordered = ordered;
        this.tasks = tasks;
        this.webhooks = webhooks;
        this.events = events;
        this.clock = clock;
    }

    /** Inside the caller's transaction, which holds the note to its end: of two at once, the second finds the first. */
    SignatureAnswer sign(TenantId tenant, long note, NewSignature signature, Author by) {
        var found = notes.lock(tenant, note);
        if (found.isEmpty()) return new Unknown();
        var hash = SignatureHash.of(signature);
        var used = signatures.used(tenant, signature.key());
        if (used.isPresent()) {
            boolean same = used.get().note() == note && Arrays.equals(used.get().contentHash(), hash);
            return same ? answer(tenant, found.get(), used.get().signature()) : new KeyUsed();
        }
        var lines = notes.lines(tenant, note);
        var impossible = DeliveryRules.impossible(lines, signature.reserves());
        if (impossible.isPresent()) return refused(impossible.get());
        return new Act(tenant, found.get(), lines, signature, hash, by, clock.instant()).take();
    }

    private static SignatureAnswer refused(Reserve reserve) {
        return new Impossible(reserve.line().orElseThrow(), reserve.quantity().orElse(BigDecimal.ZERO));
    }

    private SignatureAnswer answer(TenantId tenant, DeliveryNote note, long id) {
        var signature = signatures.ofNote(tenant, note.id()).stream()
                .filter(it -> it.id() == id)
                .findFirst()
                .orElseThrow();
        return signature.counted() ? new Taken(note, signature) : new SetAside(note, signature);
    }

    /** One signature on its way into the books. */
    private final class Act {
        private final TenantId tenant;
        private final DeliveryNote note;
        private final List<DeliveryLine> lines;
        private final NewSignature signature;
        private final byte[] hash;
        private final Author by;
        private final Instant at;
        private final List<DocumentId> photos = new ArrayList<>();
        private final List<DocumentId> documents = new ArrayList<>();

        Act(
                TenantId tenant,
                DeliveryNote note,
                List<DeliveryLine> lines,
                NewSignature signature,
                byte[] hash,
                Author by,
                Instant at) {
            this.tenant = tenant;
            this.note = note;
            this.lines = lines;
            this.signature = signature;
            this.hash = hash;
            this.by = by;
            this.at = at;
        }

        SignatureAnswer take() {
            keepFiles();
            boolean counts = note.state().isOpen();
            long id = signatures.insert(tenant, note.id(), signature, hash, counts, keepDrawing(), by, at);
            signatures.insertReserves(tenant, id, signature.reserves());
            return counts ? count(id) : setAside(id);
        }

        private void keepFiles() {
            for (var photo : signature.photos()) {
                var kept = files.photo(tenant, photo);
                photos.add(kept);
                lay(Proof.Kind.PHOTO, kept);
            }
            signature.paper().ifPresent(paper -> lay(Proof.Kind.PAPER, files.paper(tenant, paper)));
        }

        private void lay(Proof.Kind kind, DocumentId document) {
            documents.add(document);
            var kept = evidence.document(tenant, document).orElseThrow();
            proofs.insert(tenant, note.id(), kind, kept, by.who(), at);
        }

        private Drawn keepDrawing() {
            var strokes = signature.drawing().map(it -> signedNotes.keepStrokes(tenant, note, it));
            var picture = signature.drawing().map(it -> signedNotes.keepPicture(tenant, note, it));
            strokes.ifPresent(documents::add);
            picture.ifPresent(documents::add);
            return new Drawn(strokes, picture);
        }

        private SignatureAnswer setAside(long id) {
            record("set-aside");
            askSomebody(id);
            evidence.record(tenant, happening("delivery-signature-set-aside"));
            return answer(tenant, note, id);
        }

        private SignatureAnswer count(long id) {
            var on = LocalDate.ofInstant(signature.signedAt(), ZONE);
            for (var line : lines)
                notes.delivered(tenant, note.id(), line.number(), DeliveryRules.delivered(line, signature.reserves()));
            var state = signature.reserves().isEmpty() ? DeliveryState.SIGNED : DeliveryState.WITH_RESERVES;
            notes.move(tenant, note.id(), state, on);
            record(state.code());
            tasks.cancel(tenant, List.of(DeliveryRun.key(note.id())), "done");
            var signed = notes.find(tenant, note.id()).orElseThrow();
            var counted = ((Taken) answer(tenant, signed, id)).signature();
            var taken = notes.lines(tenant, note.id());
            lay(Proof.Kind.SIGNED_NOTE, signedNotes.keep(tenant, signed, taken, counted));
            ordered.record(tenant, signed, taken, by);
            dispute(signed);
            events.publishEvent(new DeliverySigned(tenant, signed, counted));
            webhooks.publish(tenant, "delivery.signed", told(signed, counted));
            evidence.record(tenant, happening("delivery-signed"));
            return new Taken(signed, counted);
        }

        private void record(String act) {
            notes.addChange(tenant, note.id(), act, signature.signer(), signature.role(), at);
        }

        /** One dispute for each cause, so that each is answered by the one who knows. */
        private void dispute(DeliveryNote signed) {
            var byCause = signature.reserves().stream()
                    .collect(Collectors.groupingBy(
                            reserve -> reserve.kind().cause(),
                            () -> new EnumMap<>(org.maillon.disputes.DisputeCause.class),
                            Collectors.toList()));
            byCause.forEach((cause, reserves) -> {
                long cents = reserves.stream()
                        .mapToLong(it -> DeliveryRules.worthCents(it, lines))
                        .sum();
                var words = ReserveWords.of(reserves, lines, Language.FR);
                var dispute = new NewDeliveryDispute(
                        signed.accountId(),
                        signed.id(),
                        signed.number(),
                        cents,
                        signed.currency(),
                        cause,
                        words,
                        photos);
                disputes.open(
                        tenant, dispute, new Author(signature.signer(), by.from()), LocalDate.ofInstant(at, ZONE));
            });
        }

        private void askSomebody(long id) {
            var facts = Map.of(
                    "reference", note.number(), "contact", signature.signer(), "why", "deliveries.task.set-aside");
            var task = new NewTask(
                    "delivery-set-aside/" + id,
                    TaskKind.CUSTOMER_ASKED,
                    note.accountId(),
                    OptionalLong.empty(),
                    LocalDate.ofInstant(at, ZONE),
                    facts);
            tasks.open(tenant, List.of(task));
        }

        private Happening happening(String act) {
            var facts = new TreeMap<String, String>();
            facts.put("delivery", note.number());
            facts.put("signer", signature.signer());
            facts.put("role", signature.role());
            facts.put("signedAt", signature.signedAt().toString());
            facts.put("phone", signature.sentAt().toString());
            signature
                    .place()
                    .ifPresent(it -> facts.put(
                            "place", it.latitude() + " " + it.longitude() + " ± " + it.accuracyMetres() + " m"));
            if (!signature.remark().isEmpty()) facts.put("remark", signature.remark());
            if (!signature.reserves().isEmpty())
                facts.put("reserves", ReserveWords.of(signature.reserves(), lines, Language.FR));
            return new Happening(note.subject(), act, by.who(), by.from(), at, facts, documents);
        }

        private Map<String, Object> told(DeliveryNote signed, Signature counted) {
            var told = new LinkedHashMap<String, Object>();
            told.put("id", signed.id());
            told.put("number", signed.number());
            told.put("account", signed.account());
            told.put("order", signed.orderNumber());
            told.put("state", signed.state().code());
            told.put("signer", counted.signer());
            told.put("signedAt", counted.signedAt().toString());
            told.put("reserves", counted.reserves().size());
            return told;
        }
    }
}
