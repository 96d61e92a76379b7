package org.maillon.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.sales.Catalogue;
import org.maillon.sales.Conditions;
import org.maillon.sales.Item;
import org.maillon.sales.OrderTotals;
import org.maillon.sales.TotalRules;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The form in which orders and quotes are written: what the catalogue and the conditions know is filled in. */
@Component
class SalesWriting {
    private static final int CHOICES = 200;

    private final Customers customers;
    private final Catalogue catalogue;
    private final Conditions conditions;
    private final Clock clock;

    SalesWriting(Customers customers, Catalogue catalogue, Conditions conditions, Clock clock) {
        this.customers = customers;
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.clock = clock;
    }

    /** The account that was typed, by its code, or by its name where only one has it. */
    CustomerAccount account(CurrentMember member, String typed) {
        if (typed.isBlank()) throw new InvalidValue("desk.sales.no-account");
        return customers
                .goingOn(member.tenant(), typed)
                .or(() -> named(member, typed))
                .orElseThrow(() -> new InvalidValue("sales.account.unknown"));
    }

    private Optional<CustomerAccount> named(CurrentMember member, String typed) {
        var found = customers.search(member.tenant(), typed, 5);
        var same = found.stream()
                .filter(each -> each.name().equalsIgnoreCase(typed))
                .toList();
        if (same.size() == 1) return Optional.of(same.getFirst());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Fills in what a line leaves open and the catalogue knows: text, unit, tax, and the price agreed with the customer. */
    SalesForm filled(CurrentMember member, SalesForm form, Currency currency, Language language) {
        var account = form.account().isBlank()
                ? Optional.<CustomerAccount>empty()
                : customers.goingOn(member.tenant(), form.account()).or(() -> named(member, form.account()));
        var known = form.lines().stream()
                .map(line -> filled(member, account, line, currency, language))
                .toList();
        return form.withLines(known);
    }

    private SalesForm.Line filled(
            CurrentMember member,
            Optional<CustomerAccount> account,
            SalesForm.Line line,
            Currency currency,
            Language language) {
        if (line.item().isEmpty()) return line;
        var today = LocalDate.now(clock);
        return catalogue
                .find(member.tenant(), line.item(), currency, today)
                .map(item -> new SalesForm.Line(
                        line.number(),
                        item.code(),
                        or(line.description(), item.name()),
                        or(line.quantity(), "1"),
                        or(line.unit(), item.unit()),
                        or(line.price(), SalesForm.amount(price(member, account, item, currency), language)),
                        line.description().isEmpty()
                                ? SalesForm.decimal(item.taxRate().plain(), language)
                                : line.rate()))
                .orElse(line);
    }

    private @Nullable Long price(
            CurrentMember member, Optional<CustomerAccount> account, Item item, Currency currency) {
        var agreed = account.flatMap(
                it -> conditions.agreedCents(member.tenant(), it.id(), item, currency, LocalDate.now(clock)));
        if (agreed.isPresent()) return agreed.get();
        return item.listCents().isPresent() ? item.listCents().getAsLong() : null;
    }

    private static String or(String typed, String known) {
        return typed.isBlank() ? known : typed;
    }

    /** What stands on the page beside the form: whom one may choose, what is sold, and what the lines come to so far. */
    void offer(CurrentMember member, SalesForm form, Currency currency, Page page, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("items", catalogue.list(member.tenant(), currency, LocalDate.now(clock), "", CHOICES));
        model.addAttribute("customers", customers.search(member.tenant(), "", CHOICES));
        model.addAttribute("currency", currency);
        totals(form, currency, page).ifPresent(totals -> model.addAttribute("totals", totals));
    }

    private static Optional<OrderTotals> totals(SalesForm form, Currency currency, Page page) {
        try {
            var lines = form.read(currency, org.maillon.kernel.Texts.in(page.language()));
            return lines.isEmpty() ? Optional.empty() : Optional.of(TotalRules.of(lines));
        } catch (InvalidValue unfinished) {
            return Optional.empty();
        }
    }
}
