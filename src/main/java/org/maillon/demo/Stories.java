package org.maillon.demo;

import java.time.LocalDate;
import java.util.List;

/** What happens to the customers with a story beyond paying: deposits, returned debits, doubts, losses, money sent twice. */
final class Stories {
    private static final long PENDING_DEPOSIT_CENTS = 1_200_000;

    private final Books books;
    private final Collecting collecting;
    private final LocalDate on;

    Stories(Books books, Collecting collecting, LocalDate on) {
        this.books = books;
        this.collecting = collecting;
        this.on = on;
    }

    /** Everything this customer does about its invoices. */
    void play(Player player, List<Sale> sales) {
        if (player.plays(Trouble.DEPOSIT)) payDeposits(player, sales);
        if (player.plays(Trouble.BOUNCING)) debit(sales);
        else collecting.collect(player, sales);
        if (player.plays(Trouble.PAID_TWICE)) payAgain(player, sales);
        if (player.plays(Trouble.DOUBTFUL)) doubt(player, sales);
        if (player.plays(Trouble.WRITTEN_OFF)) writeOff(player, sales);
    }

    /** One deposit of 30 % taken back by its invoice half a year ago, one still waiting for its delivery. */
    private void payDeposits(Player player, List<Sale> sales) {
        var sale = sales.stream()
                .filter(candidate -> candidate.issuedOn().isAfter(on.minusDays(190)))
                .findFirst()
                .orElseThrow();
        var cents = sale.openCents() * 30 / 100;
        var deposit = receiveDeposit(player, sale.issuedOn().minusDays(15), cents, "D-1041");
        applyDeposit(player, sale, cents, deposit);
        receiveDeposit(player, on.minusDays(20), PENDING_DEPOSIT_CENTS, "D-1187");
    }

    private Lettering receiveDeposit(Player player, LocalDate wanted, long cents, String quote) {
        var day = Workdays.upTo(wanted);
        var text = "VIR " + Collecting.bankName(player) + " ACOMPTE DEVIS " + quote;
        var line = collecting.receive(day, player, cents, Chart.DEPOSITS, text);
        books.post(new Entry(Journal.OD, day, quote, "TVA sur acompte " + quote)
                .with(Chart.VAT_ON_DEPOSITS, vatWithin(cents))
                .with(Chart.VAT_COLLECTED, -vatWithin(cents)));
        return Lettering.of(line);
    }

    private void applyDeposit(Player player, Sale sale, long cents, Lettering deposit) {
        var entry = new Entry(Journal.OD, sale.issuedOn(), sale.number(), "Imputation acompte " + sale.number());
        deposit.take(entry.add(Chart.DEPOSITS, player.party(), cents));
        sale.lettering().take(entry.add(Chart.CUSTOMERS, player.party(), -cents));
        entry.with(Chart.VAT_COLLECTED, vatWithin(cents)).with(Chart.VAT_ON_DEPOSITS, -vatWithin(cents));
        books.post(entry);
        sale.reduce(cents);
    }

    /** Direct debits on the due day; each third, and the last, comes back, and is presented again a month later. */
    private void debit(List<Sale> sales) {
        var presented = sales.stream()
                .filter(sale -> collecting.isOnStatement(returnedOn(sale)))
                .toList();
        for (var i = 0; i < presented.size(); i++) {
            var sale = presented.get(i);
            if (i % 3 != 2 && i != presented.size() - 1) {
                settle(sale, Workdays.from(sale.dueOn()));
                continue;
            }
            bounce(sale);
            var again = Workdays.from(sale.dueOn().plusDays(32));
            if (collecting.isOnStatement(again)) settle(sale, again);
        }
    }

    private static LocalDate returnedOn(Sale sale) {
        return Workdays.from(Workdays.from(sale.dueOn()).plusDays(4));
    }

    private void settle(Sale sale, LocalDate day) {
        var text = "PRLV SEPA B2B " + sale.number();
        sale.lettering().take(collecting.receive(day, sale.player(), sale.openCents(), Chart.CUSTOMERS, text));
        sale.reduce(sale.openCents());
    }

    private void bounce(Sale sale) {
        var cents = sale.openCents();
        var text = "PRLV SEPA B2B " + sale.number();
        var received = collecting.receive(Workdays.from(sale.dueOn()), sale.player(), cents, Chart.CUSTOMERS, text);
        var day = returnedOn(sale);
        var entry = new Entry(
                Journal.BQ, day, Collecting.statement(day), "REJET PRLV " + sale.number() + " PROVISION INSUFFISANTE");
        Lettering.of(received).take(entry.add(Chart.CUSTOMERS, sale.player().party(), cents));
        books.post(entry.with(Chart.BANK_FEES, 1_450).with(Chart.BANK, -cents - 1_450));
    }

    /** The last invoice paid more than three weeks ago is paid once more, twelve days before today. */
    private void payAgain(Player player, List<Sale> sales) {
        var sale = sales.stream()
                .filter(paid -> paid.openCents() == 0 && paid.dueOn().isBefore(on.minusDays(21)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        var cents = sale.netCents() + Math.round(sale.netCents() * 0.2);
        var text = "VIR " + Collecting.bankName(player) + " " + sale.number();
        collecting.receive(Workdays.upTo(on.minusDays(12)), player, cents, Chart.CUSTOMERS, text);
    }

    /** Six weeks ago what it owes was moved to the doubtful customers, and half of it, before tax, provided for. */
    private void doubt(Player player, List<Sale> sales) {
        var day = Workdays.upTo(on.minusDays(42));
        for (var sale : unpaid(sales)) {
            var entry = new Entry(Journal.OD, day, sale.number(), sale.issuedOn(), "Client douteux " + sale.number());
            sale.lettering().take(entry.add(Chart.CUSTOMERS, player.party(), -sale.openCents()));
            entry.add(Chart.DOUBTFUL_CUSTOMERS, player.party(), sale.openCents());
            books.post(entry);
            books.post(new Entry(Journal.OD, day, sale.number(), "Dépréciation 50 % " + sale.number())
                    .with(Chart.DOUBTFUL_CHARGE, sale.netCents() / 2)
                    .with(Chart.DOUBTFUL_PROVISION, -sale.netCents() / 2));
        }
    }

    /** Two months ago the loss was booked, and the VAT taken back (CGI art. 272). */
    private void writeOff(Player player, List<Sale> sales) {
        var day = Workdays.upTo(on.minusDays(60));
        for (var sale : unpaid(sales)) {
            var cents = sale.openCents();
            var entry = new Entry(
                    Journal.OD, day, sale.number(), sale.issuedOn(), "Créance irrécouvrable " + sale.number());
            sale.lettering().take(entry.add(Chart.CUSTOMERS, player.party(), -cents));
            books.post(entry.with(Chart.IRRECOVERABLE, cents - vatWithin(cents))
                    .with(Chart.VAT_COLLECTED, vatWithin(cents)));
            sale.reduce(cents);
        }
    }

    private static List<Sale> unpaid(List<Sale> sales) {
        return sales.stream().filter(sale -> sale.openCents() > 0).toList();
    }

    /** The tax inside an amount that includes it at 20 %. */
    private static long vatWithin(long cents) {
        return Math.round(cents / 6.0);
    }
}
