package org.maillon.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * A list of open items as large as a benchmark wants, in the columns an import reads without mapping. The items stand
 * account by account; amounts have a decimal point, days are ISO, names hold neither quote nor semicolon.
 */
public final class BulkItems {
    private static final String HEADER =
            "account;name;email;language;country;iban;reference;issuedOn;dueOn;currency;amount;structuredReference";
    private static final int DAYS = 400;

    private final Bytes out;
    private final long seed;
    private final byte[][] days;
    private final double shareDue;

    private BulkItems(Bytes out, double shareDue, LocalDate on, long seed) {
        this.out = out;
        this.seed = seed;
        this.shareDue = shareDue;
        this.days = days(on);
    }

    /**
     * Writes so many items spread evenly over so many accounts.
     *
     * @param shareDue from 0 to 1: the share of items 3 to 90 days late on the day; the others fall due 8 to 60 days later
     */
    public static void write(Path file, long items, int accounts, double shareDue, LocalDate on, long seed)
            throws IOException {
        if (accounts < 1 || accounts > items) {
            throw new IllegalArgumentException(items + " items cannot stand on " + accounts + " accounts");
        }
        try (var out = new Bytes(file)) {
            out.put(Bytes.of(HEADER)).endLine();
            new BulkItems(out, shareDue, on, seed).write(items, accounts);
        }
    }

    private void write(long items, int accounts) throws IOException {
        var dice = Dice.of(seed, "bulk items");
        for (var account = 0; account < accounts; account++) {
            var belgian = account % 4 == 0;
            var who = Bytes.of(account(account, belgian, dice));
            var last = items * (account + 1) / accounts;
            for (var item = items * account / accounts; item < last; item++) write(item, who, belgian);
        }
    }

    private void write(long item, byte[] who, boolean belgian) throws IOException {
        var chance = Dice.mix(seed * 1_000_003 + item) >>> 1;
        var due = chance % 1_000_000 < shareDue * 1_000_000;
        var spread = chance >>> 20;
        var daysLate = (int) (due ? 3 + spread % 88 : -8 - spread % 53);
        var magnitude = 1_000L << (chance >>> 40) % 11;
        out.put(who).put('F').put('A').put('-').put(item, 9).put(';');
        out.put(day(daysLate + 30)).put(';').put(day(daysLate)).put(';');
        out.put('E').put('U').put('R').put(';');
        out.putAmount(magnitude + spread % magnitude, '.').put(';');
        if (belgian) structuredReference(item);
        out.endLine();
    }

    /** Ten digits and their remainder by 97, or 97 for none: +++ddd/dddd/ddddd+++. */
    private void structuredReference(long item) {
        var ten = item % 10_000_000_000L;
        var check = ten % 97 == 0 ? 97 : ten % 97;
        out.put('+')
                .put('+')
                .put('+')
                .put(ten / 10_000_000, 3)
                .put('/')
                .put(ten / 1_000, 4)
                .put('/');
        out.put(ten % 1_000, 3).put(check, 2).put('+').put('+').put('+');
    }

    private byte[] day(int daysAgo) {
        return days[daysAgo + DAYS / 2];
    }

    private static byte[][] days(LocalDate on) {
        var days = new byte[DAYS][];
        for (var i = 0; i < DAYS; i++) {
            days[i] = Bytes.of(on.minusDays(i - DAYS / 2).format(DateTimeFormatter.ISO_LOCAL_DATE));
        }
        return days;
    }

    private static String account(int number, boolean belgian, Dice dice) {
        var name = Words.name(dice.pick(Words.TRADES_FR)) + " " + dice.pick(Words.FAMILIES_FR);
        var language = !belgian ? number % 50 == 1 ? "en" : "fr" : number % 8 == 0 ? "nl" : "fr";
        return "C%07d;%s %d;compta@c%07d.example;%s;%s;%s;"
                .formatted(
                        number,
                        name,
                        number,
                        number,
                        language,
                        belgian ? "BE" : "FR",
                        belgian ? Invented.belgianIban(number) : Invented.frenchIban(number));
    }
}
