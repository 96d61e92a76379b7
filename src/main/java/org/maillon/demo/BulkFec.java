package org.maillon.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * A FEC as large as a benchmark wants: one fiscal year, streamed in the order of its days, each entry balanced. A block
 * is ten sales, one purchase and one payment of a supplier, and weeks later receipts for eight of the ten sales: about
 * 35 % of the lines are customers', 80 % of which are lettered.
 */
public final class BulkFec {
    /** Lines per customer, more or less as in the ledgers of wholesalers. */
    private static final int LINES_A_CUSTOMER = 60;

    private static final int SALES_A_BLOCK = 10;
    private static final int PAID_A_BLOCK = 8;
    private static final int LINES_AT_ONCE = SALES_A_BLOCK * 3 + 5;
    private static final int LINES_LATER = PAID_A_BLOCK * 2;
    /** Receipts come after this share of the year: 45 days. */
    private static final double LAG = 45 / 365.0;

    private static final byte[] VT = start(Journal.VT);
    private static final byte[] BQ = start(Journal.BQ);
    private static final byte[] HA = start(Journal.HA);
    private static final byte[] CUSTOMERS = account(Chart.CUSTOMERS);
    private static final byte[] SALES = general(Chart.SALES);
    private static final byte[] VAT = general(Chart.VAT_COLLECTED);
    private static final byte[] BANK = general(Chart.BANK);
    private static final byte[] PURCHASES = general(Chart.PURCHASES);
    private static final byte[] VAT_PAID = general(Chart.VAT_PAID);
    private static final byte[] FEES = general(Chart.BANK_FEES);
    private static final byte[] SUPPLIER = Bytes.of("401000\tFournisseurs\tF00001\tMatériaux Ravenelle Distribution\t");
    private static final byte[] NOTHING = {};

    private final Bytes out;
    private final long seed;
    private final byte[][] parties;
    private final int[] lettersOfSales;
    private final int[] lettersOfReceipts;
    private final List<byte[]> days;
    private final long blocks;
    private final long lag;
    private long entry;
    private long fees;

    private BulkFec(Bytes out, long lines, long seed, LocalDate closing) {
        this.out = out;
        this.seed = seed;
        this.parties = parties((int) Math.max(1, Math.min(lines / LINES_A_CUSTOMER, 5_000_000)), seed);
        this.lettersOfSales = new int[parties.length];
        this.lettersOfReceipts = new int[parties.length];
        this.days = workdays(closing);
        this.blocks = blocksWithin(lines);
        this.lag = lagOf(blocks);
    }

    /**
     * Writes a FEC of the year that ends on a day.
     *
     * @param lines how many records, the header left out; at least 2
     */
    public static void write(Path file, long lines, long seed, LocalDate closing) throws IOException {
        if (lines < 2) throw new IllegalArgumentException("an entry has two lines at least: " + lines);
        try (var out = new Bytes(file)) {
            out.put(Bytes.of(FecRow.HEADER)).endLine();
            new BulkFec(out, lines, seed, closing).write(lines);
        }
    }

    /** As many blocks as fit, leaving nothing or at least the two lines of one more entry. */
    private static long blocksWithin(long lines) {
        var blocks = lines / LINES_AT_ONCE;
        while (linesOf(blocks) > lines || lines - linesOf(blocks) == 1) blocks--;
        return blocks;
    }

    private static long linesOf(long blocks) {
        return blocks * LINES_AT_ONCE + (blocks - lagOf(blocks)) * LINES_LATER;
    }

    private static long lagOf(long blocks) {
        return (long) Math.ceil(blocks * LAG);
    }

    private void write(long lines) throws IOException {
        for (var block = 0L; block < blocks; block++) {
            var day = dayOf(block);
            for (var i = 0; i < SALES_A_BLOCK; i++) sell(block, i, day);
            if (block >= lag) for (var i = 0; i < PAID_A_BLOCK; i++) receive(block - lag, i, day);
            buy(block, day);
        }
        for (var left = lines - linesOf(blocks); left > 0; left -= left == 3 ? 3 : 2) payFees(left == 3);
    }

    private byte[] dayOf(long block) {
        return days.get((int) (block * days.size() / blocks));
    }

    private void sell(long block, int i, byte[] day) throws IOException {
        var sale = block * SALES_A_BLOCK + i;
        var net = netCents(sale);
        var vat = net / 5;
        var customer = customerOf(sale);
        var lettered = i < PAID_A_BLOCK && block < blocks - lag && isLettered(sale);
        entry++;
        begin(VT, day, CUSTOMERS).put(parties[customer]);
        invoice(sale, day);
        amount(net + vat, true);
        letters(lettered ? lettersOfSales[customer]++ : -1, lettered ? dayOf(block + lag) : NOTHING);
        end(day);
        begin(VT, day, SALES);
        invoice(sale, day);
        amount(net, false);
        unlettered(day);
        begin(VT, day, VAT);
        invoice(sale, day);
        amount(vat, false);
        unlettered(day);
    }

