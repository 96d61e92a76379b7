package org.maillon.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sells: draws the invoices of eighteen months, numbers them in order and posts them, then some credit notes. */
final class Selling {
    /** Sales of a month compared with the mean month, January first. */
    private static final double[] SEASON = {.85, .92, 1.06, 1.06, .95, 1.15, .97, .52, 1.16, 1.2, 1.12, .88};

    private static final double ORDINARY_SALES_A_DAY = 10.3;
    private static final long HUGE_NET_CENTS = 23_866_500;

    private final Dice dice;
    private final Books books;
    private final List<Player> players;
    private final LocalDate start;
    private final LocalDate on;
    private final Map<Integer, Integer> lastNumbers = new HashMap<>();

    Selling(long seed, Books books, List<Player> players, LocalDate start, LocalDate on) {
        this.dice = Dice.of(seed, "selling");
        this.books = books;
        this.players = players;
        this.start = start;
        this.on = on;
    }

    /** All invoices in the order of their numbers, posted. */
    List<Sale> sell() {
        var drafts = drafts();
        var ordinary = sum(drafts.stream().filter(draft -> draft.player().weight() > 0));
        var written = sum(drafts.stream().filter(draft -> draft.player().weight() == 0));
        var scale = (targetCents() - written) / ordinary;
        return drafts.stream()
                .map(draft -> draft.player().weight() > 0 ? draft.times(scale) : draft)
                .map(this::post)
                .toList();
    }

    /** Between 6.6 and 7.4 million euros a year. */
    private double targetCents() {
        var days = on.toEpochDay() - start.toEpochDay() + 1;
        return (660_000_000L + 80_000_000L * dice.share()) * days / 365.25;
    }

    private static double sum(Stream<Draft> drafts) {
        return drafts.mapToDouble(Draft::netCents).sum();
    }

    private List<Draft> drafts() {
        var drafts = new ArrayList<Draft>();
        var workday = 0;
        for (var day = start; !day.isAfter(on); day = day.plusDays(1)) {
            if (Workdays.isWorked(day)) drafts.addAll(draftsOf(day, workday++));
        }
        return drafts;
    }

    private List<Draft> draftsOf(LocalDate day, int workday) {
        var drafts = new ArrayList<Draft>();
        var count = Math.max(0, dice.normal(ORDINARY_SALES_A_DAY * SEASON[day.getMonthValue() - 1], 2));
        for (var i = 0; i < count; i++) drafts.add(draft(chosen(), day));
        for (var player : players) {
            if (isTurnOf(player, day, workday)) drafts.add(draft(player, day));
            if (player.plays(Trouble.HUGE_LATE) && day.equals(Workdays.upTo(on.minusDays(53)))) {
                drafts.add(new Draft(player, day, HUGE_NET_CENTS, true));
            }
        }
        return drafts;
    }

    private boolean isTurnOf(Player player, LocalDate day, int workday) {
        return player.everyWorkdays() > 0 && player.buysOn(day) && workday % player.everyWorkdays() == 0;
    }

    private Draft draft(Player player, LocalDate day) {
        var net = Math.max(1_800, dice.logNormal(player.meanNetCents(), 0.8));
        return new Draft(player, day, net, stopsPaying(player, day));
    }

    private boolean stopsPaying(Player player, LocalDate day) {
        return player.behaviour() == Behaviour.STOPS
                && day.isAfter(player.until().minusDays(60));
    }

    private Player chosen() {
        var total = players.stream().mapToDouble(Player::weight).sum();
        var left = dice.share() * total;
        for (var player : players) {
            left -= player.weight();
            if (player.weight() > 0 && left <= 0) return player;
        }
        return players.getFirst();
    }

    private Sale post(Draft draft) {
        var player = draft.player();
        var net = Math.round(draft.netCents());
        var number = nextNumber("FA", draft.day());
        var entry = new Entry(
                Journal.VT,
                draft.day(),
                number,
                "Facture " + number + " " + player.party().name());
        var vat = vatCents(player, net);
        var receivable = entry.add(Chart.CUSTOMERS, player.party(), net + vat);
        var freight = dice.chance(0.3) ? Math.min(net / 4, dice.between(900, 6_000)) : 0;
        entry.with(income(player), freight - net);
        if (freight > 0) entry.with(Chart.FREIGHT, -freight);
        if (vat > 0) entry.with(Chart.VAT_COLLECTED, -vat);
        books.post(entry);
        return new Sale(player, draft.day(), number, net, draft.refused(), receivable);
    }

    /** Credit notes, numbered in order, before anybody pays: some for the whole invoice, most for a part. */
    void credit(List<Sale> sales) {
        sales.stream()
                .filter(this::deservesCredit)
                .map(sale -> new Credit(sale, Workdays.from(sale.issuedOn().plusDays(dice.between(4, 18)))))
                .filter(credit -> !credit.day().isAfter(on))
                .sorted(Comparator.comparing(Credit::day))
                .forEach(this::post);
    }

    private boolean deservesCredit(Sale sale) {
        var player = sale.player();
        if (player.plays(Trouble.NETS_CREDIT_NOTES)) return dice.chance(0.2);
        return player.trouble() == null && dice.chance(0.025);
    }

    private void post(Credit credit) {
        var sale = credit.sale();
        var player = sale.player();
        var whole = player.trouble() == null && dice.chance(0.25);
        var net = whole ? sale.netCents() : Math.round(sale.netCents() * (0.03 + 0.2 * dice.share()));
        var vat = vatCents(player, net);
        var number = nextNumber("AV", credit.day());
        var entry = new Entry(Journal.VT, credit.day(), number, "Avoir " + number + " sur " + sale.number());
        sale.lettering().take(entry.add(Chart.CUSTOMERS, player.party(), -net - vat));
        entry.with(income(player), net);
        if (vat > 0) entry.with(Chart.VAT_COLLECTED, vat);
        books.post(entry);
        sale.reduce(net + vat);
    }

    private String nextNumber(String kind, LocalDate day) {
        var sequence = day.getYear() * 2 + (kind.equals("FA") ? 0 : 1);
        return "%s-%d-%05d".formatted(kind, day.getYear(), lastNumbers.merge(sequence, 1, Integer::sum));
    }

    private static Chart income(Player player) {
        return player.isBelgian() ? Chart.SALES_INTRA_COMMUNITY : Chart.SALES;
    }

    /** 20 % in France (CGI art. 278); a delivery to a Belgian company is exempt (CGI art. 262 ter I). */
    private static long vatCents(Player player, long netCents) {
        return player.isBelgian() ? 0 : Math.round(netCents * 0.2);
    }

    private record Draft(Player player, LocalDate day, double netCents, boolean refused) {
        Draft times(double factor) {
            return new Draft(player, day, netCents * factor, refused);
        }
    }

    private record Credit(Sale sale, LocalDate day) {}
}
