package org.maillon.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillon.kernel.Iban;

/**
 * The last month on the invented company's bank account, a week in each of four formats; what came in is not in its books
 * yet. Invoices are paid alone and together, in part and less the bank's fee; some payers write nothing of use.
 */
final class DemoStatements {
    static final String IBAN = "FR7630006000011234567890189";

    private static final int WEEKS = 4;
    private static final long OPENING_CENTS = 4_218_765;

    private final DemoCompany company;
    private final Dice dice;
    private final Map<String, DemoAccount> accounts;

    private DemoStatements(long seed, DemoCompany company) {
        this.company = company;
        this.dice = Dice.of(seed, "statements");
        this.accounts = company.accounts().stream().collect(Collectors.toMap(DemoAccount::code, Function.identity()));
    }

    /** Camt.053, CFONB 120, MT940 and CODA, the oldest week first; the same company and day give the same bytes. */
    static List<DemoStatement> of(long seed, DemoCompany company) {
        return new DemoStatements(seed, company).statements();
    }

    private List<DemoStatement> statements() {
        var first = company.on().minusDays(7L * WEEKS - 1);
        var payments = payments(first);
        var written = new ArrayList<DemoStatement>();
        long balance = OPENING_CENTS;
        for (int week = 0; week < WEEKS; week++) {
            var from = first.plusDays(7L * week);
            var to = from.plusDays(6);
            var lines = payments.stream()
                    .filter(each -> !each.on().isBefore(from) && !each.on().isAfter(to))
                    .sorted(Comparator.comparing(DemoPayment::on))
                    .toList();
            var sheet = new StatementSheet(company.name(), IBAN, from, to, week + 1, balance, lines);
            written.add(
                    switch (week) {
                        case 0 -> sheet.camt();
                        case 1 -> sheet.cfonb();
                        case 2 -> sheet.mt940();
                        default -> sheet.coda();
                    });
            balance = sheet.closingCents();
        }
        return List.copyOf(written);
    }

    private List<DemoPayment> payments(LocalDate first) {
        var words = new PaymentWords(dice);
        var payments = new ArrayList<DemoPayment>();
        company.openItems().stream()
                .filter(item -> item.issuedOn().isBefore(first.minusDays(20)) && item.openCents() > 0)
                .collect(Collectors.groupingBy(DemoItem::account))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(owed -> pay(owed.getKey(), owed.getValue(), words, payments));
        for (int week = 0; week < WEEKS; week++) {
            var day = first.plusDays(7L * week + 4);
            payments.add(new DemoPayment(day, -1_890, "", "", "COMMISSION DE TENUE DE COMPTE"));
            payments.add(
                    new DemoPayment(day, -dice.between(90_000, 420_000), "ACIERIES DU RHONE", "", "VIR FOURNISSEUR"));
        }
        return payments;
    }

    private void pay(String account, List<DemoItem> owed, PaymentWords words, List<DemoPayment> payments) {
        if (!dice.chance(0.7)) return;
        var oldest = owed.stream()
                .sorted(Comparator.comparing(DemoItem::dueOn))
                .limit(dice.between(1, 3))
                .toList();
        long cents = oldest.stream().mapToLong(DemoItem::openCents).sum();
        var numbers = oldest.stream().map(DemoItem::reference).toList();
        var text = numbers.size() == 1 ? words.one(numbers.getFirst()) : words.many(numbers);
        int kind = dice.between(1, 10);
        if (kind == 1) cents = cents / 2;
        if (kind == 2) cents = Math.max(100, cents - 1_500);
        if (kind <= 4 && kind > 2) text = words.none();
        var payer = java.util.Objects.requireNonNull(accounts.get(account));
        payments.add(new DemoPayment(workday(), cents, payer.name(), iban(account), text));
    }

    private LocalDate workday() {
        var day = company.on().minusDays(dice.between(0, 7 * WEEKS - 1));
        while (day.getDayOfWeek().getValue() > 5 && !day.isEqual(company.on().minusDays(7L * WEEKS - 1)))
            day = day.minusDays(1);
        return day;
    }

    /** An account in an invented branch; valid, and nobody's. */
    private static String iban(String account) {
        long number = Dice.mix(account.hashCode()) & 0x7FFFFFFFFL;
        return Iban.french("30006", "00099", "%011d".formatted(number % 100_000_000_000L))
                .value();
    }
}
