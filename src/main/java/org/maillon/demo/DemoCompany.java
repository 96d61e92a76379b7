package org.maillon.demo;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A French wholesaler that does not exist: eighteen months of trading with 300 customers up to a day, as its accounting
 * software and its customer file would export them. The same seed and day give the same bytes, for ever.
 */
public final class DemoCompany {
    private static final int MONTHS_OF_TRADING = 18;

    private final String name;
    private final String siren;
    private final LocalDate start;
    private final LocalDate on;
    private final Cast cast;
    private final Books books;
    private final List<Sale> sales;

    private DemoCompany(long seed, LocalDate on) {
        var dice = Dice.of(seed, "company");
        this.name = "Comptoir " + dice.pick(Words.FAMILIES_FR) + "-" + dice.pick(Words.FAMILIES_FR) + " SAS";
        this.siren = Cast.inventedSiren(dice);
        this.on = on;
        this.start = on.minusMonths(MONTHS_OF_TRADING).with(TemporalAdjusters.firstDayOfMonth());
        this.cast = Cast.of(seed, start, on);
        this.books = new Books(on);
        this.sales = trade(seed);
        new Overheads(seed, books, start, on).run();
    }

    /** The company as it stands on the evening of the given day. */
    public static DemoCompany of(long seed, LocalDate on) {
        return new DemoCompany(seed, on);
    }

    private List<Sale> trade(long seed) {
        var selling = new Selling(seed, books, cast.players(), start, on);
        var sold = selling.sell();
        selling.credit(sold);
        var stories = new Stories(books, new Collecting(seed, books, start, on), on);
        var byPlayer = sold.stream().collect(Collectors.groupingBy(Sale::player));
        for (var player : cast.players()) stories.play(player, byPlayer.getOrDefault(player, List.of()));
        return sold;
    }

    public String name() {
        return name;
    }

    /** Nine digits beginning with 000: valid by Luhn, and nobody's. */
    public String siren() {
        return siren;
    }

    /** The day up to which it has traded. */
    public LocalDate on() {
        return on;
    }

    /** The calendar years in which it traded, the last one usually not closed yet. */
    public List<Integer> fiscalYears() {
        return IntStream.rangeClosed(start.getYear(), on.getYear()).boxed().toList();
    }

    /** The name the law gives the file: SIREN, FEC, closing day (LPF art. A47 A-1). */
    public String fecName(int fiscalYear) {
        return siren + "FEC" + fiscalYear + "1231.txt";
    }

    /** Writes the FEC of a year: 18 columns, TAB, decimal comma, CR LF; meant for UTF-8. Refuses a year without trade. */
    public void writeFec(int fiscalYear, Writer out) throws IOException {
        if (!fiscalYears().contains(fiscalYear)) throw new IllegalArgumentException("no trade in " + fiscalYear);
        out.append(FecRow.HEADER).append("\r\n");
        for (var row : books.rows(fiscalYear)) row.appendTo(out);
    }

    /** All customers, in the order of their codes. */
    public List<DemoAccount> accounts() {
        return cast.players().stream().map(Player::account).toList();
    }

    /** The people at the customers; each account has exactly one who pays. */
    public List<Contact> contacts() {
        return cast.contacts();
    }

    /** What to look at: the accounts with a story, by code. */
    public Map<String, Trouble> troubles() {
        var troubles = new TreeMap<String, Trouble>();
        for (var player : cast.players()) {
            var trouble = player.trouble();
            if (trouble != null) troubles.put(player.account().code(), trouble);
        }
        return troubles;
    }

    /** The invoices that are truly open, in the order of their numbers; money received without an invoice is not here. */
    public List<DemoItem> openItems() {
        return sales.stream()
                .filter(sale -> sale.openCents() > 0)
                .map(sale -> new DemoItem(
                        sale.player().account().code(), sale.number(), sale.issuedOn(), sale.dueOn(), sale.openCents()))
                .toList();
    }
}
