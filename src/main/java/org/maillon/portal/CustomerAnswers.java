package org.maillon.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.disputes.DisputeAnswer;
import org.maillon.disputes.DisputeCause;
import org.maillon.disputes.Disputes;
import org.maillon.disputes.NewDispute;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.ledger.AccountChanged;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.OpenItem;
import org.maillon.payments.NewPromise;
import org.maillon.payments.PlanAnswer;
import org.maillon.payments.PromiseAnswer;
import org.maillon.payments.PromiseChannel;
import org.maillon.payments.Promises;
import org.maillon.payments.RepaymentPlans;
import org.maillon.portal.AnswerStore.Outcome;
import org.maillon.portal.Reply.Refused;
import org.maillon.portal.Reply.Taken;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.maillon.webhooks.Webhooks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What customers say on their page. Each act is carried out, kept as evidence (who, when, from where), told to other
 * programs, wakes the account, and asks a person where one is needed; all of it or nothing.
 */
@Service
public class CustomerAnswers {
    private static final int MOST_ITEMS = 500;

    private final TenantScope scope;
    private final AnswerStore store;
    private final Customers customers;
    private final Ledger ledger;
    private final Disputes disputes;
    private final Promises promises;
    private final RepaymentPlans plans;
    private final Tasks tasks;
    private final Webhooks webhooks;
    private final Evidence evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerAnswers(
            TenantScope scope,
            AnswerStore store,
            Customers customers,
            Ledger ledger,
            Disputes disputes,
            Promises promises,
            RepaymentPlans plans,
            Tasks tasks,
            Webhooks webhooks,
            Evidence evidence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scope = scope;
        this.store = store;
        this.customers = customers;
        this.ledger = ledger;
        this.disputes = disputes;
        this.promises = promises;
        this.plans = plans;
        this.tasks = tasks;
        this.webhooks = webhooks;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /** What an account said, the newest first, at most limit. */
    public List<Answer> list(TenantId tenant, AccountId account, int limit) {
        return scope.in(tenant, () -> store.list(tenant, account, limit));
    }

    /** Promises an item or, without one, all that is owed in the currency. */
    Reply promise(Bearer bearer, NewAnswer answer, Author by, Language language) {
        var day = answer.day().orElseThrow(() -> new InvalidValue("portal.day.missing"));
        return in(bearer, answer, () -> {
            var promise = new NewPromise(
                    bookedOn(bearer, answer),
                    answer.currency(),
                    answer.openItem(),
                    answer.amountCents(),
                    day,
                    PromiseChannel.PORTAL,
                    answer.note());
            return switch (promises.make(bearer.tenant(), promise, by, today())) {
                case PromiseAnswer.Made made ->
                    taken(bearer, answer, Outcome.promise(made.promise().id()), by);
                case PromiseAnswer refused -> new Refused(refused.sentence(language));
            };
        });
    }

    /** Disputes part of an item or all of it; {@code ALREADY_PAID} is the cause of what was paid on a day. */
    Reply dispute(Bearer bearer, NewAnswer answer, DisputeCause cause, Author by, Language language) {
        if (answer.openItem().isEmpty()) throw new InvalidValue("portal.item.missing");
        if (answer.kind() == AnswerKind.PROBLEM && answer.note().isEmpty())
            throw new InvalidValue("portal.note.missing");
        return in(bearer, answer, () -> {
            var dispute = new NewDispute(
                    answer.openItem().getAsLong(),
                    answer.amountCents(),
                    cause,
                    answer.note(),
                    Optional.empty(),
                    Optional.empty(),
                    answer.documents());
            return switch (disputes.open(bearer.tenant(), dispute, by, today())) {
                case DisputeAnswer.Done done ->
                    taken(bearer, answer, Outcome.dispute(done.dispute().id()), by);
                case DisputeAnswer refused -> new Refused(refused.sentence(language));
            };
        });
    }

    /** Was paid on a day: one item or, without one, every item of the currency; each is looked for and not chased. */
    Reply paid(Bearer bearer, NewAnswer answer, Author by, Language language) {
        var day = answer.day().orElseThrow(() -> new InvalidValue("portal.day.missing"));
        if (day.isAfter(today())) throw new InvalidValue("portal.day.future");
        var items = answer.openItem().isPresent()
                ? List.of(answer.openItem().getAsLong())
                : open(bearer, answer.currency());
        if (items.isEmpty()) throw new InvalidValue("portal.gone");
        return scope.in(
                bearer.tenant(),
                () -> items.stream()
                        .map(item -> dispute(bearer, answer.about(item), DisputeCause.ALREADY_PAID, by, language))
                        .reduce((first, next) -> next instanceof Taken ? next : first)
                        .orElseThrow());
    }

    private List<Long> open(Bearer bearer, Currency currency) {
        return ledger.openItems(bearer.tenant(), accounts(bearer), today(), 0, MOST_ITEMS).stream()
                .filter(item -> item.currency().equals(currency.getCurrencyCode()))
                .map(OpenItem::id)
                .toList();
    }

    /** Asks for something a person has to do. */
    Reply ask(Bearer bearer, NewAnswer answer, Author by) {
        return in(bearer, answer, () -> {
            var taken = taken(bearer, answer, Outcome.NONE, by);
            tasks.open(bearer.tenant(), List.of(task(taken.answer(), by)));
            return taken;
        });
    }

    Reply sign(Bearer bearer, NewAnswer answer, long plan, Author by, Language language) {
        return scope.in(bearer.tenant(), () -> {
            var found = plans.find(bearer.tenant(), plan)
                    .filter(it -> it.accountId().equals(bearer.link().account()));
            if (found.isEmpty()) throw new InvalidValue("portal.gone");
            return switch (plans.sign(bearer.tenant(), plan, answer.note(), language, by, today())) {
                case PlanAnswer.Done _ -> taken(bearer, answer, Outcome.plan(plan), by);
                case PlanAnswer refused -> new Refused(refused.sentence(language));
            };
        });
    }

    /** Takes an answer back; what was said stays, and that it was taken back is said beside it. */
    Reply undo(Bearer bearer, long id, Author by, Language language) {
        return scope.in(bearer.tenant(), () -> {
            var answer = store.find(bearer.tenant(), bearer.link().account(), id)
                    .filter(Answer::canBeUndone)
                    .orElseThrow(() -> new InvalidValue("portal.gone"));
            if (!takeBack(bearer, answer, by))
                return new Refused(Texts.in(language).say("portal.too-late"));
            var undone = new NewAnswer(
                    AnswerKind.UNDONE,
                    answer.openItem(),
                    answer.currency(),
                    answer.amountCents(),
                    answer.day(),
                    "",
                    List.of());
            return taken(bearer, undone, Outcome.undoes(id), by);
        });
    }

    private boolean takeBack(Bearer bearer, Answer answer, Author by) {
        var tenant = bearer.tenant();
        if (answer.promise().isPresent())
            return promises.withdraw(tenant, answer.promise().getAsLong(), "taken back", by, today());
        if (answer.dispute().isPresent())
            return disputes.settle(tenant, answer.dispute().getAsLong(), "taken back by the customer", by, today())
                    instanceof DisputeAnswer.Done;
        tasks.cancel(tenant, List.of(taskKey(answer.id())), "withdrawn");
        return true;
    }

    /** In one transaction, and only about an item of this very account. */
    private Reply in(Bearer bearer, NewAnswer answer, Supplier<Reply> work) {
        return scope.in(bearer.tenant(), () -> {
            if (answer.openItem().isPresent() && !owns(bearer, answer.openItem().getAsLong()))
                throw new InvalidValue("portal.gone");
            return work.get();
        });
    }

    private boolean owns(Bearer bearer, long item) {
        return currency(bearer, item).isPresent();
    }

    /** Of an open item of this very customer; empty for any other. */
    Optional<Currency> currency(Bearer bearer, long item) {
        return item(bearer, item).map(it -> Currency.getInstance(it.currency()));
    }

    private Optional<OpenItem> item(Bearer bearer, long item) {
        return ledger.openItems(bearer.tenant(), accounts(bearer), today(), item - 1, 1).stream()
                .filter(it -> it.id() == item)
                .findFirst();
    }

    /** The account an answer is about: where several of a customer were joined, the one on which the item was booked. */
    private AccountId bookedOn(Bearer bearer, NewAnswer answer) {
        return answer.openItem().isEmpty()
                ? bearer.link().account()
                : item(bearer, answer.openItem().getAsLong())
                        .map(OpenItem::accountId)
                        .orElse(bearer.link().account());
    }

    /** The link's account, and those of the same customer that were joined to it. */
    List<AccountId> accounts(Bearer bearer) {
        return customers.together(bearer.tenant(), List.of(bearer.link().account()));
    }

    private Taken taken(Bearer bearer, NewAnswer answer, Outcome outcome, Author by) {
        var tenant = bearer.tenant();
        var at = clock.instant();
        long id = store.insert(tenant, bearer.link(), answer, outcome, at)
                .orElseThrow(() -> new InvalidValue("portal.gone"));
        var kept = store.find(tenant, bearer.link().account(), id).orElseThrow();
        events.publishEvent(new AccountChanged(tenant, kept.account()));
        webhooks.publish(tenant, "customer.answered", told(tenant, kept));
        var happening = new Happening(
                "account/" + kept.account().value() + "/answer/" + id,
                "answered-" + kept.kind().code(),
                by.who(),
                by.from(),
                at,
                facts(bearer, kept),
                answer.documents());
        evidence.record(tenant, happening);
        return new Taken(kept);
    }

    /** What other programs are told. */
    record Told(
            String account,
            String kind,
            @Nullable String reference,
            @Nullable Long amountCents,
            String currency,
            @Nullable LocalDate day,
            String note) {}

    private Told told(TenantId tenant, Answer answer) {
        var code = customers
                .find(tenant, answer.account())
                .map(CustomerAccount::code)
                .orElse("");
        return new Told(
                code,
                answer.kind().code(),
                answer.reference().orElse(null),
                answer.amountCents().isPresent() ? answer.amountCents().getAsLong() : null,
                answer.currency().getCurrencyCode(),
                answer.day().orElse(null),
                answer.note());
    }

    private static Map<String, String> facts(Bearer bearer, Answer answer) {
        var facts = new HashMap<String, String>();
        facts.put("link", Long.toString(bearer.link().id()));
        answer.reference().ifPresent(reference -> facts.put("item", reference));
        answer.day().ifPresent(day -> facts.put("day", day.toString()));
        if (answer.amountCents().isPresent())
            facts.put("amount", answer.amountCents().getAsLong() + " " + answer.currency());
        if (!answer.note().isEmpty()) facts.put("note", answer.note());
        return facts;
    }

    private NewTask task(Answer answer, Author by) {
        var facts = Map.of(
                "asked", answer.kind().code(),
                "reference", answer.reference().orElse(""),
                "note", answer.note(),
                "madeBy", by.who());
        return new NewTask(
                taskKey(answer.id()), TaskKind.CUSTOMER_ASKED, answer.account(), answer.openItem(), today(), facts);
    }

    private static String taskKey(long answer) {
        return "customer-asked/" + answer;
    }

    /** What speaks for the customer and is not yet laid on an item. */
    long unallocated(Bearer bearer, Currency currency) {
        return scope.in(bearer.tenant(), () -> store.unallocated(bearer.tenant(), accounts(bearer), currency));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