    private void receive(long block, int i, byte[] day) throws IOException {
        var sale = block * SALES_A_BLOCK + i;
        var net = netCents(sale);
        var customer = customerOf(sale);
        var lettered = isLettered(sale);
        entry++;
        begin(BQ, day, BANK);
        receipt(sale, day);
        amount(net + net / 5, true);
        unlettered(day);
        begin(BQ, day, CUSTOMERS).put(parties[customer]);
        receipt(sale, day);
        amount(net + net / 5, false);
        letters(lettered ? lettersOfReceipts[customer]++ : -1, lettered ? day : NOTHING);
        end(day);
    }

    private void buy(long block, byte[] day) throws IOException {
        var net = netCents(-1 - block) * 4;
        var vat = net / 5;
        entry++;
        bought(HA, PURCHASES, block, day, net, true);
        bought(HA, VAT_PAID, block, day, vat, true);
        bought(HA, SUPPLIER, block, day, net + vat, false);
        entry++;
        bought(BQ, SUPPLIER, block, day, net + vat, true);
        bought(BQ, BANK, block, day, net + vat, false);
    }

    private void bought(byte[] journal, byte[] account, long block, byte[] day, long cents, boolean debit)
            throws IOException {
        begin(journal, day, account);
        piece("AC-", block, day).put(Bytes.of("Achat marchandises")).put('\t');
        amount(cents, debit);
        unlettered(day);
    }

    private void payFees(boolean withVat) throws IOException {
        var day = days.getLast();
        entry++;
        fee(FEES, day, withVat ? 1_000 : 1_200, true);
        if (withVat) fee(VAT_PAID, day, 200, true);
        fee(BANK, day, 1_200, false);
        fees++;
    }

    private void fee(byte[] account, byte[] day, long cents, boolean debit) throws IOException {
        begin(BQ, day, account);
        piece("FR-", fees, day).put(Bytes.of("Commissions et frais")).put('\t');
        amount(cents, debit);
        unlettered(day);
    }

    private Bytes begin(byte[] journal, byte[] day, byte[] account) {
        return out.put(journal).put(entry).put('\t').put(day).put('\t').put(account);
    }

    private void invoice(long sale, byte[] day) {
        piece("FA-", sale, day).put(Bytes.of("Facture FA-")).put(sale, 8).put('\t');
    }

    /** Two receipts in three say the invoice, the others only that money came. */
    private void receipt(long sale, byte[] day) {
        piece("RB-", sale / 50, day);
        if (sale % 3 == 0) out.put(Bytes.of("VIR SEPA RECU"));
        else out.put(Bytes.of("VIR FA-")).put(sale, 8);
        out.put('\t');
    }

    private Bytes piece(String kind, long number, byte[] day) {
        return out.put(Bytes.of(kind)).put(number, 8).put('\t').put(day).put('\t');
    }

    private void amount(long cents, boolean debit) {
        if (!debit) out.put('0').put(',').put(0, 2).put('\t');
        out.putAmount(cents, ',').put('\t');
        if (debit) out.put('0').put(',').put(0, 2).put('\t');
    }

    private void letters(int rank, byte[] day) {
        if (rank >= 0) out.put((char) ('A' + rank / 26 % 26)).put((char) ('A' + rank % 26));
        out.put('\t').put(day).put('\t');
    }

    private void unlettered(byte[] day) throws IOException {
        out.put('\t').put('\t');
        end(day);
    }

    private void end(byte[] day) throws IOException {
        out.put(day).put('\t').put('\t').endLine();
    }

    private boolean isLettered(long sale) {
        return chance(sale, 1) % 100 < 97;
    }

    private int customerOf(long sale) {
        return (int) (chance(sale, 2) % parties.length);
    }

    /** From 10 to about 20,000 euros, the small ones far more often. */
    private long netCents(long sale) {
        var throwOfThree = chance(sale, 3);
        var magnitude = 1_000L << throwOfThree % 11;
        return magnitude + (throwOfThree >>> 8) % magnitude;
    }

    private long chance(long sale, int purpose) {
        return Dice.mix(seed * 1_000_003 + sale * 8 + purpose) >>> 1;
    }

    private static List<byte[]> workdays(LocalDate closing) {
        return closing.minusYears(1)
                .plusDays(1)
                .datesUntil(closing.plusDays(1))
                .filter(Workdays::isWorked)
                .map(day -> Bytes.of(FecRow.day(day)))
                .toList();
    }

    private static byte[][] parties(int count, long seed) {
        var dice = Dice.of(seed, "bulk");
        var parties = new byte[count][];
        for (var i = 0; i < count; i++) {
            var name = Words.name(dice.pick(Words.TRADES_FR)) + " " + dice.pick(Words.FAMILIES_FR);
            parties[i] = Bytes.of("C%07d\t%s %s\t".formatted(i, name, dice.pick(Words.FORMS_FR)));
        }
        return parties;
    }

    private static byte[] start(Journal journal) {
        return Bytes.of(journal.name() + "\t" + journal.label() + "\t");
    }

    private static byte[] account(Chart account) {
        return Bytes.of(account.number() + "\t" + account.label() + "\t");
    }

    private static byte[] general(Chart account) {
        return Bytes.of(account.number() + "\t" + account.label() + "\t\t\t");
    }
}
