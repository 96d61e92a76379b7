package org.maillon.imports;

/**
 * What the lines of each accounting entry touched, decided while its file streams by: an invoice is a customer line in an
 * entry with sales, a receipt one in an entry with a bank. Keys are {@link FecLine#entryKey()}: 64 bits of journal, entry
 * number and day (of journal, day and document where the entry number is blank or 0).
 *
 * <p>A hash table of primitives, about 30 bytes an entry; beyond {@link #MOST_ENTRIES} further entries are not remembered.
 */
public final class EntryKinds {
    /** Class 70 or output VAT (4457) in credit. */
    public static final int SALES = 1;
    /** Class 70, rebates given (709) or output VAT in debit: a credit note. */
    public static final int SALES_REVERSED = 1 << 1;
    /** 51, 53 or 58: bank, cash, cheques to cash, transfers under way. */
    public static final int BANK = 1 << 2;
    /** 654, 6714 and 491: a bad debt, or its provision. */
    public static final int LOSS = 1 << 3;
    /** 413: bills of exchange. */
    public static final int BILL = 1 << 4;
    /** 416: doubtful or disputed customers. */
    public static final int DOUBTFUL = 1 << 5;
    /** 4191: deposits received. */
    public static final int DEPOSIT = 1 << 6;
    /** 411: customers. */
    public static final int CUSTOMER = 1 << 7;
    /** Any other account. */
    public static final int OTHER = 1 << 8;

    static final int MOST_ENTRIES = 6_000_000;

    private final int most;
    private long[] keys;
    private long[] balances;
    private int[] firstLines;
    private short[] masks;
    private int size;
    private boolean overflowed;

    EntryKinds() {
        this(MOST_ENTRIES);
    }

    EntryKinds(int most) {
        this.most = most;
        keys = new long[1 << 10];
        balances = new long[1 << 10];
        firstLines = new int[1 << 10];
        masks = new short[1 << 10];
    }

    /** The kinds an entry touched, as bits; 0 when the entry is not known. */
    public int of(long entryKey) {
        return masks[slot(keys, key(entryKey))];
    }

    public boolean has(long entryKey, int kind) {
        return (of(entryKey) & kind) != 0;
    }

    public int entries() {
        return size;
    }

    /** Whether there were more entries than are remembered. */
    boolean overflowed() {
        return overflowed;
    }

    void add(long entryKey, int kinds, long balanceCents, int line) {
        var key = key(entryKey);
        int slot = slot(keys, key);
        if (keys[slot] == 0) {
            if (size == most) {
                overflowed = true;
                return;
            }
            if (size * 4L >= keys.length * 3L) {
                grow();
                slot = slot(keys, key);
            }
            size++;
            keys[slot] = key;
            firstLines[slot] = line;
        }
        balances[slot] += balanceCents;
        masks[slot] |= (short) kinds;
    }

    /** Takes an entry that does not balance. */
    interface Unbalanced {
        void entry(long entryKey, int firstLine, long balanceCents);
    }

    void unbalanced(Unbalanced sink) {
        for (int i = 0; i < keys.length; i++) {
            if (balances[i] != 0) sink.entry(keys[i], firstLines[i], balances[i]);
        }
    }

    /** Takes an entry that has lines on customer accounts. */
    interface OnCustomers {
        void entry(long entryKey, int kinds);
    }

    void onCustomers(OnCustomers sink) {
        int customers = CUSTOMER | BILL | DOUBTFUL | DEPOSIT;
        for (int i = 0; i < keys.length; i++) {
            if ((masks[i] & customers) != 0) sink.entry(keys[i], masks[i]);
        }
    }

    /** Lets go of what only the check of balances needed. */
    void forgetBalances() {
        balances = new long[0];
        firstLines = new int[0];
    }

    /** The kinds that one line's account and side make. */
    static int kindOf(byte[] bytes, int from, int to, boolean credit) {
        int a = digit(bytes, from, to), b = digit(bytes, from + 1, to), c = digit(bytes, from + 2, to);
        int d = digit(bytes, from + 3, to);
        return switch (a * 10 + b) {
            case 70 -> credit && c != 9 ? SALES : SALES_REVERSED;
            case 51, 53, 58 -> BANK;
            case 65 -> c == 4 ? LOSS : OTHER;
            case 67 -> c == 1 && d == 4 ? LOSS : OTHER;
            case 49 -> c == 1 ? LOSS : OTHER;
            case 44 -> c == 5 && d == 7 ? (credit ? SALES : SALES_REVERSED) : OTHER;
            case 41 ->
                switch (c) {
                    case 1 -> CUSTOMER;
                    case 3 -> BILL;
                    case 6 -> DOUBTFUL;
                    case 9 -> d == 1 ? DEPOSIT : OTHER;
                    default -> OTHER;
                };
            default -> OTHER;
        };
    }

    private static int digit(byte[] bytes, int at, int to) {
        return at < to && bytes[at] >= '0' && bytes[at] <= '9' ? bytes[at] - '0' : -100;
    }

    private static long key(long entryKey) {
        return entryKey == 0 ? 1 : entryKey;
    }

    private static int slot(long[] keys, long key) {
        int last = keys.length - 1;
        int slot = (int) (key ^ (key >>> 32)) & last;
        while (keys[slot] != 0 && keys[slot] != key) slot = (slot + 1) & last;
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldBalances = balances;
        var oldLines = firstLines;
        var oldMasks = masks;
        int length = oldKeys.length * 2;
        keys = new long[length];
        balances = new long[length];
        firstLines = new int[length];
        masks = new short[length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] == 0) continue;
            int slot = slot(keys, oldKeys[i]);
            keys[slot] = oldKeys[i];
            balances[slot] = oldBalances[i];
            firstLines[slot] = oldLines[i];
            masks[slot] = oldMasks[i];
        }
    }
}
