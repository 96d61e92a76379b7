package org.maillon.reminders;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Composer;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Postponed;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.QueuedMessage;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.DoorStore.Taken;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.maillon.reminders.WorkingHours.Place;
import org.springframework.stereotype.Component;

/**
 * Decides a second time at the door, as if this message had not been decided yet: what was paid meanwhile is taken out and
 * its step taken back, amounts are those of now, and nothing leaves while the customer's office is closed.
 */
@Component
class ReminderComposer implements Composer {
    /** For how long what was read ahead may be said, as long as no fact of the account changes. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final ReminderStore store;
    private final Situations situations;
    private final DoorStore door;
    private final Wording wording;

    ReminderComposer(ReminderStore store, Situations situations, DoorStore door, Wording wording) {
        this.store = store;
        this.situations = situations;
        this.door = door;
        this.wording = wording;
    }

    @Override
    public String source() {
        return Reminders.SOURCE;
    }

    @Override
    public Composition compose(TenantId tenant, QueuedMessage message, DeliveryMode mode, Instant now) {
        var opensAt = opensAt(door.places(tenant, List.of(message.accountId())), message, now);
        if (mode == DeliveryMode.NORMAL && opensAt.isAfter(now))
            return new Postponed(opensAt, "reminders.door.office_closed");
        return decide(tenant, message, LocalDate.ofInstant(now, WorkingHours.ZONE));
    }

    /**
     * The versions are read before the facts: where one still stands, no fact of the account has changed since. Documents
     * are heavy: a letter that has any is worded when its turn comes.
     */
    @Override
    public Ahead ahead(TenantId tenant, List<QueuedMessage> messages, DeliveryMode mode, Instant now) {
        var versions = store.versions(tenant, accounts(messages));
        var today = LocalDate.ofInstant(now, WorkingHours.ZONE);
        var places = mode == DeliveryMode.NOW ? Map.<Long, Place>of() : door.places(tenant, accounts(messages));
        var open = messages.stream()
                .filter(message -> versions.containsKey(key(message)))
                .filter(message -> mode == DeliveryMode.NOW
                        || !opensAt(places, message, now).isAfter(now))
                .toList();
        var leaving = verdicts(tenant, open, today).stream()
                .filter(Verdict::leavesWhole)
                .toList();
        var documents = wording.documents(tenant, leaving);
        var light = leaving.stream()
                .filter(verdict -> verdict.items().noneMatch(documents::containsKey))
                .toList();
        var drafts = new HashMap<Long, Draft>();
        var words = wording.of(tenant, light, Map.of(), today).iterator();
        light.forEach(verdict -> drafts.put(verdict.message().id(), draft(verdict, versions, words.next())));
        return (message, at) -> draft(tenant, drafts.get(message.id()), message, now.plus(FRESH), at)
                .orElseGet(() -> compose(tenant, message, mode, at));
    }

    /** A message as it was decided and worded a moment ago, on a version of its review. */
    private record Draft(QueuedMessage message, String version, Composition words) {}

    private static Draft draft(Verdict verdict, Map<ReviewKey, String> versions, Composition words) {
        var version = Optional.ofNullable(versions.get(key(verdict.message()))).orElseThrow();
        return new Draft(verdict.message(), version, words);
    }

    private Optional<Composition> draft(
            TenantId tenant, @Nullable Draft draft, QueuedMessage message, Instant fresh, Instant now) {
        if (draft == null || now.isAfter(fresh) || !draft.message().equals(message)) return Optional.empty();
        return store.lock(tenant, key(message)).filter(draft.version()::equals).map(_ -> draft.words());
    }

    private static Instant opensAt(Map<Long, Place> places, QueuedMessage message, Instant now) {
        return WorkingHours.openFrom(now, places.getOrDefault(message.accountId(), Place.UNKNOWN));
    }

    private static ReviewKey key(QueuedMessage message) {
        return new ReviewKey(message.accountId(), message.currency().getCurrencyCode());
    }

    private static UUID name(QueuedMessage message) {
        return UUID.fromString(message.key());
    }

