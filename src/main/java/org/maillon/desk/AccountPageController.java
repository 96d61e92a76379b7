package org.maillon.desk;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.claims.LateInterest;
import org.maillon.claims.Regime;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.customers.TermsRules;
import org.maillon.kernel.Money;
import org.maillon.kernel.PaymentTerms;
import org.maillon.ledger.LedgerEntry;
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

    private static final int ITEMS = 200;
    private static final int DOTS = 60;
    private static final int STORY = 30;
    private static final int ENTRIES = 100;

    private final Customers customers;
    private final Receivables receivables;
    private final LedgerHappenings booked;
    private final List<Happenings> sources;
    private final List<ItemReasons> reasons;
    private final Clock clock;

    AccountPageController(
            Customers customers,
            Receivables receivables,
            LedgerHappenings booked,
            List<Happenings> sources,
            List<ItemReasons> reasons,
            Clock clock) {
        this.customers = customers;
        this.receivables = receivables;
        this.booked = booked;
        this.sources = sources;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/accounts/{id}")
    String account(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable String currency,
            Model model) {
        var account = find(member, id);
        var today = LocalDate.now(clock);
        var currencies = receivables.currencies(member.tenant());
        var chosen = currencies.stream()
                .filter(it -> it.getCurrencyCode().equals(currency))
                .findFirst()
                .orElse(currencies.getFirst());
        var asked = new Asked(asOf == null ? today : asOf, chosen, today);
        var items = receivables.items(member.tenant(), chosen, asked.asOf(), id, null, 0, ITEMS);
        var paid = receivables.paid(member.tenant(), chosen, asked.asOf(), id, DOTS);
        var terms = terms(member, account);
        var contacts = customers.contacts(member.tenant(), account.id());
        model.addAttribute("account", account);
        model.addAttribute(
                "country",
                Locale.of("", account.country())
                        .getDisplayCountry(page.language().locale()));
        model.addAttribute("asked", asked);
        model.addAttribute("items", items);
        model.addAttribute("figures", figures(page, member, account, asked, items, terms));
        model.addAttribute("reasons", reasons(member, account.id(), items, asked.asOf()));
        model.addAttribute("dots", dots(page, asked, items, paid));
        model.addAttribute("contacts", contacts);
        model.addAttribute("payer", payer(contacts));
        model.addAttribute("terms", terms);
        model.addAttribute(
                "ceiling", TermsRules.beyond(terms, account.country(), today).orElse(null));
        model.addAttribute("story", story(member, account.id()));
        return "desk/account";
    }

    @GetMapping("/accounts/{id}/entries")
    String entries(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Model model) {
        var account = find(member, id);
        var all = booked.entries(member.tenant(), account.id()).stream()
                .sorted(comparing(LedgerEntry::bookedOn)
                        .thenComparing(LedgerEntry::id)
                        .reversed())
                .toList();
        var shown = Math.clamp(number, 1, 1 + all.size() / ENTRIES);
        var from = Math.min(all.size(), (shown - 1) * ENTRIES);
        var to = Math.min(all.size(), from + ENTRIES);
        var address = "/accounts/" + id + "/entries?page=";
        model.addAttribute("account", account);
        model.addAttribute("count", all.size());
        model.addAttribute("entries", List.copyOf(all.subList(from, to)));
        model.addAttribute("told", new LedgerHappenings.Told(org.maillon.kernel.Texts.in(page.language()), page.in()));
        model.addAttribute(
                "pager",
                new Pager(shown > 1 ? address + (shown - 1) : null, to < all.size() ? address + (shown + 1) : null));
        return "desk/account-entries";
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

    private Map<Long, ItemReason> reasons(CurrentMember member, AccountId account, List<ItemLine> items, LocalDate on) {
        var all = new HashMap<Long, ItemReason>();
        var shown = items.stream().map(ItemLine::id).collect(toSet());
        if (!shown.isEmpty()) reasons.forEach(source -> all.putAll(source.of(member, account, shown, on)));
        return all;
    }

    private List<Happening> story(CurrentMember member, AccountId account) {
        return sources.stream()
                .flatMap(source -> source.of(member, account).stream())
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
            List<ItemLine> items,
            PaymentTerms terms) {
        var in = page.in();
        var owed = items.stream().mapToLong(ItemLine::openCents).sum();
        var late = items.stream().filter(it -> it.daysLate() > 0).toList();
        var overdue = late.stream().mapToLong(ItemLine::openCents).sum();
        var oldest = late.stream().mapToInt(ItemLine::daysLate).max().orElse(0);
        var free = receivables.unallocated(
                member.tenant(), asked.currency(), account.id().value());
        var figures = new ArrayList<Figure>();
        figures.add(new Figure(
                page.t("desk.account.owes"),
                in.money(new Money(owed, asked.currency())),
                free == 0
                        ? page.t("desk.account.items", items.size(), in.number(items.size()))
                        : page.t("desk.account.free", in.money(new Money(free, asked.currency()))),
                "#open"));
        figures.add(new Figure(
                page.t("desk.account.late"),
                in.money(new Money(overdue, asked.currency())),
                late.isEmpty() ? page.t("desk.account.nothing-late") : page.t("desk.account.oldest", in.days(oldest)),
                "#open"));
        figures.add(new Figure(
                page.t("desk.account.pays-in"),
                receivables
                        .averageDaysToPay(
                                member.tenant(),
                                asked.currency(),
                                asked.asOf(),
                                account.id().value())
                        .map(days -> in.days(Math.round(days.doubleValue())))
                        .orElse("–"),
                page.t("desk.account.agreed", terms.describe(page.language())),
                "#pays"));
        claimable(page, account, asked, late).ifPresent(figures::add);
        return figures;
    }

    /** Interest and fees of the late invoices; none where the law of the country is not known here, or a rate is missing. */
    private static Optional<Figure> claimable(Page page, CustomerAccount account, Asked asked, List<ItemLine> late) {
        if (!asked.currency().equals(Money.EUR)) return Optional.empty();
        var regime = switch (account.country()) {
            case "FR" -> Regime.FR_B2B;
            case "BE" -> Regime.BE_B2B;
            default -> null;
        };
        if (regime == null) return Optional.empty();
        long interest = 0;
        long fees = 0;
        var invoices = late.stream().filter(it -> it.kind().equals("invoice")).toList();
        if (invoices.isEmpty()) return Optional.empty();
        for (var item : invoices) {
            var counted = LateInterest.of(
                    regime, Money.euros(item.openCents()), item.dueOn().orElseThrow(), asked.asOf());
            if (!(counted instanceof LateInterest.Counted amounts)) return Optional.empty();
            interest += amounts.interest().cents();
            fees += amounts.recoveryFee().cents();
        }
        var in = page.in();
        return Optional.of(new Figure(
                page.t("desk.account.claimable"),
                in.money(interest + fees),
                page.t("desk.account.claimable.of", in.money(interest), in.number(invoices.size())),
                "#open"));
    }

    private static @Nullable Dots dots(Page page, Asked asked, List<ItemLine> items, List<PaidLine> paid) {
        var open = items.stream()
                .filter(it -> it.daysLate() > 0)
                .map(it -> dot(page, asked, it.reference(), asked.asOf(), it.daysLate(), it.openCents(), true));
        var closed = paid.reversed().stream()
                .map(it -> dot(page, asked, it.reference(), it.paidOn(), it.daysLate(), it.amountCents(), false));
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
