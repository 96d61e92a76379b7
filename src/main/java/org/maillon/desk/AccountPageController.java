package org.maillon.desk;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.customers.Merges;
import org.maillon.kernel.Money;
import org.maillon.kernel.PaymentTerms;
import org.maillon.ledger.Ledger;
import org.maillon.registers.Insolvencies;
import org.maillon.steering.AccountFigures;
import org.maillon.steering.AgedItem;
import org.maillon.steering.Steering;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.Tasks;
import org.maillon.terms.Acceptances;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One customer: what it owes and why, how it pays, who is there, everything that happened. */
@Controller
class AccountPageController {
    /** Terms of a company that never said which are usual: the law's own (Code de commerce, art. L441-10 I al. 1). */
    static final String LAW_DEFAULT = "30";

    private static final int DOTS = 60;
    private static final int STORY = 30;
    private static final int ENTRIES = 100;
    private static final int TASKS = 10;

    private final Customers customers;
    private final Steering steering;
    private final Ledger ledger;
    private final List<Happenings> sources;
    private final AccountItems open;
    private final Merges merges;
    private final Tasks tasks;
    private final AccountParticulars particulars;
    private final Acceptances acceptances;
    private final AccountCredit credit;
    private final Insolvencies insolvencies;
    private final Clock clock;

    AccountPageController(
            Customers customers,
            Steering steering,
            Ledger ledger,
            List<Happenings> sources,
            AccountItems open,
            Merges merges,
            Tasks tasks,
            AccountParticulars particulars,
            Acceptances acceptances,
            AccountCredit credit,
            Insolvencies insolvencies,
            Clock clock) {
        this.customers = customers;
        this.steering = steering;
        this.ledger = ledger;
        this.sources = sources;
        this.open = open;
        this.merges = merges;
        this.tasks = tasks;
        this.particulars = particulars;
        this.acceptances = acceptances;
        this.credit = credit;
        this.insolvencies = insolvencies;
        this.clock = clock;
    }

    @GetMapping("/accounts/{id}")
    String account(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable String currency,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Model model) {
        var account = find(member, id);
        var asked = open.asked(member, account, asOf, currency);
        return show(page, member, account, asked, number, AccountForms.none(page, role), model);
    }

    /** The page with a form as it was typed, and what is wrong with it. */
    String refused(
            Page page,
            CurrentMember member,
            long id,
            String form,
            TypedFields typed,
            Model model,
            HttpServletResponse answer) {
        answer.setStatus(422);
        var account = find(member, id);
        var asked = open.asked(member, account, null, null);
        return show(page, member, account, asked, 1, AccountForms.refused(page, form, typed, ""), model);
    }

    private String show(
            Page page,
            CurrentMember member,
            CustomerAccount account,
            Asked asked,
            int number,
            AccountForms forms,
            Model model) {
        var today = LocalDate.now(clock);
        var figures = steering.accountFigures(member.tenant(), account.id(), asked.currency(), asked.asOf());
        var shown = open.page(
                member,
                account,
                asked,
                number,
                figures.map(it -> it.standing().openItems()).orElse(0L));
        var items = shown.items();
        var terms = terms(member, account);
        var contacts = customers.contacts(member.tenant(), account.id());
        model.addAttribute("account", account);
        model.addAttribute(
                "country",
                Locale.of("", account.country())
                        .getDisplayCountry(page.language().locale()));
        model.addAttribute("asked", asked);
        model.addAttribute("shown", shown);
        model.addAttribute("figures", figures(page, member, account, asked, figures, terms));
        model.addAttribute("dots", dots(page, asked, items, figures));
        model.addAttribute("contacts", contacts);
        model.addAttribute("payer", payer(contacts));
        model.addAttribute("terms", terms);
        model.addAttribute(
                "ceiling",
                customers
                        .ceilingExceeded(member.tenant(), account.id(), terms, today)
                        .orElse(null));
        model.addAttribute("story", story(member, account.id()));
        var address = customers.billingAddress(member.tenant(), account.id()).orElse(null);
        var known = particulars.show(page, member, account, today, model);
        var agreed = account.terms().isPresent() ? terms.describe(page.language()) : "";
        model.addAttribute("forms", forms.with(known, account, address, agreed));
        model.addAttribute(
                "tasks",
                tasks.list(member.tenant(), TaskFilter.TO_DO.ofAccount(account.id()), null, TASKS)
                        .items());
        model.addAttribute("insolvencies", insolvencies.of(member.tenant(), account.id()));
        model.addAttribute("address", address);
        model.addAttribute("termsOfSale", acceptances.standing(member.tenant(), account.id(), today));
        model.addAttribute("credit", credit.of(page, member, account.id()));
        return "desk/account";
    }

