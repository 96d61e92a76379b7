package org.maillon.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Collects: what each customer pays, when, together with what, under which label, and how the bookkeeper letters it. */
final class Collecting {
    private final long seed;
    private final Books books;
    private final LocalDate start;
    private final LocalDate on;
    private final LocalDate lastStatement;

    Collecting(long seed, Books books, LocalDate start, LocalDate on) {
        this.seed = seed;
        this.books = books;
        this.start = start;
        this.on = on;
        this.lastStatement = Workdays.upTo(on.minusDays(1));
    }

    void collect(Player player, List<Sale> sales) {
        new Customer(player).collect(sales);
    }

    /** A bank entry of so many cents for a customer, and its customer line, not lettered yet. */
    Line receive(LocalDate day, Player player, long cents, Chart account, String text) {
        var entry = new Entry(Journal.BQ, day, statement(day), text);
        entry.with(Chart.BANK, cents);
        var line = entry.add(account, player.party(), -cents);
        books.post(entry);
        return line;
    }

    static String statement(LocalDate day) {
        return "RB%02d%02d".formatted(day.getYear() % 100, day.getMonthValue());
    }

    boolean isOnStatement(LocalDate day) {
        return !day.isAfter(lastStatement);
    }

    /** As banks print names: capitals, 24 characters at most. */
    static String bankName(Player player) {
        var name = player.account().name().toUpperCase(Locale.FRANCE);
        return name.substring(0, Math.min(24, name.length())).strip();
    }

    /** One customer's payments in the order of their days. */
    private final class Customer {
        private final Player player;
        private final Dice dice;

        Customer(Player player) {
            this.player = player;
            this.dice = Dice.of(seed, "collecting " + player.account().code());
        }

        void collect(List<Sale> sales) {
            var runs = new TreeMap<LocalDate, List<Sale>>();
            for (var sale : sales) {
                if (sale.isRefused() || sale.openCents() == 0) continue;
                runs.computeIfAbsent(paysOn(sale), day -> new ArrayList<>()).add(sale);
            }
            runs.headMap(lastStatement, true).forEach((day, paid) -> pay(day, paid, day.equals(runs.lastKey())));
        }

        private LocalDate paysOn(Sale sale) {
            var age = (double) (sale.issuedOn().toEpochDay() - start.toEpochDay())
                    / (on.toEpochDay() - start.toEpochDay());
            return player.behaviour().paysOn(sale.dueOn(), age, dice);
        }

        private void pay(LocalDate day, List<Sale> sales, boolean last) {
            if (player.plays(Trouble.IN_CREDIT) && last) overpay(day, sales);
            else if (player.trouble() == null && dice.chance(0.03)) payPart(day, sales);
            else if (dice.chance(0.35) && sales.size() > 1) payOneByOne(day, sales);
            else payTogether(day, sales, 0);
        }

        /** One bank line, one customer line per invoice, each with the letters of its own. */
        private void payOneByOne(LocalDate day, List<Sale> sales) {
            var entry = new Entry(Journal.BQ, day, statement(day), text(day, sales));
            entry.with(Chart.BANK, open(sales));
            for (var sale : sales) settle(sale, entry.add(Chart.CUSTOMERS, player.party(), -sale.openCents()), day);
            books.post(entry);
        }

        /** One customer line for all; now and then some cents are missing and given up. */
        private void payTogether(LocalDate day, List<Sale> sales, long tooMuchCents) {
            var missing = tooMuchCents == 0 && dice.chance(0.01) ? dice.between(1, 150) : 0;
            var entry = new Entry(Journal.BQ, day, statement(day), text(day, sales));
            entry.with(Chart.BANK, open(sales) + tooMuchCents - missing);
            if (missing > 0) entry.with(Chart.SETTLEMENT_DIFFERENCES, missing);
            var receipt = entry.add(Chart.CUSTOMERS, player.party(), -open(sales) - tooMuchCents);
            books.post(entry);
            for (var sale : sales) settle(sale, receipt, day);
        }

        private void overpay(LocalDate day, List<Sale> sales) {
            payTogether(day, sales, 63_000);
        }

        /** The largest invoice is paid in two parts, the second weeks later and perhaps not yet. */
        private void payPart(LocalDate day, List<Sale> sales) {
            var largest =
                    sales.stream().max(Comparator.comparing(Sale::openCents)).orElseThrow();
            var others = sales.stream().filter(sale -> sale != largest).toList();
            if (!others.isEmpty()) payTogether(day, others, 0);
            var part = largest.openCents() * dice.between(50, 90) / 100;
            payPart(largest, day, part);
            var rest = Workdays.from(day.plusDays(dice.between(20, 60)));
            if (isOnStatement(rest)) payPart(largest, rest, largest.openCents());
        }

        private void payPart(Sale sale, LocalDate day, long cents) {
            var text = "VIR " + bankName(player) + " ACPTE " + sale.number();
            sale.lettering().take(receive(day, player, cents, Chart.CUSTOMERS, text));
            sale.reduce(cents);
        }

        private void settle(Sale sale, Line receipt, LocalDate day) {
            var group = receipt.lettering();
            if (group == null) sale.lettering().take(receipt);
            else sale.letteredWith(group.merge(sale.lettering()));
            if (dice.chance(0.06) || day.isAfter(on.minusDays(7)))
                sale.lettering().forget();
            sale.reduce(sale.openCents());
        }

        private String text(LocalDate day, List<Sale> sales) {
            return switch (dice.between(0, 9)) {
                case 0, 1, 2, 3 -> "VIR " + bankName(player) + " " + numbers(sales, 0);
                case 4, 5 -> "VIR " + bankName(player) + " FACT " + numbers(sales, "FA-2025-".length());
                case 6 -> "VIR " + bankName(player) + " SOLDE COMPTE " + day.getMonthValue() + "/" + day.getYear();
                default -> "VIR SEPA RECU " + bankName(player);
            };
        }

        private String numbers(List<Sale> sales, int leftOut) {
            return sales.stream()
                    .limit(5)
                    .map(sale -> sale.number().substring(leftOut))
                    .collect(Collectors.joining(" "));
        }

        private long open(List<Sale> sales) {
            return sales.stream().mapToLong(Sale::openCents).sum();
        }
    }
}
