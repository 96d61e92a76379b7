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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact.Role;
import org.maillon.customers.Customers;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Composer;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.PaperLetter;
import org.maillon.messages.Composition.Postponed;
import org.maillon.messages.Composition.ShortText;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.LetterText;
import org.maillon.messages.Letters;
import org.maillon.messages.Letters.Worded;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.ReminderLetter;
import org.maillon.messages.ReminderLetter.Creditor;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.messages.Senders;
import org.maillon.messages.TemplateText;
import org.maillon.messages.Templates;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.AccountFacts.Said;
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
    private final Senders senders;
    private final Tenants companies;
    private final Letters letters;
    private final Templates templates;
    private final Customers customers;

    ReminderComposer(
            ReminderStore store,
            Situations situations,
            DoorStore door,
            Senders senders,
            Tenants companies,
            Letters letters,
            Templates templates,
            Customers customers) {
        this.store = store;
        this.situations = situations;
        this.door = door;
        this.senders = senders;
        this.companies = companies;
        this.letters = letters;
        this.templates = templates;
        this.customers = customers;
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

    /** The versions are read before the facts: where one still stands, no fact of the account has changed since. */
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
                .filter(verdict -> verdict.gone().isEmpty() && !verdict.ours().isEmpty())
                .toList();
        var drafts = new HashMap<Long, Draft>();
        var words = worded(tenant, leaving, today).iterator();
        leaving.forEach(verdict -> drafts.put(verdict.message().id(), draft(verdict, versions, words.next())));
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

    private static List<Long> accounts(List<QueuedMessage> messages) {
        return messages.stream().map(QueuedMessage::accountId).distinct().toList();
    }

    private Composition decide(TenantId tenant, QueuedMessage message, LocalDate today) {
        var key = key(message);
        store.lock(tenant, key);
        var verdict = verdicts(tenant, List.of(message), today).getFirst();
        var gone = verdict.gone();
        var name = UUID.fromString(message.key());
        if (!gone.isEmpty()) door.withdraw(tenant, key.account(), key.currency(), name, gone, today);
        if (gone.size() == verdict.ours().size())
            return new Withdrawn(reasonOf(gone.values()).key());
        return worded(tenant, List.of(verdict), today).getFirst();
    }

    /** What the rules say of a message now: its steps, those of them that no longer stand, and the account's decision. */
    private record Verdict(QueuedMessage message, List<Taken> ours, Map<Long, Reason> gone, AccountDecision decision) {
        List<ItemDecision> chased() {
            var decided = byItem(decision);
            return ours.stream()
                    .map(step -> decided.get(step.openItem()))
                    .filter(item -> item != null && item.leavesNow())
                    .toList();
        }

        boolean asksSuperiors() {
            return chased().stream()
                    .flatMap(item -> Stream.ofNullable(item.step()))
                    .anyMatch(step -> step.copies().contains(Role.SUPERIOR));
        }

        Tone tone() {
            return Tone.valueOf(message.step().toUpperCase(Locale.ROOT));
        }
    }

    private List<Verdict> verdicts(TenantId tenant, List<QueuedMessage> messages, LocalDate today) {
        if (messages.isEmpty()) return List.of();
        var taken = door.taken(tenant, accounts(messages));
        var keys = messages.stream().map(ReminderComposer::key).toList();
        var found = situations.of(tenant, keys, today).iterator();
        return messages.stream()
                .map(message -> verdict(message, taken.getOrDefault(key(message), List.of()), found.next(), today))
                .toList();
    }

    private static Verdict verdict(QueuedMessage message, List<Taken> taken, Situation situation, LocalDate today) {
        var name = UUID.fromString(message.key());
        var ours = taken.stream().filter(step -> step.messageKey().equals(name)).toList();
        var before = before(name, taken, situation.facts());
        var decision = ReminderRules.decideNow(situation.scenario(), before, today);
        return new Verdict(message, ours, gone(ours, byItem(decision)), decision);
    }

    private static Map<Long, ItemDecision> byItem(AccountDecision decision) {
        return decision.items().stream().collect(toMap(ItemDecision::openItem, Function.identity()));
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
        if (steps.size() == 1) return item.with(new Said(0, 0, null, said.cycle(), said.approved()));
        var earlier = steps.get(steps.size() - 2);
        boolean sameScenario = earlier.scenario() == steps.getLast().scenario();
        int place = sameScenario ? earlier.step() : Math.min(earlier.step(), said.step() - 1);
        return item.with(new Said(place, earlier.repetition(), earlier.takenOn(), said.cycle(), said.approved()));
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

    /** The words of the firmest step that is said, else those of the tone. */
    private static String template(List<ItemDecision> chased, Tone tone) {
        return chased.stream()
                .flatMap(item -> Stream.ofNullable(item.step()))
                .filter(step -> step.tone() == tone)
                .flatMap(step -> Stream.ofNullable(step.template()))
                .findFirst()
                .orElse(tone.template());
    }

    /** Messages of one channel, in their order. */
    private List<Composition> worded(TenantId tenant, List<Verdict> leaving, LocalDate today) {
        if (leaving.isEmpty()) return List.of();
        var channel = leaving.getFirst().message().channel();
        var facts = facts(tenant, leaving.stream().map(Verdict::decision).toList(), channel);
        var known = new HashMap<Wanted, TemplateText>();
        var letters = leaving.stream()
                .map(verdict -> worded(tenant, verdict, facts, known, today))
                .toList();
        return switch (channel) {
            case EMAIL -> mails(tenant, leaving, letters, facts);
            case SMS -> texts(tenant, letters, facts);
            case LETTER, REGISTERED ->
                letters.stream().map(each -> paper(tenant, each)).toList();
        };
    }

    /** A wording that is looked up once for a batch. */
    private record Wanted(String template, Tone tone, Language language) {}

    private Worded worded(
            TenantId tenant, Verdict verdict, LetterFacts facts, Map<Wanted, TemplateText> known, LocalDate today) {
        var chased = verdict.chased();
        var letter = facts.letter(verdict.tone(), verdict.decision(), chased, today);
        var words = known.computeIfAbsent(wanted(chased, verdict.tone(), letter), wanted -> words(tenant, wanted));
        return new Worded(verdict.message(), letter, words);
    }

    private static Wanted wanted(List<ItemDecision> chased, Tone tone, ReminderLetter letter) {
        return new Wanted(template(chased, tone), tone, letter.language());
    }

    private TemplateText words(TenantId tenant, Wanted wanted) {
        return templates.words(tenant, wanted.template(), wanted.tone(), wanted.language());
    }

    private List<Composition> mails(TenantId tenant, List<Verdict> leaving, List<Worded> letters, LetterFacts facts) {
        var texts = this.letters.leaving(tenant, letters).iterator();
        var readers = readersBeside(tenant, leaving);
        return letters.stream()
                .<Composition>map(mail -> mail(mail, texts.next(), facts)
                        .copiedTo(readers.getOrDefault(mail.message().id(), List.of())))
                .toList();
    }

    private static Composed mail(Worded mail, LetterText text, LetterFacts facts) {
        var letter = mail.letter();
        var addressee = facts.addressee(mail.message().accountId());
        return new Composed(addressee.email(), letter.contactName(), letter.language(), text, null);
    }

    /** By message: who reads along because one of the steps said asks for it. */
    private Map<Long, List<String>> readersBeside(TenantId tenant, List<Verdict> leaving) {
        var asking = leaving.stream()
                .filter(Verdict::asksSuperiors)
                .map(Verdict::message)
                .toList();
        if (asking.isEmpty()) return Map.of();
        var superiors = door.superiors(tenant, accounts(asking));
        return asking.stream()
                .collect(toMap(QueuedMessage::id, message -> superiors.getOrDefault(message.accountId(), List.of())));
    }

    private List<Composition> texts(TenantId tenant, List<Worded> letters, LetterFacts facts) {
        var texts = this.letters.sms(tenant, letters).iterator();
        return letters.stream()
                .<Composition>map(sms -> {
                    var addressee = facts.addressee(sms.message().accountId());
                    var language = sms.letter().language();
                    return new ShortText(addressee.phone(), addressee.country(), language, texts.next());
                })
                .toList();
    }

    private Composition paper(TenantId tenant, Worded paper) {
        var letter = paper.letter();
        return new PaperLetter(
                letter.customerName(),
                letter.contactName(),
                customers
                        .billingAddress(tenant, new AccountId(paper.message().accountId()))
                        .orElse(null),
                letter.language(),
                letters.view(letter, paper.words()));
    }

    /** The letter an account would get today, or nothing where none would leave. */
    Optional<LetterPreview> preview(TenantId tenant, AccountDecision decision, LocalDate today) {
        return decision.reminder().flatMap(reminder -> {
            var facts = facts(tenant, List.of(decision), org.maillon.messages.Channel.EMAIL);
            if (!facts.addressees().containsKey(decision.account())) return Optional.empty();
            var letter = facts.letter(reminder.tone(), decision, reminder.chased(), today);
            var words = words(tenant, wanted(reminder.chased(), reminder.tone(), letter));
            return Optional.of(new LetterPreview(letter, letters.write(letter, words)));
        });
    }

    private LetterFacts facts(TenantId tenant, List<AccountDecision> decisions, org.maillon.messages.Channel channel) {
        var company = companies.find(tenant).orElseThrow();
        var accounts =
                decisions.stream().map(AccountDecision::account).distinct().toList();
        var items = decisions.stream()
                .flatMap(decision -> decision.items().stream())
                .map(ItemDecision::openItem)
                .toList();
        return new LetterFacts(
                Creditor.of(senders.of(company), company.name()),
                company.country(),
                door.addressees(tenant, accounts, channel),
                door.names(tenant, items),
                door.credits(tenant, accounts));
    }
}
