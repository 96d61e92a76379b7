package org.maillon.stories;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.desk.Notation;
import org.maillon.disputes.DisputeAnswer;
import org.maillon.disputes.DisputeCause;
import org.maillon.disputes.DisputeFilter;
import org.maillon.disputes.NewDispute;
import org.maillon.evidence.Author;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.ReturnedMail;
import org.maillon.payments.NewPromise;
import org.maillon.payments.PromiseChannel;
import org.maillon.payments.PromiseFilter;
import org.maillon.payments.PromiseState;
import org.maillon.reminders.JournalEntry;
import org.maillon.reminders.Reason;
import org.maillon.tasks.TaskFilter;

/** A company, its customers, and the days that pass: what happens is done by the program itself and written down in words. */
final class Story {
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime WORKING = LocalTime.of(9, 30);
    private static final Author ANNE = new Author("Anne Lefort", "");
    private static final Notation IN = new Notation(Language.FR);

    private final StoryParts parts;
    private final TenantId tenant;
    private final Timeline timeline;
    private final Map<Long, JournalEntry> told = new HashMap<>();
    private final Map<Long, PromiseState> judged = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, AccountId> accounts = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<JournalEntry> decided = new ArrayList<>();
    private StoryMail.@Nullable Letter last;
    private boolean stopped;
    private Consumer<TenantId> beforeOffices = _ -> {};

    Story(StoryParts parts, TenantId tenant, Timeline timeline) {
        this.parts = parts;
        this.tenant = tenant;
        this.timeline = timeline;
    }

    /** Lets the days pass up to this one; each has its run in the morning, and its messages leave while offices are open. */
    Story until(String day) {
        var last = LocalDate.parse(day);
        while (parts.clock().today().isBefore(last)) {
            parts.clock().at(parts.clock().today().plusDays(1), MORNING);
            if (!stopped) live();
        }
        return this;
    }

    private void live() {
        judgePromises();
        parts.reminders().runDaily(tenant, today());
        tellWhy();
        beforeOffices.accept(tenant);
        parts.clock().at(today(), WORKING);
        deliver();
    }

    private void judgePromises() {
        parts.promises().judgeOver(tenant, today());
        for (var promise : parts.promises().list(tenant, PromiseFilter.ALL, 0, 100)) {
            var before = judged.put(promise.id(), promise.state());
            if (before == PromiseState.OPEN && promise.state() != before)
                say("La promesse pour le " + IN.day(promise.promisedOn()) + " est "
                        + promise.state().in(Language.FR) + ".");
        }
    }

    private void deliver() {
        parts.delivery().deliver(tenant, DeliveryMode.NORMAL);
        for (var letter : parts.mail().taken()) {
            last = letter;
            var steps = decided.stream()
                    .filter(step -> reaches(step.account(), letter.to()))
                    .toList();
            decided.removeAll(steps);
            var about = steps.isEmpty() ? "Le message part" : what(steps);
            say(about + " à " + letter.to() + " : « " + letter.subject() + " »");
        }
        for (var step : decided) say(what(List.of(step)) + ", qui attend l’ouverture des bureaux du client.");
        decided.clear();
        tellTasks();
    }

    private boolean reaches(long account, String email) {
        return parts.customers().contacts(tenant, new AccountId(account)).stream()
                .anyMatch(contact -> contact.email().filter(email::equals).isPresent());
    }

    /** The step that is said, and of which invoices. */
    private static String what(List<JournalEntry> steps) {
        var step = Texts.in(Language.FR)
                .say("reminders.step." + steps.getFirst().step().orElseThrow());
        var references = steps.stream().map(JournalEntry::reference).collect(Collectors.joining(", "));
        return step.substring(0, 1).toUpperCase(Locale.FRENCH) + step.substring(1) + " pour " + references;
    }

    /** What the program asks a person to do. */
    private void tellTasks() {
        for (var task : parts.tasks().list(tenant, TaskFilter.TO_DO, null, 100).items())
            if (asked.add(task.key()))
                say("À faire : " + Texts.in(Language.FR).say(task.sentence(), task.accountName()) + ".");
    }

    /** What the program also does each morning, after its decisions and before its messages leave. */
    Story eachMorning(Consumer<TenantId> act) {
        beforeOffices = act;
        return this;
    }

    /** Something is done about a customer, and told in the words that it answers. */
    Story happens(String customer, BiFunction<TenantId, AccountId, String> act) {
        return say(act.apply(tenant, account(customer)));
    }

    /** The machine is off: nothing runs and nothing leaves until it is on again. */
    Story stops() {
        stopped = true;
        return say("La machine s’arrête.");
    }

    Story starts() {
        stopped = false;
        say("La machine redémarre.");
        live();
        return this;
    }

    Story customer(String code, String name, String language, String country) {
        var email = "compta@" + code.toLowerCase(Locale.ROOT) + ".example";
        accounts.put(name, parts.books().open(tenant, code, name, language, country, email));
        codes.put(name, code);
        return this;
    }

    Story invoice(String customer, String reference, String dueOn, long cents) {
        var due = LocalDate.parse(dueOn);
        long before = parts.books().balance(tenant, account(customer));
        parts.books().book(tenant, code(customer), "invoice", today(), due, reference, cents);
        return say("Facture " + reference + " à " + customer + " : " + euros(cents) + ", échéance le " + IN.day(due)
                + (before < 0 ? ". Son avoir déduit, " + owes(customer) : "."));
    }

