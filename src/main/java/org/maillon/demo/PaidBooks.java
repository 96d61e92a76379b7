package org.maillon.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The open items of an invented company, as a matching of payments has to live with: numbers given one after another to
 * different customers, customers who are invoiced the same amount every month, round amounts, and customers who share a
 * name. Every figure is computed from the number of the item and the seed, so that nothing is kept.
 */
public final class PaidBooks {
    private static final String HEADER =
            "account;name;email;language;country;iban;reference;issuedOn;dueOn;currency;amount;structuredReference";
    private static final int DAYS = 150;

    private final int items;
    private final int accounts;
    private final LocalDate on;
    private final long seed;
    private final int[] ordered;
    private final int[] first;

    public PaidBooks(int items, int accounts, LocalDate on, long seed) {
        this.items = items;
        this.accounts = accounts;
        this.on = on;
        this.seed = seed;
        this.first = new int[accounts + 1];
        this.ordered = new int[items];
        for (int item = 0; item < items; item++) first[accountOf(item) + 1]++;
        for (int account = 0; account < accounts; account++) first[account + 1] += first[account];
        var next = first.clone();
        for (int item = 0; item < items; item++) ordered[next[accountOf(item)]++] = item;
    }

    public int items() {
        return items;
    }

    int accounts() {
        return accounts;
    }

    LocalDate on() {
        return on;
    }

    long seed() {
        return seed;
    }

    /** The items of an account, oldest first. */
    int[] itemsOf(int account) {
        return java.util.Arrays.copyOfRange(ordered, first[account], first[account + 1]);
    }

    int accountOf(int item) {
        return (int) Math.floorMod(mix(item, 1), (long) accounts);
    }

    /** "2026-0001234", "FA26-0001234" …: a company has one way to number. */
    String reference(int item) {
        return prefix() + String.format(Locale.ROOT, "%07d", item + 1);
    }

    private String prefix() {
        return List.of("FA26-", "F2026-", "2026/", "VF-26-").get((int) Math.floorMod(seed, 4L));
    }

    /** The part of the number that people quote when they quote only its end. */
    static String end(int item) {
        return Integer.toString(item + 1);
    }

    LocalDate issuedOn(int item) {
        return on.minusDays(DAYS - (long) item * DAYS / items);
    }

    LocalDate dueOn(int item) {
        return issuedOn(item).plusDays(30 + 15L * (accountOf(item) % 3));
    }

    boolean isSubscribed(int account) {
        return Math.floorMod(mix(account, 2), 10L) < 2;
    }

    long cents(int item) {
        int account = accountOf(item);
        if (isSubscribed(account)) return 2_990 + 500 * Math.floorMod(mix(account, 3), 90L);
        long chance = mix(item, 4) >>> 1;
        if (chance % 7 == 0) return 10_000 * (1 + chance / 7 % 60);
        long net = (1_000L << chance / 7 % 11) + chance / 77 % (1_000L << chance / 7 % 11);
        return net + net / 5;
    }

    boolean isBelgian(int account) {
        return account % 4 == 0;
    }

    /** Twelve digits; empty for items of French accounts. */
    String structured(int item) {
        if (!isBelgian(accountOf(item))) return "";
        long ten = 2_600_000_000L + item;
        return String.format(Locale.ROOT, "%010d%02d", ten, ten % 97 == 0 ? 97 : ten % 97);
    }

    public String code(int account) {
        return String.format(Locale.ROOT, "C%07d", account);
    }

    public String iban(int account) {
        return isBelgian(account) ? Invented.belgianIban(account) : Invented.frenchIban(account);
    }

    /** Whether the company has been paid from this account before. */
    public boolean isKnown(int account) {
        return Math.floorMod(mix(account, 5), 100L) < 90;
    }

    /** Whether two per cent for payment within ten days are agreed. */
    public boolean hasDiscount(int account) {
        return Math.floorMod(mix(account, 6), 100L) < 4;
    }

    /** About one name in ten belongs to two customers. */
    public String name(int account) {
        long chance = mix(account, 7) >>> 1;
        var name = Words.name(Words.TRADES_FR.get((int) (chance % Words.TRADES_FR.size()))) + " "
                + Words.FAMILIES_FR.get((int) (chance / 32 % Words.FAMILIES_FR.size()));
        if (chance / 2048 % 3 == 0)
            name += " & " + Words.FAMILIES_FR.get((int) (chance / 8192 % Words.FAMILIES_FR.size()));
        return name + " " + town(chance / 1_000_000) + " " + Words.FORMS_FR.get((int) (chance / 50_000_000 % 3));
    }

    private static String town(long chance) {
        return Words.name(Words.TOWNS_FR.get((int) (chance % Words.TOWNS_FR.size())));
    }

    /** Writes the list of open items in the columns an import reads without mapping. */
    public void write(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER + "\n");
            for (int account = 0; account < accounts; account++) {
                var who = code(account) + ";" + name(account) + ";;fr;" + (isBelgian(account) ? "BE" : "FR") + ";;";
                for (int item : itemsOf(account)) out.write(who + line(item));
            }
        }
    }

    private String line(int item) {
        long cents = cents(item);
        return "%s;%s;%s;EUR;%d.%02d;%s\n"
                .formatted(reference(item), issuedOn(item), dueOn(item), cents / 100, cents % 100, structured(item));
    }

    private long mix(long number, int purpose) {
        return Dice.mix(seed * 1_000_003 + number * 31 + purpose * 7_919_777_777L);
    }
}
