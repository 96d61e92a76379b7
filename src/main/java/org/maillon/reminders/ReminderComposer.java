package org.maillon.reminders;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact.Role;
import org.maillon.customers.Customers;
import org.maillon.kernel.Iban;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.messages.Composer;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.PaperLetter;
import org.maillon.messages.Composition.Postponed;
import org.maillon.messages.Composition.ShortText;
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
import org.maillon.messages.TemplateText;
import org.maillon.messages.Templates;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.AccountFacts.Said;
import org.maillon.reminders.DoorStore.Addressee;
import org.maillon.reminders.DoorStore.FreeCredit;
import org.maillon.reminders.DoorStore.Naming;
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
    /** By when the customer is asked to pay or to answer. */
    private static final int DAYS_TO_ANSWER = 8;

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
        var places = door.places(tenant, List.of(message.accountId()));
        var opensAt = WorkingHours.openFrom(now, places.getOrDefault(message.accountId(), Place.UNKNOWN));
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
        var situation = situations.of(tenant, List.of(key), today).getFirst();
        var before = before(name, taken, situation.facts());
        var decision = ReminderRules.decideNow(situation.scenario(), before, today);
        var decided = decision.items().stream().collect(toMap(ItemDecision::openItem, Function.identity()));

        var gone = gone(ours, decided);
        if (!gone.isEmpty()) door.withdraw(tenant, key.account(), key.currency(), name, gone, today);
        if (gone.size() == ours.size())
            return new Withdrawn(reasonOf(gone.values()).key());
        var chased = ours.stream()
                .map(step -> decided.get(step.openItem()))
                .filter(item -> item != null && item.leavesNow())
                .toList();
        var addressee = door.addressee(tenant, key.account(), message.channel()).orElseThrow();
        var tone = Tone.valueOf(message.step().toUpperCase(Locale.ROOT));
        var words = templates.words(tenant, template(chased, tone), tone, addressee.language());
        var letter = letter(tenant, tone, addressee, decision, chased, today);
        return switch (worded(tenant, message, addressee, letter, words)) {
            case Composed mail -> mail.copiedTo(readersBeside(tenant, key.account(), chased));
            case Composition other -> other;
        };
    }

    /** Who reads along because one of the steps said asks for it. */
    private List<String> readersBeside(TenantId tenant, long account, List<ItemDecision> chased) {
        boolean superiors = chased.stream()
                .flatMap(item -> Stream.ofNullable(item.step()))
                .anyMatch(step -> step.copies().contains(Role.SUPERIOR));
        return superiors ? door.superiors(tenant, account) : List.of();
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

    private Composition worded(
            TenantId tenant, QueuedMessage message, Addressee addressee, ReminderLetter letter, TemplateText words) {
        return switch (message.channel()) {
            case EMAIL ->
                new Composed(
                        addressee.email(),
                        letter.contactName(),
                        letter.language(),
                        letters.leaving(tenant, message, letter, words),
                        null);
            case SMS ->
                new ShortText(
                        addressee.phone(),
                        addressee.country(),
                        letter.language(),
                        letters.sms(tenant, message, letter, words));
            case LETTER, REGISTERED ->
                new PaperLetter(
                        letter.customerName(),
                        letter.contactName(),
                        customers
                                .billingAddress(tenant, new AccountId(message.accountId()))
                                .orElse(null),
                        letter.language(),
                        letters.view(letter, words));
        };
    }

    /** The letter an account would get today, or nothing where none would leave. */
    Optional<ReminderLetter> letter(TenantId tenant, AccountDecision decision, LocalDate today) {
        return decision.reminder()
                .flatMap(reminder -> door.addressee(tenant, decision.account(), org.maillon.messages.Channel.EMAIL)
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
                credits(tenant, decision, addressee.language(), chased),
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

    /** What is taken off: receipts and credit notes not yet matched, one by one where all of them are, disputes, promises. */
    private List<Credit> credits(
            TenantId tenant, AccountDecision decision, Language language, List<ItemDecision> chased) {
        var texts = Texts.in(language);
        long covered = chased.stream().mapToLong(ItemDecision::coveredCents).sum();
        var credits = new ArrayList<Credit>();
        var free = covered == 0 ? List.<FreeCredit>of() : door.credits(tenant, decision.account(), decision.currency());
        boolean all = free.stream().mapToLong(FreeCredit::cents).sum() == covered;
        if (all) free.forEach(each -> credits.add(new Credit(each.words(language), each.cents())));
        else add(credits, texts.say("reminders.letter.credits"), covered);
        add(credits, texts.say("reminders.letter.disputed"), sum(chased, ItemBalance::disputedCents));
        add(credits, texts.say("reminders.letter.promised"), sum(chased, ItemBalance::promisedCents));
        return credits;
    }

    private static void add(List<Credit> credits, String label, long cents) {
        if (cents > 0) credits.add(new Credit(label, cents));
    }

    private static long sum(List<ItemDecision> chased, ToLongFunction<ItemBalance> part) {
        return chased.stream().map(ItemDecision::balance).mapToLong(part).sum();
    }
}