    /** The open items alone, with what would be decided of them today: asked for by the page of a large account. */
    @GetMapping("/accounts/{id}/open-items")
    String openItems(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable String currency,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Model model) {
        var account = find(member, id);
        var asked = open.asked(member, account, asOf, currency);
        model.addAttribute("id", id);
        model.addAttribute("asked", asked);
        model.addAttribute("shown", open.page(member, account, asked, number, 0));
        return "desk/account-open";
    }

    @GetMapping("/accounts/{id}/entries")
    String entries(
            Page page, CurrentMember member, @PathVariable long id, @RequestParam @Nullable Long from, Model model) {
        var account = find(member, id);
        var first = from == null ? OptionalLong.empty() : OptionalLong.of(from);
        var found = ledger.history(member.tenant(), account.id(), first, ENTRIES);
        if (from != null && found.entries().isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        model.addAttribute("account", account);
        model.addAttribute("count", ledger.countEntries(member.tenant(), account.id()));
        model.addAttribute("entries", found.entries());
        model.addAttribute("told", new LedgerHappenings.Told(org.maillon.kernel.Texts.in(page.language()), page.in()));
        model.addAttribute("pager", new Pager(from(account, found.newer()), from(account, found.older())));
        return "desk/account-entries";
    }

    private static @Nullable String from(CustomerAccount account, OptionalLong entry) {
        return entry.isEmpty() ? null : "/accounts/" + account.id().value() + "/entries?from=" + entry.getAsLong();
    }

    private CustomerAccount find(CurrentMember member, long id) {
        return customers
                .find(member.tenant(), new AccountId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private PaymentTerms terms(CurrentMember member, CustomerAccount account) {
        return PaymentTerms.parse(
                account.terms().or(() -> customers.usualTerms(member.tenant())).orElse(LAW_DEFAULT));
    }

    private List<Happening> story(CurrentMember member, AccountId account) {
        var accounts = Stream.concat(
                        Stream.of(account),
                        merges.former(member.tenant(), account).stream().map(CustomerAccount::id))
                .toList();
        return sources.stream()
                .flatMap(source -> accounts.stream().flatMap(each -> source.of(member, each).stream()))
                .sorted(comparing(Happening::on, reverseOrder()))
                .limit(STORY)
                .toList();
    }

    /** Who pays, and can be reached; else whoever can. */
    private static @Nullable Contact payer(List<Contact> contacts) {
        return contacts.stream()
                .filter(it -> it.phone().isPresent() || it.email().isPresent())
                .min(comparing(it -> it.role() == Contact.Role.PAYS ? 0 : 1))
                .orElse(null);
    }

    private List<Figure> figures(
            Page page,
            CurrentMember member,
            CustomerAccount account,
            Asked asked,
            Optional<AccountFigures> known,
            PaymentTerms terms) {
        var in = page.in();
        var owed = known.map(it -> it.standing().openCents()).orElse(0L);
        var items = known.map(it -> it.standing().openItems()).orElse(0L);
        var overdue = known.map(it -> it.standing().overdueCents()).orElse(0L);
        var oldest = known.map(it -> it.standing().daysLateMax()).orElse(0);
        var free = known.map(it -> it.standing().unallocatedCents()).orElse(0L);
        var figures = new ArrayList<Figure>();
        figures.add(new Figure(
                page.t("desk.account.owes"),
                in.money(new Money(owed, asked.currency())),
                free == 0
                        ? page.t("desk.account.items", items, in.number(items))
                        : page.t("desk.account.free", in.money(new Money(free, asked.currency()))),
                "#open"));
        figures.add(new Figure(
                page.t("desk.account.late"),
                in.money(new Money(overdue, asked.currency())),
                overdue == 0 ? page.t("desk.account.nothing-late") : page.t("desk.account.oldest", in.days(oldest)),
                "#open"));
        figures.add(new Figure(
                page.t("desk.account.pays-in"),
                known.flatMap(it -> it.history().averageDaysToPay())
                        .map(days -> in.days(Math.round(days.doubleValue())))
                        .orElse("–"),
                page.t("desk.account.agreed", terms.describe(page.language())),
                "#pays"));
        if (overdue > 0) claimable(page, member, account, asked).ifPresent(figures::add);
        return figures;
    }

    /** Interest and fees of the late invoices; none where the law of the country is not known here, or a rate is missing. */
    private Optional<Figure> claimable(Page page, CurrentMember member, CustomerAccount account, Asked asked) {
        if (!asked.currency().equals(Money.EUR)) return Optional.empty();
        var claimable = steering.claimable(member.tenant(), account.id(), asked.asOf());
        if (claimable.invoices() == 0 || claimable.interestCents().isEmpty()) return Optional.empty();
        var interest = claimable.interestCents().getAsLong();
        var in = page.in();
        return Optional.of(new Figure(
                page.t("desk.account.claimable"),
                in.money(interest + claimable.recoveryFeeCents()),
                page.t("desk.account.claimable.of", in.money(interest), in.number(claimable.invoices())),
                "#open"));
    }

    /** The invoices paid last that had a due day, and the late ones of this page. */
    private static @Nullable Dots dots(Page page, Asked asked, List<AgedItem> items, Optional<AccountFigures> known) {
        var open = items.stream()
                .filter(it -> it.daysLate() > 0)
                .map(it -> dot(page, asked, it.reference(), asked.asOf(), it.daysLate(), it.openCents(), true));
        var paid = known.map(AccountFigures::payments).orElse(List.of()).stream()
                .filter(it -> it.dueOn().isPresent())
                .toList();
        var closed = paid.subList(Math.max(0, paid.size() - DOTS), paid.size()).stream()
                .map(it -> dot(
                        page,
                        asked,
                        it.reference(),
                        it.paidOn(),
                        it.daysLate().orElseThrow(),
                        it.amountCents(),
                        false));
        var all = Stream.concat(closed, open).toList();
        if (all.isEmpty()) return null;
        var days = all.stream().mapToInt(Dots.Dot::daysLate).summaryStatistics();
        return new Dots(
                page.t(
                        "desk.account.dots",
                        page.in().number(all.size()),
                        page.in().number(days.getMin()),
                        page.in().number(days.getMax())),
                page.t("desk.account.dots.due"),
                page.t("desk.account.dots.guide"),
                new Dots.Headings(
                        page.t("desk.item"),
                        page.t("desk.account.dots.on"),
                        page.t("desk.account.dots.days"),
                        page.t("desk.item.amount")),
                all);
    }

    private static Dots.Dot dot(
            Page page, Asked asked, String name, LocalDate on, int daysLate, long cents, boolean open) {
        Currency currency = asked.currency();
        return new Dots.Dot(
                name,
                on,
                open ? page.t("desk.account.dots.open") : page.in().day(on),
                daysLate,
                page.in().number(daysLate),
                cents,
                page.in().money(new Money(cents, currency)),
                open);
    }
}
