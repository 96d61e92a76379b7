package org.maillon.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.OpenItem;
import org.maillon.messages.ReminderLetter;
import org.maillon.messages.ReminderLetter.Creditor;
import org.maillon.messages.ReminderLetter.Line;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.messages.Senders;
import org.springframework.stereotype.Component;

/** Letters to look at while their words are written: on a real account's open items, whoever would be reminded today. */
@Component
class SampleLetters {
    private static final int ITEMS = 500;
    private static final int SHOWN = 8;
    private static final int ACCOUNTS = 30;
    private static final int DAYS_TO_ANSWER = 8;

    private final Tenants companies;
    private final Customers customers;
    private final Ledger ledger;
    private final Senders senders;

    SampleLetters(Tenants companies, Customers customers, Ledger ledger, Senders senders) {
        this.companies = companies;
        this.customers = customers;
        this.ledger = ledger;
        this.senders = senders;
    }

    /** Accounts that owe something, to choose from. */
    List<CustomerAccount> accounts(TenantId tenant, LocalDate today) {
        var ids = ledger.openItems(tenant, Optional.empty(), today, 0, ITEMS).stream()
                .map(OpenItem::accountId)
                .distinct()
                .limit(ACCOUNTS)
                .toList();
        return customers.findAll(tenant, ids).values().stream()
                .sorted(Comparator.comparing(CustomerAccount::name))
                .toList();
    }

    /** A letter in a language about what an account owes; about an invented invoice where there is no such account. */
    ReminderLetter letter(TenantId tenant, Optional<AccountId> account, Language language, Tone tone, LocalDate today) {
        var company = companies.find(tenant).orElseThrow();
        var found = account.flatMap(id -> customers.find(tenant, id));
        var lines = found.map(it -> lines(tenant, it, today))
                .filter(it -> !it.isEmpty())
                .orElse(invented(today));
        return new ReminderLetter(
                Creditor.of(senders.of(company), company.name()),
                company.country(),
                found.map(CustomerAccount::name).orElse("Exemple SA"),
                null,
                language,
                tone,
                found.flatMap(it -> currency(tenant, it, today)).orElse(Money.EUR),
                today,
                today.plusDays(DAYS_TO_ANSWER),
                lines,
                List.of(),
                lines.stream().mapToLong(Line::openCents).sum(),
                null);
    }

    private List<Line> lines(TenantId tenant, CustomerAccount account, LocalDate today) {
        return owed(tenant, account, today).stream()
                .flatMap(item -> item.dueOn().map(dueOn -> line(item, dueOn, today)).stream())
                .toList();
    }

    private List<OpenItem> owed(TenantId tenant, CustomerAccount account, LocalDate today) {
        var open = ledger.openItems(tenant, Optional.of(account.id()), today, 0, SHOWN);
        return open.stream()
                .filter(item -> item.currency().equals(open.getFirst().currency()))
                .toList();
    }

    private Optional<Currency> currency(TenantId tenant, CustomerAccount account, LocalDate today) {
        return owed(tenant, account, today).stream().findFirst().map(item -> Currency.getInstance(item.currency()));
    }

    private static Line line(OpenItem item, LocalDate dueOn, LocalDate today) {
        return new Line(
                item.reference(),
                null,
                item.issuedOn(),
                dueOn,
                item.amountCents(),
                item.openCents(),
                Math.toIntExact(item.daysLate(today)),
                true);
    }

    private static List<Line> invented(LocalDate today) {
        return List.of(new Line("F-1042", null, today.minusDays(42), today.minusDays(12), 128_450, 128_450, 12, true));
    }
}