    static List<Long> accounts(List<QueuedMessage> messages) {
        return messages.stream().map(QueuedMessage::accountId).distinct().toList();
    }

    private Composition decide(TenantId tenant, QueuedMessage message, LocalDate today) {
        var key = key(message);
        store.lock(tenant, key);
        var verdict = verdicts(tenant, List.of(message), today).getFirst();
        var gone = withThoseElsewhere(tenant, verdict);
        var name = name(message);
        if (!gone.isEmpty()) door.withdraw(tenant, key.account(), key.currency(), name, gone, today);
        if (gone.size() == verdict.ours().size())
            return new Withdrawn(reasonOf(gone.values()).key());
        return wording.of(tenant, List.of(verdict), wording.documents(tenant, List.of(verdict)), today)
                .getFirst();
    }

    /** What is still open but decided no more with this account was joined to another since, or parted from it: looked at there. */
    private Map<Long, Reason> withThoseElsewhere(TenantId tenant, Verdict verdict) {
        var gone = new LinkedHashMap<>(verdict.gone());
        var absent = gone.keySet().stream()
                .filter(item -> gone.get(item) == Reason.SETTLED)
                .toList();
        if (absent.isEmpty()) return gone;
        var open = store.open(tenant, absent);
        open.keySet().forEach(item -> gone.put(item, Reason.OTHER_ACCOUNT));
        if (!open.isEmpty()) store.wake(tenant, Set.copyOf(open.values()));
        return gone;
    }

    private List<Verdict> verdicts(TenantId tenant, List<QueuedMessage> messages, LocalDate today) {
        if (messages.isEmpty()) return List.of();
        var taken =
                door.taken(tenant, messages.stream().collect(toMap(ReminderComposer::name, QueuedMessage::accountId)));
        var keys = messages.stream().map(ReminderComposer::key).toList();
        var found = situations.of(tenant, keys, today).iterator();
        return messages.stream()
                .map(message -> verdict(message, taken.getOrDefault(name(message), List.of()), found.next(), today))
                .toList();
    }

    private static Verdict verdict(QueuedMessage message, List<Taken> taken, Situation situation, LocalDate today) {
        var name = name(message);
        var ours = taken.stream().filter(step -> step.messageKey().equals(name)).toList();
        var before = before(name, taken, situation.facts());
        var decision = ReminderRules.decideNow(situation.scenario(), before, today);
        return new Verdict(message, ours, gone(ours, decision.byItem()), decision);
    }

    /** The facts as they were before this message was decided; each item stays on the scenario on which it was. */
    static AccountFacts before(UUID message, List<Taken> taken, AccountFacts facts) {
        var items =
                facts.items().stream().map(item -> before(message, taken, item)).toList();
        return facts.as(facts.lastContactOn(), facts.contactsOn(), items);
    }

    private static ItemFacts before(UUID message, List<Taken> taken, ItemFacts item) {
        var steps = taken.stream()
                .filter(step -> step.openItem() == item.openItem())
                .sorted(comparing(Taken::takenOn).thenComparing(Taken::step).thenComparing(Taken::repetition))
                .toList();
        var said = item.said();
        if (steps.isEmpty() || !steps.getLast().messageKey().equals(message)) return item;
        if (steps.size() == 1) return item.with(said.at(0, 0, null));
        var earlier = steps.get(steps.size() - 2);
        boolean sameScenario = earlier.scenario() == steps.getLast().scenario();
        int place = sameScenario ? earlier.step() : Math.min(earlier.step(), said.step() - 1);
        return item.with(said.at(place, earlier.repetition(), earlier.takenOn()));
    }

    private static Map<Long, Reason> gone(List<Taken> ours, Map<Long, ItemDecision> decided) {
        var gone = new LinkedHashMap<Long, Reason>();
        for (var step : ours) {
            var item = decided.get(step.openItem());
            if (item == null) gone.put(step.openItem(), Reason.SETTLED);
            else if (!item.leavesNow()) gone.put(step.openItem(), item.reason());
        }
        return gone;
    }

    private static Reason reasonOf(Collection<Reason> gone) {
        return gone.stream().findFirst().orElse(Reason.SETTLED);
    }
}
