package org.maillon.payments;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.bank.PaymentStatusReport;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.AccountChanged;
import org.maillon.payments.CollectionStore.Line;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Hears what banks say about collections: lines of statements that name one, and status reports. Each word counts once, in
 * whatever order and however often it comes.
 */
@Service
public class DebitReturns {
    private static final int AT_ONCE = 500;
    private static final int MOST_OF_A_FILE = 100_000;

    private final TenantScope tenants;
    private final CollectionStore store;
    private final DebitFileStore files;
    private final MandateStore mandates;
    private final Receipts receipts;
    private final Settlements settlements;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DebitReturns(
            TenantScope tenants,
            CollectionStore store,
            DebitFileStore files,
            MandateStore mandates,
            Receipts receipts,
            Settlements settlements,
            Tasks tasks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.files = files;
        this.mandates = mandates;
        this.receipts = receipts;
        this.settlements = settlements;
        this.tasks = tasks;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What came of a status report.
     *
     * @param known whether it speaks about a file of this company
     */
    public record Heard(boolean known, int rejected) {}

    /** What a bank said: a state, why, in which line or report, on which day. */
    private record Word(CollectionState state, @Nullable String reason, String source, String taskKey, LocalDate on) {}

    /** Looks at the lines of statements that were not heard yet, after {@link Receipts#matchNew}. */
    void hearLines(TenantId tenant) {
        for (var some = hearSome(tenant); some.lines() > 0; some = hearSome(tenant))
            some.collected().forEach(each -> lay(tenant, each));
    }

    /** Lines heard, and the receipts among them that our own reference explains. */
    private record Some(int lines, List<Collected> collected) {}

    private record Collected(DebitCollection collection, long receipt) {}

    private Some hearSome(TenantId tenant) {
        return tenants.in(tenant, () -> {
            var lines = store.unheard(tenant, AT_ONCE);
            var collected = new ArrayList<Collected>();
            var named = store.lockByEndToEnd(
                    tenant, lines.stream().map(Line::endToEndId).distinct().toList());
            for (var line : lines) {
                var collection = requireNonNull(named.get(line.endToEndId()));
                var word = word(collection, line);
                boolean changed = hear(tenant, collection, word);
                if (changed) named.put(line.endToEndId(), collection.in(word.state()));
                if (changed && word.state() == CollectionState.COLLECTED)
                    collected.add(new Collected(collection, line.receipt()));
            }
            return new Some(lines.size(), collected);
        });
    }

    /** Lays a receipt whose words did not make it certain; in a transaction of its own, as a person's act is. */
    private void lay(TenantId tenant, Collected collected) {
        var open = Set.of(Receipt.State.PROPOSED, Receipt.State.UNKNOWN);
        var waits = receipts.find(tenant, collected.receipt()).filter(receipt -> open.contains(receipt.state()));
        var collection = collected.collection();
        var part = new Settlements.Part(collection.openItem(), collection.cents());
        if (waits.isPresent()) settlements.lay(tenant, collected.receipt(), List.of(part), DirectDebits.SOURCE);
    }

    /** The task has the key that the receipt sent back gives it, so that one of the two opens it. */
    private static Word word(DebitCollection collection, Line line) {
        boolean back = line.returned() || line.cents() < 0;
        boolean whole = !back && line.cents() == collection.cents();
        var state = back ? CollectionState.RETURNED : whole ? CollectionState.COLLECTED : collection.state();
        var key = "returned:" + line.receipt() + ":" + collection.accountId().value();
        return new Word(
                state, back ? line.reason().orElse("") : null, "receipt:" + line.receipt(), key, line.bookedOn());
    }

    /** Takes a status report (pain.002); the same one again changes nothing. */
    public Heard hear(TenantId tenant, PaymentStatusReport report) {
        return tenants.in(tenant, () -> {
            var file = files.findByMessage(tenant, report.originalId());
            if (file.isEmpty()) return new Heard(false, 0);
            var its = store.list(
                    tenant,
                    java.util.Optional.empty(),
                    OptionalLong.of(file.get().id()),
                    0,
                    MOST_OF_A_FILE);
            var reasons = rejected(tenant, report, its);
            int rejected = 0;
            for (var collection : its) {
                var reason = reasons.get(collection.id());
                if (reason == null) continue;
                var key = "direct-debit/" + collection.id() + "/rejected";
                var source = "report:" + cut(report.id());
                var word = new Word(CollectionState.REJECTED, reason, source, key, LocalDate.now(clock));
                if (hear(tenant, collection, word)) rejected++;
            }
            return new Heard(true, rejected);
        });
    }

    private static String cut(String id) {
        return id.length() <= 100 ? id : id.substring(0, 100);
    }

    /** The reason of each collection refused, empty where none is told: by itself, with its batch, or with the file. */
    private HashMap<Long, String> rejected(TenantId tenant, PaymentStatusReport report, List<DebitCollection> its) {
        var byPayment = new HashMap<String, String>();
        var byBatch = new HashMap<String, String>();
        for (var part : report.parts()) {
            if (!part.rejected()) continue;
            var reason = part.reason() == null ? "" : part.reason();
            if (part.endToEndId() != null) byPayment.put(part.endToEndId(), reason);
            else if (part.batch() != null) byBatch.put(part.batch(), reason);
        }
        var reasons = new HashMap<Long, String>();
        var known = new HashMap<Long, Mandate>();
        mandates.findAll(
                        tenant,
                        its.stream().map(DebitCollection::mandate).distinct().toList())
                .forEach(mandate -> known.put(mandate.id(), mandate));
        for (var each : its) {
            var mandate = requireNonNull(known.get(each.mandate()));
            var batch = DebitFileMaking.batchId(
                    report.originalId(), mandate.scheme(), each.sequence().orElse(""));
            var reason = byPayment.getOrDefault(each.endToEndId().orElse(""), byBatch.get(batch));
            if (reason == null && report.rejected()) reason = report.reason() == null ? "" : report.reason();
            if (reason != null) reasons.put(each.id(), reason);
        }
        return reasons;
    }

    /** Whether it changed anything. */
    private boolean hear(TenantId tenant, DebitCollection collection, Word word) {
        if (!store.hear(tenant, collection.id(), word.source(), word.state(), word.reason(), clock.instant()))
            return false;
        if (!word.state().from().contains(collection.state())) return false;
        store.settle(tenant, collection.id(), word.state(), word.reason(), clock.instant());
        if (word.reason() == null) return true;
        if (word.state() == CollectionState.REJECTED)
            mandates.presented(tenant, collection.mandate(), -1, collection.collectOn());
        tasks.open(tenant, List.of(task(collection, word)));
        events.publishEvent(new AccountChanged(tenant, collection.accountId()));
        return true;
    }

    private static NewTask task(DebitCollection collection, Word word) {
        var reason = word.reason() == null ? "" : word.reason();
        return new NewTask(
                word.taskKey(),
                TaskKind.RETURNED_PAYMENT,
                collection.accountId(),
                OptionalLong.of(collection.openItem()),
                word.on(),
                java.util.Map.of(
                        "amountCents", Long.toString(collection.cents()),
                        "currency", "EUR",
                        "reference", collection.reference(),
                        "reason", reason,
                        "why", ReturnCause.key(reason)));
    }
}
