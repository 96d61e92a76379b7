package org.maillon.demo;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rest of the ledger: founding, purchases, wages, rent, loan, bank fees, VAT, depreciation. */
final class Overheads {
    private static final int PURCHASES_A_MONTH = 48;
    private static final double PURCHASES_PER_SALES = 0.6;
    private static final long GROSS_WAGES_CENTS = 9_800_000;
    private static final long NET_WAGES_CENTS = 7_650_000;
    private static final long EMPLOYER_CHARGES_CENTS = 4_060_000;

    private final Dice dice;
    private final Books books;
    private final LocalDate start;
    private final LocalDate on;
    private final List<Party> suppliers;
    private final Map<Integer, Integer> lastNumbers = new HashMap<>();

    Overheads(long seed, Books books, LocalDate start, LocalDate on) {
        this.dice = Dice.of(seed, "overheads");
        this.books = books;
        this.start = start;
        this.on = on;
        this.suppliers = IntStream.range(0, 40).mapToObj(this::supplier).toList();
    }

    void run() {
        found();
        for (var month = start.withDayOfMonth(1); !month.isAfter(on); month = month.plusMonths(1)) {
            buy(month);
            payWages(month);
            payRentAndLoan(month);
        }
        for (var month = start.withDayOfMonth(1); !month.isAfter(on); month = month.plusMonths(1)) declareVat(month);
        for (var year = start.getYear(); year < on.getYear(); year++) depreciate(LocalDate.of(year, 12, 31));
    }

    private Party supplier(int index) {
        var name = Words.name(dice.pick(Words.TRADES_FR)) + " " + dice.pick(Words.FAMILIES_FR) + " Distribution";
        return new Party("F%05d".formatted(101 + index), name);
    }

    private void found() {
        post(new Entry(Journal.OD, start, "STATUTS", "Apport en capital")
                .with(Chart.BANK, 60_000_000)
                .with(Chart.CAPITAL, -60_000_000));
        post(new Entry(Journal.OD, start, "PRET-01", "Déblocage emprunt")
                .with(Chart.BANK, 80_000_000)
                .with(Chart.LOAN, -80_000_000));
        post(new Entry(Journal.OD, start, "ACTE-01", "Acquisition fonds et véhicules")
                .with(Chart.GOODWILL, 32_000_000)
                .with(Chart.EQUIPMENT, 12_000_000)
                .with(Chart.BANK, -44_000_000));
    }

    private void buy(LocalDate month) {
        var end = month.with(TemporalAdjusters.lastDayOfMonth());
        var sales = -books.movementCents(Chart.SALES, month, end)
                - books.movementCents(Chart.SALES_INTRA_COMMUNITY, month, end);
        var toPay = new ArrayList<Purchase>();
        for (var i = 0; i < PURCHASES_A_MONTH; i++) {
            var day = Workdays.from(month.plusDays(dice.between(0, month.lengthOfMonth() - 1)));
            var net = Math.round(dice.logNormal(sales * PURCHASES_PER_SALES / PURCHASES_A_MONTH, 0.7));
            if (!day.isAfter(on) && net > 0) toPay.add(bill(day, dice.pick(suppliers), Chart.PURCHASES, net));
        }
        toPay.forEach(this::pay);
    }

    private Purchase bill(LocalDate day, Party supplier, Chart charge, long net) {
        var number = "AC-%d-%05d".formatted(day.getYear(), lastNumbers.merge(day.getYear(), 1, Integer::sum));
        var vat = Math.round(net * 0.2);
        var entry = new Entry(Journal.HA, day, number, "Facture " + supplier.name());
        entry.with(charge, net).with(Chart.VAT_PAID, vat);
        var payable = entry.add(Chart.SUPPLIERS, supplier, -net - vat);
        books.post(entry);
        return new Purchase(day, payable);
    }

    private void pay(Purchase purchase) {
        var day = Workdays.from(purchase.day().plusDays(45).with(TemporalAdjusters.lastDayOfMonth()));
        if (day.isAfter(on)) return;
        var supplier = purchase.payable().party();
        var entry = new Entry(Journal.BQ, day, Collecting.statement(day), "VIR EMIS " + supplier.name());
        Lettering.of(purchase.payable())
                .take(entry.add(Chart.SUPPLIERS, supplier, -purchase.payable().cents()));
        books.post(entry.with(Chart.BANK, purchase.payable().cents()));
    }

    private void payWages(LocalDate month) {
        var day = Workdays.upTo(month.plusDays(27));
        var name = "PAIE-" + month.getYear() + "-" + month.getMonthValue();
        var charges = GROSS_WAGES_CENTS - NET_WAGES_CENTS + EMPLOYER_CHARGES_CENTS;
        post(new Entry(Journal.PA, day, name, "Salaires du mois")
                .with(Chart.WAGES, GROSS_WAGES_CENTS)
                .with(Chart.SOCIAL_CHARGES, EMPLOYER_CHARGES_CENTS)
                .with(Chart.WAGES_DUE, -NET_WAGES_CENTS)
                .with(Chart.SOCIAL_SECURITY, -charges));
        pay(day, "VIR EMIS SALAIRES", Chart.WAGES_DUE, NET_WAGES_CENTS);
        pay(Workdays.from(month.plusMonths(1).plusDays(14)), "PRLV URSSAF", Chart.SOCIAL_SECURITY, charges);
    }

    private void payRentAndLoan(LocalDate month) {
        var rentDay = Workdays.from(month.plusDays(2));
        var landlord = new Party("F00099", "SCI du Four-à-Chaux");
        if (!rentDay.isAfter(on)) pay(bill(rentDay, landlord, Chart.RENT, 950_000));
        var loanDay = Workdays.from(month.plusDays(9));
        post(new Entry(Journal.BQ, loanDay, Collecting.statement(loanDay), "ECHEANCE PRET 01")
                .with(Chart.LOAN, 950_000)
                .with(Chart.INTEREST, 214_000)
                .with(Chart.BANK, -1_164_000));
        pay(Workdays.from(month.plusDays(4)), "COMMISSIONS ET FRAIS", Chart.BANK_FEES, dice.between(18_000, 31_000));
    }

    private void declareVat(LocalDate month) {
        var end = month.with(TemporalAdjusters.lastDayOfMonth());
        var collected = -books.movementCents(Chart.VAT_COLLECTED, month, end);
        var paid = Math.min(books.movementCents(Chart.VAT_PAID, month, end), collected);
        var day = month.plusMonths(1).plusDays(18);
        post(new Entry(Journal.OD, day, "CA3", "TVA du mois")
                .with(Chart.VAT_COLLECTED, collected)
                .with(Chart.VAT_PAID, -paid)
                .with(Chart.VAT_DUE, paid - collected));
        pay(Workdays.from(month.plusMonths(1).plusDays(23)), "PRLV DGFIP TVA", Chart.VAT_DUE, collected - paid);
    }

    private void depreciate(LocalDate closing) {
        post(new Entry(Journal.OD, closing, "AMORT", "Dotation de l'exercice")
                .with(Chart.DEPRECIATION, 2_400_000)
                .with(Chart.EQUIPMENT_DEPRECIATION, -2_400_000));
    }

    private void pay(LocalDate day, String text, Chart account, long cents) {
        post(new Entry(Journal.BQ, day, Collecting.statement(day), text)
                .with(account, cents)
                .with(Chart.BANK, -cents));
    }

    /** What would happen after today has not happened. */
    private void post(Entry entry) {
        if (!entry.day().isAfter(on)) books.post(entry);
    }

    private record Purchase(LocalDate day, Line payable) {}
}