    /** The customer names what it pays. */
    Story pays(String customer, String reference, long cents) {
        parts.books().book(tenant, code(customer), "payment", today(), today(), reference, -cents);
        var open = parts.books().open(tenant, account(customer), reference, today());
        return say(customer + " règle " + euros(cents) + " pour " + reference
                + (open == 0 ? ", qui est soldée." : ", dont il reste " + euros(open) + "."));
    }

    Story creditNote(String customer, String reference, long cents) {
        parts.books().book(tenant, code(customer), "credit-note", today(), today(), reference, -cents);
        return say("Avoir " + reference + " de " + euros(cents) + " pour " + customer + " : " + owes(customer));
    }

    private String owes(String customer) {
        long balance = parts.books().balance(tenant, account(customer));
        if (balance < 0) return "le client n’a plus rien à payer et garde " + euros(-balance) + " à son crédit.";
        return balance == 0 ? "le client n’a plus rien à payer." : "le client doit " + euros(balance) + ".";
    }

    Story disputes(String customer, String reference, long cents, DisputeCause cause, String words) {
        var dispute = new NewDispute(
                item(customer, reference),
                OptionalLong.of(cents),
                cause,
                words,
                Optional.empty(),
                Optional.empty(),
                List.of());
        done(parts.disputes().open(tenant, dispute, new Author(customer, ""), today()));
        return say(customer + " conteste " + euros(cents) + " de " + reference + " : « " + words + " »");
    }

    Story settles(String customer, String reference, String why) {
        parts.disputes().list(tenant, DisputeFilter.of(account(customer)), 0, 100).stream()
                .filter(dispute -> dispute.reference().equals(reference))
                .forEach(dispute -> done(parts.disputes().settle(tenant, dispute.id(), why, ANNE, today())));
        return say("Anne clôt le litige sur " + reference + " : « " + why + " »");
    }

    Story promises(String customer, String reference, String on) {
        var day = LocalDate.parse(on);
        var promise = new NewPromise(
                account(customer),
                Currency.getInstance("EUR"),
                OptionalLong.of(item(customer, reference)),
                OptionalLong.empty(),
                day,
                PromiseChannel.PHONE,
                "");
        parts.promises().make(tenant, promise, ANNE, today());
        return say(customer + " promet au téléphone de payer " + reference + " le " + IN.day(day) + ".");
    }

    /** The last message comes back: nobody has that address. */
    Story bounces() {
        var letter = Objects.requireNonNull(last);
        parts.mail().comesBack(ReturnedMail.unknownUser(letter.to(), letter.messageId()));
        say("Le message revient : " + letter.to() + " n’existe pas.");
        parts.returned().read(tenant);
        tellTasks();
        return this;
    }

    Story writesTo(String customer, String email) {
        var account = account(customer);
        for (var contact : parts.customers().contacts(tenant, account))
            parts.customers().endContact(tenant, contact.id());
        parts.customers()
                .addContact(
                        tenant,
                        account,
                        Contact.Role.PAYS,
                        "Comptabilité",
                        Optional.of(email),
                        Optional.empty(),
                        Optional.empty());
        parts.reminders().wake(tenant, List.of(account));
        return say("Anne corrige l’adresse de " + customer + " : " + email + ".");
    }

    Story say(String sentence) {
        timeline.say(today(), typographic(sentence));
        return this;
    }

    void ends() {
        timeline.compare();
    }

    /** Of each item, why it is chased or not: told when the answer changes. */
    private void tellWhy() {
        for (var entry : parts.journal(tenant, today())) {
            var before = told.put(entry.openItem(), entry);
            boolean same = before != null
                    && before.reason() == entry.reason()
                    && (entry.reason() != Reason.STEP_TAKEN || before.step().equals(entry.step()));
            boolean said = before != null && before.reason() == Reason.STEP_TAKEN;
            if (!same && entry.reason() == Reason.STEP_TAKEN) decided.add(entry);
            else if (!same && !(said && entry.reason() == Reason.NOT_YET)) say(why(entry));
        }
    }

    private static String why(JournalEntry entry) {
        if (entry.reason() == Reason.DECISION_ASKED)
            return "Pour " + entry.reference() + ", toutes les relances sont faites. "
                    + Reason.DECISION_ASKED.next(Language.FR);
        var again = entry.reviewOn().getYear() > 9_000 ? "" : " ; prochain examen le " + IN.day(entry.reviewOn());
        return entry.reason() == Reason.NOT_YET
                ? entry.reference() + " : rien à dire avant le " + IN.day(entry.reviewOn()) + "."
                : "On ne relance pas " + entry.reference() + " : "
                        + entry.reason().words(Language.FR) + again + ".";
    }

    private long item(String customer, String reference) {
        return parts.books()
                .item(tenant, account(customer), reference, today())
                .orElseThrow()
                .id();
    }

    private AccountId account(String customer) {
        return Objects.requireNonNull(accounts.get(customer), customer);
    }

    private String code(String customer) {
        return Objects.requireNonNull(codes.get(customer), customer);
    }

    private static void done(DisputeAnswer answer) {
        if (!(answer instanceof DisputeAnswer.Done)) throw new IllegalStateException(answer.toString());
    }

    private LocalDate today() {
        return parts.clock().today();
    }

    private static String euros(long cents) {
        return IN.money(Money.euros(cents));
    }

    /** No line may begin with what closes a sentence. */
    private static String typographic(String sentence) {
        return sentence.replace(" :", "\u202f:")
                .replace(" ;", "\u202f;")
                .replace("« ", "«\u202f")
                .replace(" »", "\u202f»");
    }
}
