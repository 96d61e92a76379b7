package org.maillon.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.disputes.Dispute;
import org.maillon.disputes.DisputeCause;
import org.maillon.disputes.DisputeFilter;
import org.maillon.disputes.DisputeState;
import org.maillon.disputes.Disputes;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.OpenItem;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.payments.PaymentLinks;
import org.maillon.payments.PlanFilter;
import org.maillon.payments.PlanState;
import org.maillon.payments.Promise;
import org.maillon.payments.PromiseFilter;
import org.maillon.payments.PromiseState;
import org.maillon.payments.Promises;
import org.maillon.payments.RepaymentPlan;
import org.maillon.payments.RepaymentPlans;
import org.maillon.portal.CustomerView.Chip;
import org.maillon.portal.CustomerView.Choice;
import org.maillon.portal.CustomerView.Days;
import org.maillon.portal.CustomerView.Files;
import org.maillon.portal.CustomerView.Form;
import org.maillon.portal.CustomerView.Line;
import org.maillon.portal.CustomerView.Plan;
import org.maillon.portal.CustomerView.Said;
import org.springframework.stereotype.Component;

/** Gathers what the bearer of a link may see, and nothing else of the company, and puts it into words. */
@Component
class CustomerPages {
    private static final int MOST_ITEMS = 200;
    private static final int LAST_ANSWERS = 20;
    private static final int USUAL_DAYS = 7;

    /** What the request adds to what is known: the form's token, what just happened, what is open. */
    record Request(Files files, Form form, OptionalLong just, Optional<String> problem, String open) {}

    private final Tenants companies;
    private final Customers customers;
    private final Ledger ledger;
    private final Senders senders;
    private final Disputes disputes;
    private final Promises promises;
    private final RepaymentPlans plans;
    private final PaymentLinks cards;
    private final CustomerAnswers answers;
    private final ItemDocuments documents;
    private final Clock clock;

    CustomerPages(
            Tenants companies,
            Customers customers,
            Ledger ledger,
            Senders senders,
            Disputes disputes,
            Promises promises,
            RepaymentPlans plans,
            PaymentLinks cards,
            CustomerAnswers answers,
            ItemDocuments documents,
            Clock clock) {
        this.companies = companies;
        this.customers = customers;
        this.ledger = ledger;
        this.senders = senders;
        this.disputes = disputes;
        this.promises = promises;
        this.plans = plans;
        this.cards = cards;
        this.answers = answers;
        this.documents = documents;
        this.clock = clock;
    }

    CustomerView of(Bearer bearer, Words words, Request request) {
        var today = LocalDate.now(clock);
        var account = customers.find(bearer.tenant(), bearer.link().account()).orElseThrow();
        var company = companies.find(bearer.tenant()).orElseThrow();
        var sender = senders.find(bearer.tenant());
        var items = items(bearer, today);
        var totals = totals(items);
        var said = said(bearer, words);
        return new CustomerView(
                words,
                bearer.base(),
                request.files(),
                request.form(),
                sender.map(Sender::fromName).orElse(company.name()),
                account.name(),
                PageTitleRules.title(items, totals, today, words),
                PageTitleRules.lead(items, today, words),
                lines(bearer, items, today, words),
                totals.entrySet().stream()
                        .map(total -> words.money(total.getValue(), Currency.getInstance(total.getKey())))
                        .toList(),
                credits(bearer, totals, words),
                all(items, totals, words),
                items.stream().map(item -> choice(item, words)).toList(),
                days(bearer, items, today),
                List.of(DisputeCause.values()).stream()
                        .filter(cause -> cause != DisputeCause.ALREADY_PAID)
                        .toList(),
                Payments.of(items, unallocated(bearer, totals), company, sender, words),
                !items.isEmpty() && cards.isOffered(bearer.tenant()),
                plans(bearer, words),
                said,
                said.stream()
                        .filter(it -> request.just().isPresent()
                                && it.id() == request.just().getAsLong())
                        .findFirst()
                        .orElse(null),
                request.problem().orElse(null),
                request.open(),
                words.day(bearer.link().expiresAt()));
    }

    /** Whose items the page shows: the link's account, and those of the same customer that were joined to it. */
    List<AccountId> accounts(Bearer bearer) {
        return answers.accounts(bearer);
    }

    /** The oldest due day first; what has none last. */
    List<OpenItem> items(Bearer bearer, LocalDate today) {
        return ledger.openItems(bearer.tenant(), answers.accounts(bearer), today, 0, MOST_ITEMS).stream()
                .sorted(java.util.Comparator.comparing(item -> item.dueOn().orElse(LocalDate.MAX)))
                .toList();
    }

    private static Map<String, Long> totals(List<OpenItem> items) {
        var totals = new LinkedHashMap<String, Long>();
        items.forEach(item -> totals.merge(item.currency(), item.openCents(), Long::sum));
        return totals;
    }

    private Map<String, Long> unallocated(Bearer bearer, Map<String, Long> totals) {
        var credits = new LinkedHashMap<String, Long>();
        totals.keySet()
                .forEach(
                        currency -> credits.put(currency, answers.unallocated(bearer, Currency.getInstance(currency))));
        return credits;
    }

    private @org.jspecify.annotations.Nullable String credits(Bearer bearer, Map<String, Long> totals, Words words) {
        var written = unallocated(bearer, totals).entrySet().stream()
                .filter(credit -> credit.getValue() > 0)
                .map(credit -> words.money(credit.getValue(), Currency.getInstance(credit.getKey())))
                .toList();
        return written.isEmpty() ? null : words.t("portal.credits", String.join(", ", written));
    }

