package org.maillon.reminders;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Composer;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.Postponed;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.LetterText;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.DoorStore.Addressee;
import org.maillon.reminders.DoorStore.Naming;
import org.maillon.reminders.DoorStore.Taken;
import org.maillon.reminders.ReminderLetter.Line;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.springframework.stereotype.Component;

/**
 * Decides a second time at the door, as if this message had not been decided yet: what was paid meanwhile is taken out and
 * its step taken back, amounts are those of now, and nothing leaves while the customer's office is closed.
 */
@Component
class ReminderComposer implements Composer {
    private final ReminderStore store;
    private final DoorStore door;
    private final Senders senders;

    ReminderComposer(ReminderStore store, DoorStore door, Senders senders) {
        this.store = store;
        this.door = door;
        this.senders = senders;
    }

    @Override
    public String source() {
        return Reminders.SOURCE;
    }

    @Override
    public Composition compose(TenantId tenant, QueuedMessage message, Instant now) {
        var opensAt = WorkingHours.openFrom(
                now, door.country(tenant, message.accountId()).orElse("FR"));
        if (opensAt.isAfter(now) && !isHurried(message, now))
            return new Postponed(opensAt, "reminders.door.office_closed");
        return decide(tenant, message, LocalDate.ofInstant(now, WorkingHours.ZONE));
    }

    /** A message that stands at the door before its time was called by a person who wants it to leave now. */
    private static boolean isHurried(QueuedMessage message, Instant now) {
        return message.notBefore().isAfter(now);
    }

    private Composition decide(TenantId tenant, QueuedMessage message, LocalDate today) {
        var key = new ReviewKey(message.accountId(), message.currency().getCurrencyCode());
        store.lock(tenant, key);
        var name = UUID.fromString(message.key());
        var taken = door.taken(tenant, key.account(), key.currency());
        var ours = taken.stream().filter(step -> step.messageKey().equals(name)).toList();
        var facts = store.facts(tenant, List.of(key)).getFirst();
        var decision = ReminderRules.decide(store.scenario(tenant).orElseThrow(), before(name, taken, facts), today);
        var decided = decision.items().stream().collect(toMap(ItemDecision::openItem, Function.identity()));

        var gone = gone(ours, decided);
        if (!gone.isEmpty()) door.withdraw(tenant, key.account(), key.currency(), name, gone, today);
        if (gone.size() == ours.size())
            return new Withdrawn(reasonOf(gone.values()).key());
        var chased = ours.stream()
                .map(step -> decided.get(step.openItem()))
                .filter(item -> item != null && item.leavesNow())
                .toList();
        var addressee = door.addressee(tenant, key.account()).orElseThrow();
        return composed(tenant, letter(tenant, message, addressee, decision, chased, today));
    }

    /** The facts as they were before this message was decided. */
    static AccountFacts before(UUID message, List<Taken> taken, AccountFacts facts) {
        var earlier = taken.stream()
                .filter(step -> !step.messageKey().equals(message))
                .toList();
        var items = facts.items().stream().map(item -> before(item, earlier)).toList();
        return new AccountFacts(
                facts.account(), facts.currency(), facts.reachable(), facts.unallocatedCents(), last(earlier), items);
    }

    private static ItemFacts before(ItemFacts item, List<Taken> earlier) {
        var steps = earlier.stream()
                .filter(step -> step.openItem() == item.openItem())
                .toList();
        return new ItemFacts(
                item.openItem(),
                item.kind(),
                item.issuedOn(),
                item.dueOn(),
                item.openCents(),
                steps.stream().mapToInt(Taken::step).max().orElse(0),
                last(steps),
                item.cycle(),
                item.pausedUntil());
    }

    private static @Nullable LocalDate last(List<Taken> steps) {
        return steps.stream().map(Taken::takenOn).max(LocalDate::compareTo).orElse(null);
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

    private Composed composed(TenantId tenant, ReminderLetter letter) {
        return new Composed(
                letter.recipient(), letter.recipientName().orElse(null), letter.language(), word(tenant, letter), null);
    }

    /** The letter in words, signed by the company's sender where there is one. */
    LetterText word(TenantId tenant, ReminderLetter letter) {
        var signature = senders.find(tenant).map(Sender::signatureName).orElse("");
        return LetterWording.word(letter, signature);
    }

    private ReminderLetter letter(
            TenantId tenant,
            QueuedMessage message,
            Addressee addressee,
            AccountDecision decision,
            List<ItemDecision> chased,
            LocalDate today) {
        return letter(
                tenant, Tone.valueOf(message.step().toUpperCase(Locale.ROOT)), addressee, decision, chased, today);
    }

    /** The letter an account would get today, or nothing where none would leave. */
    Optional<ReminderLetter> letter(TenantId tenant, AccountDecision decision, LocalDate today) {
        return decision.reminder()
                .flatMap(reminder -> door.addressee(tenant, decision.account())
                        .map(addressee ->
                                letter(tenant, reminder.tone(), addressee, decision, reminder.chased(), today)));
    }

    private ReminderLetter letter(
            TenantId tenant,
            Tone tone,
            Addressee addressee,
            AccountDecision decision,
            List<ItemDecision> chased,
            LocalDate today) {
        var names = door.names(tenant, decision.items());
        var currency = decision.currency();
        return new ReminderLetter(
                tone,
                addressee.language(),
                addressee.email(),
                Optional.of(addressee.name()).filter(name -> !name.isBlank()),
                addressee.accountName(),
                today,
                lines(chased, names, currency),
                lines(
                        decision.items().stream()
                                .filter(item -> !chased.contains(item) && item.reason() != Reason.NOT_CHASED)
                                .toList(),
                        names,
                        currency),
                DoorStore.money(
                        chased.stream().mapToLong(ItemDecision::owedCents).sum(), currency),
                DoorStore.money(
                        decision.items().stream()
                                .mapToLong(ItemDecision::coveredCents)
                                .sum(),
                        currency));
    }

    private static List<Line> lines(List<ItemDecision> items, Map<Long, Naming> names, String currency) {
        return items.stream()
                .map(item -> line(item, Objects.requireNonNull(names.get(item.openItem())), currency))
                .toList();
    }

    private static Line line(ItemDecision item, Naming naming, String currency) {
        return new Line(
                naming.reference(),
                naming.issuedOn(),
                naming.dueOn().orElse(null),
                DoorStore.money(item.openCents(), currency),
                DoorStore.money(item.owedCents(), currency));
    }
}
