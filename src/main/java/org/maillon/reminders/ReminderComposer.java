package org.maillon.reminders;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenants;
import org.maillon.kernel.Iban;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.messages.Composer;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.Postponed;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.Letters;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.ReminderLetter;
import org.maillon.messages.ReminderLetter.Credit;
import org.maillon.messages.ReminderLetter.Creditor;
import org.maillon.messages.ReminderLetter.Line;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.messages.Senders;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.DoorStore.Addressee;
import org.maillon.reminders.DoorStore.Naming;
import org.maillon.reminders.DoorStore.Taken;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.springframework.stereotype.Component;

/**
 * Decides a second time at the door, as if this message had not been decided yet: what was paid meanwhile is taken out and
 * its step taken back, amounts are those of now, and nothing leaves while the customer's office is closed.
 */
@Component
class ReminderComposer implements Composer {
    /** By when the customer is asked to pay or to answer. */
    private static final int DAYS_TO_ANSWER = 8;

    private final ReminderStore store;
    private final Scenarios scenarios;
    private final DoorStore door;
    private final Senders senders;
    private final Tenants companies;
    private final Letters letters;

    ReminderComposer(
            ReminderStore store,
            Scenarios scenarios,
            DoorStore door,
            Senders senders,
            Tenants companies,
            Letters letters) {
        this.store = store;
        this.scenarios = scenarios;
        this.door = door;
        this.senders = senders;
        this.companies = companies;
        this.letters = letters;
    }

    @Override
    public String source() {
        return Reminders.SOURCE;
    }

    @Override
    public Composition compose(TenantId tenant, QueuedMessage message, DeliveryMode mode, Instant now) {
        var opensAt = WorkingHours.openFrom(
                now, door.country(tenant, message.accountId()).orElse("FR"));
        if (mode == DeliveryMode.NORMAL && opensAt.isAfter(now))
            return new Postponed(opensAt, "reminders.door.office_closed");
        return decide(tenant, message, LocalDate.ofInstant(now, WorkingHours.ZONE));
    }

    private Composition decide(TenantId tenant, QueuedMessage message, LocalDate today) {
        var key = new ReviewKey(message.accountId(), message.currency().getCurrencyCode());
        store.lock(tenant, key);
        var name = UUID.fromString(message.key());
        var taken = door.taken(tenant, key.account(), key.currency());
        var ours = taken.stream().filter(step -> step.messageKey().equals(name)).toList();
        var facts = store.facts(tenant, List.of(key)).getFirst();
        var decision = ReminderRules.decide(scenarios.book(tenant).usualScenario(), before(name, taken, facts), today);
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
        var tone = Tone.valueOf(message.step().toUpperCase(Locale.ROOT));
        return composed(addressee, letter(tenant, tone, addressee, decision, chased, today));
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

    private Composed composed(Addressee addressee, ReminderLetter letter) {
        return new Composed(addressee.email(), letter.contactName(), letter.language(), letters.write(letter), null);
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
        var company = companies.find(tenant).orElseThrow();
        return new ReminderLetter(
                creditor(tenant, company.name()),
                company.country(),
                addressee.accountName(),
                addressee.name().isBlank() ? null : addressee.name(),
                addressee.language(),
                tone,
                Currency.getInstance(decision.currency()),
                today,
                today.plusDays(DAYS_TO_ANSWER),
                lines(tenant, decision, chased, today),
                credits(addressee.language(), chased),
                chased.stream().mapToLong(ItemDecision::owedCents).sum(),
                null);
    }

    private Creditor creditor(TenantId tenant, String company) {
        return senders.find(tenant)
                .map(sender -> new Creditor(
                        sender.fromName(),
                        sender.signatureName(),
                        sender.phone(),
                        company,
                        Optional.ofNullable(sender.iban()).map(Iban::new).orElse(null),
                        sender.bic(),
                        null))
                .orElseGet(() -> new Creditor(company, company, null, company, null, null, null));
    }

    /** What is asked for, and for information every other item that has a due day and may be asked for one day. */
    private List<Line> lines(TenantId tenant, AccountDecision decision, List<ItemDecision> chased, LocalDate today) {
        var names = door.names(tenant, decision.items());
        return decision.items().stream()
                .filter(item -> item.reason() != Reason.NOT_CHASED)
                .flatMap(item -> Stream.ofNullable(names.get(item.openItem()))
                        .flatMap(naming -> line(item, naming, chased.contains(item), today).stream()))
                .toList();
    }

    private static Optional<Line> line(ItemDecision item, Naming naming, boolean included, LocalDate today) {
        return naming.dueOn()
                .map(dueOn -> new Line(
                        naming.reference(),
                        null,
                        naming.issuedOn(),
                        dueOn,
                        naming.amountCents(),
                        item.openCents(),
                        Math.toIntExact(ChronoUnit.DAYS.between(dueOn, today)),
                        included));
    }

    /** What receipts and credit notes not yet matched pay of the items asked for. */
    private static List<Credit> credits(Language language, List<ItemDecision> chased) {
        long covered = chased.stream().mapToLong(ItemDecision::coveredCents).sum();
        if (covered == 0) return List.of();
        return List.of(new Credit(Texts.in(language).say("reminders.letter.credits"), covered));
    }
}