    private List<Line> lines(Bearer bearer, List<OpenItem> items, LocalDate today, Words words) {
        var tenant = bearer.tenant();
        var accounts = answers.accounts(bearer);
        var disputed = accounts.stream()
                .flatMap(it -> disputes
                        .list(
                                tenant,
                                new DisputeFilter(
                                        Optional.of(DisputeState.OPEN), Optional.of(it), OptionalLong.empty()),
                                0,
                                MOST_ITEMS)
                        .stream())
                .toList();
        var promised = accounts.stream()
                .flatMap(it -> promises
                        .list(tenant, new PromiseFilter(Optional.of(PromiseState.OPEN), Optional.of(it)), 0, MOST_ITEMS)
                        .stream())
                .toList();
        var attached = documents.ofAccounts(tenant, accounts);
        return items.stream()
                .map(item -> new Line(
                        item.id(),
                        item.reference(),
                        due(item, today, words),
                        item.daysLate(today) > 0,
                        words.money(item.openCents(), Currency.getInstance(item.currency())),
                        item.openCents() == item.amountCents()
                                ? null
                                : words.money(item.amountCents(), Currency.getInstance(item.currency())),
                        chips(item, disputed, promised, words),
                        attached.stream()
                                .filter(it -> it.openItem() == item.id())
                                .toList()))
                .toList();
    }

    private static String due(OpenItem item, LocalDate today, Words words) {
        if (item.dueOn().isEmpty()) return words.t("portal.due.none");
        long late = item.daysLate(today);
        var day = words.day(item.dueOn().get());
        return late > 0 ? words.t("portal.due.late", day, late) : words.t("portal.due", day);
    }

    private static List<Chip> chips(OpenItem item, List<Dispute> disputed, List<Promise> promised, Words words) {
        var chips = new ArrayList<Chip>();
        long cents = disputed.stream()
                .filter(it -> isAbout(it, item))
                .mapToLong(Dispute::disputedCents)
                .sum();
        boolean paid = disputed.stream().anyMatch(it -> isAbout(it, item) && it.cause() == DisputeCause.ALREADY_PAID);
        var money = words.money(Math.min(cents, item.openCents()), Currency.getInstance(item.currency()));
        if (cents > 0)
            chips.add(new Chip(words.t(paid ? "portal.chip.paid" : "portal.chip.disputed", money), "dispute"));
        promised.stream()
                .filter(it -> it.currency().getCurrencyCode().equals(item.currency()))
                .filter(it -> it.openItem().isEmpty() || it.openItem().getAsLong() == item.id())
                .findFirst()
                .ifPresent(it ->
                        chips.add(new Chip(words.t("portal.chip.promised", words.day(it.promisedOn())), "ok")));
        return chips;
    }

    private static boolean isAbout(Dispute dispute, OpenItem item) {
        return dispute.openItem().isPresent() && dispute.openItem().getAsLong() == item.id();
    }

    private static List<Choice> all(List<OpenItem> items, Map<String, Long> totals, Words words) {
        if (items.size() < 2) return List.of();
        return totals.entrySet().stream()
                .map(total -> new Choice(
                        "all-" + total.getKey(),
                        words.t(
                                "portal.choice.all",
                                words.money(total.getValue(), Currency.getInstance(total.getKey())))))
                .toList();
    }

    private static Choice choice(OpenItem item, Words words) {
        var money = words.money(item.openCents(), Currency.getInstance(item.currency()));
        return new Choice("item-" + item.id(), item.reference() + " · " + money);
    }

    /** The next due day where a promise may reach so far, else a week from now. */
    private Days days(Bearer bearer, List<OpenItem> items, LocalDate today) {
        var latest = today.plusDays(promises.policy(bearer.tenant()).longestDays());
        var proposed = items.stream()
                .flatMap(item -> item.dueOn().stream())
                .filter(day -> !day.isBefore(today) && !day.isAfter(latest))
                .findFirst()
                .orElse(today.plusDays(USUAL_DAYS));
        var reachable = proposed.isAfter(latest) ? latest : proposed;
        return new Days(today.toString(), latest.toString(), reachable.toString());
    }

    private List<Plan> plans(Bearer bearer, Words words) {
        return plans.list(bearer.tenant(), PlanFilter.of(bearer.link().account()), 0, MOST_ITEMS).stream()
                .filter(plan -> plan.state() == PlanState.PROPOSED || plan.state() == PlanState.SIGNED)
                .map(plan -> plan(bearer, plan, words))
                .toList();
    }

    private Plan plan(Bearer bearer, RepaymentPlan plan, Words words) {
        var text = plans.text(bearer.tenant(), plan.id(), words.language()).orElse("");
        return new Plan(
                plan.id(),
                plan.state() == PlanState.PROPOSED,
                plan.state().in(words.language()),
                text.lines().filter(line -> !line.isBlank()).skip(1).toList());
    }

    private List<Said> said(Bearer bearer, Words words) {
        return answers.list(bearer.tenant(), bearer.link().account(), LAST_ANSWERS).stream()
                .map(answer -> new Said(
                        answer.id(),
                        sentence(answer, words),
                        answer.note(),
                        words.day(answer.at()),
                        answer.canBeUndone()))
                .toList();
    }

    private static String sentence(Answer answer, Words words) {
        var what = answer.reference().orElseGet(() -> words.t("portal.said.all"));
        var day = answer.day().map(words::day).orElse("");
        return words.t("portal.said." + answer.kind().code(), what, day);
    }
}
