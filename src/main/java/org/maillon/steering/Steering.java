package org.maillon.steering;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.steering.DsoRules.Day;
import org.springframework.stereotype.Service;

/** The figures, in one currency, as of any day: what was booked later, and what was matched later, is left out. */
@Service
public class Steering {
    private static final int WORST = 5;

    private final TenantScope tenants;
    private final AgedBalanceStore agedBalances;
    private final AgedItemStore items;
    private final DsoStore sales;
    private final PaymentStore payments;
    private final ClaimableStore overdue;

    Steering(
            TenantScope tenants,
            AgedBalanceStore agedBalances,
            AgedItemStore items,
            DsoStore sales,
            PaymentStore payments,
            ClaimableStore overdue) {
        this.tenants = tenants;
        this.agedBalances = agedBalances;
        this.items = items;
        this.sales = sales;
        this.payments = payments;
        this.overdue = overdue;
    }

    public AgedBalance agedBalance(TenantId tenant, Currency currency, LocalDate asOf) {
        return tenants.in(tenant, () -> agedBalances.all(tenant, currency, asOf));
    }

    /** Customers with something open, those who are late with most first; the next page begins after the last one's cursor. */
    public List<AgedAccount> agedBalanceByAccount(
            TenantId tenant, Currency currency, LocalDate asOf, AgedAccount.Cursor after, int limit) {
        return tenants.in(tenant, () -> agedBalances.byAccount(tenant, currency, asOf, after, limit));
    }

    /** The same of customers whose code or name holds the words; a page of them, in an order of choice. */
    public List<AgedAccount> agedBalanceByAccount(
            TenantId tenant,
            Currency currency,
            LocalDate asOf,
            String words,
            AccountOrder order,
            int offset,
            int limit) {
        return tenants.in(tenant, () -> agedBalances.byAccount(tenant, currency, asOf, words, order, offset, limit));
    }

    /** A page of what is open, the oldest due day first: of one account or all, of one age or all. */
    public List<AgedItem> items(
            TenantId tenant,
            Optional<AccountId> account,
            Optional<Age> age,
            Currency currency,
            LocalDate asOf,
            int offset,
            int limit) {
        return tenants.in(
                tenant,
                () -> items.page(tenant, account.orElse(null), age.orElse(null), currency, asOf, offset, limit));
    }

    /** In which something is open today, the euro first; the euro alone where nothing is. */
    public List<Currency> currencies(TenantId tenant) {
        return orEuro(tenants.in(tenant, () -> items.currencies(tenant)));
    }

    /** In which an account ever owed something, the euro first; the euro alone where it never did. */
    public List<Currency> currencies(TenantId tenant, AccountId account) {
        return orEuro(tenants.in(tenant, () -> items.currencies(tenant, account)));
    }

    public Dso dso(TenantId tenant, Currency currency, LocalDate asOf) {
        return tenants.in(tenant, () -> dso(tenant, currency, sales.days(tenant, currency, asOf), asOf));
    }

    /** The DSO at the end of each of the last months, the last point being the day itself; months before the first entry are left out. */
    public List<DsoPoint> dsoByMonth(TenantId tenant, Currency currency, LocalDate asOf, int months) {
        return tenants.in(tenant, () -> {
            var days = sales.days(tenant, currency, asOf);
            return IntStream.rangeClosed(1 - months, 0)
                    .mapToObj(back -> monthEnd(asOf, back))
                    .filter(day -> !days.isEmpty() && !day.isBefore(days.firstKey()))
                    .map(day -> new DsoPoint(day, dso(tenant, currency, days, day)))
                    .toList();
        });
    }

    public PaymentHistory paymentHistory(TenantId tenant, Currency currency, LocalDate asOf) {
        return tenants.in(tenant, () -> payments.history(tenant, currency, asOf, null));
    }

    /** The same invoices, those that have a due day, by how late they were paid. */
    public PaymentDelays paymentDelays(TenantId tenant, Currency currency, LocalDate asOf) {
        return tenants.in(tenant, () -> payments.delays(tenant, currency, asOf));
    }

    /** Interest and fees of the invoices overdue on the day, in euros, customers in France and Belgium. */
    public Claimable claimable(TenantId tenant, LocalDate asOf) {
        return tenants.in(tenant, () -> {
            var sum = new ClaimableRules(asOf);
            overdue.forEachOverdue(tenant, null, asOf, sum::add);
            return sum.result();
        });
    }

    /** The same of one customer. */
    public Claimable claimable(TenantId tenant, AccountId account, LocalDate asOf) {
        return tenants.in(tenant, () -> {
            var sum = new ClaimableRules(asOf);
            overdue.forEachOverdue(tenant, account, asOf, sum::add);
            return sum.result();
        });
    }

    /** Every customer, also those who owe nothing, save those whose first entry is later; the most overdue first. */
    public List<AccountStanding> standings(TenantId tenant, Currency currency, LocalDate asOf) {
        return tenants.in(tenant, () -> payments.standings(tenant, currency, asOf, null));
    }

    /** Empty where the account does not exist or has its first entry later. */
    public Optional<AccountFigures> accountFigures(
            TenantId tenant, AccountId account, Currency currency, LocalDate asOf) {
        return tenants.in(
                tenant,
                () -> payments.standings(tenant, currency, asOf, account).stream()
                        .findFirst()
                        .map(standing -> new AccountFigures(
                                standing,
                                payments.history(tenant, currency, asOf, account),
                                payments.paid(tenant, currency, asOf, account))));
    }

    public ChainFigures chain(TenantId tenant, Currency currency, LocalDate asOf) {
        return tenants.in(tenant, () -> {
            var balance = agedBalances.all(tenant, currency, asOf);
            var worst = agedBalances.byAccount(tenant, currency, asOf, AgedAccount.Cursor.START, WORST).stream()
                    .filter(account -> account.balance().overdue().cents() > 0)
                    .toList();
            long held = worst.stream()
                    .mapToLong(account -> account.balance().overdue().cents())
                    .sum();
            return new ChainFigures(
                    balance,
                    worst,
                    share(held, balance.overdue().cents()),
                    agedBalances.accountsWithoutEmail(tenant, currency, asOf));
        });
    }

    private Dso dso(TenantId tenant, Currency currency, SortedMap<LocalDate, Day> days, LocalDate asOf) {
        long notDue = agedBalances.all(tenant, currency, asOf).notDue().cents()
                - sales.doubtfulNotDue(tenant, currency, asOf);
        return DsoRules.count(days, notDue, asOf);
    }

    private static List<Currency> orEuro(List<Currency> found) {
        if (found.isEmpty()) return List.of(Money.EUR);
        return found.stream()
                .sorted(comparing((Currency each) -> !each.equals(Money.EUR)).thenComparing(Currency::getCurrencyCode))
                .toList();
    }

    private static LocalDate monthEnd(LocalDate asOf, int back) {
        return back == 0 ? asOf : YearMonth.from(asOf).plusMonths(back).atEndOfMonth();
    }

    private static Optional<BigDecimal> share(long part, long whole) {
        if (whole == 0) return Optional.empty();
        return Optional.of(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP));
    }
}
