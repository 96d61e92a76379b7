package org.maillon.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lines of bank statements that pay (or do not pay) the items of {@link PaidBooks}, each with what it truly pays. The shares
 * of the kinds are a guess at the post of a French or Belgian wholesaler; they stand in {@link PaymentKind}.
 */
public final class PaymentLines {
    /**
     * A line of a statement and its truth.
     *
     * @param cents minor units, money in is positive
     * @param pays cents of each item by its reference, by this money or a credit note it took into account; empty where it
     *     pays none
     */
    public record Line(
            PaymentKind kind,
            LocalDate bookedOn,
            long cents,
            String payer,
            String payerIban,
            String structuredReference,
            String text,
            Map<String, Long> pays) {}

    /** A credit note a customer is going to deduct. */
    public record CreditNote(int account, String reference, long cents) {}

    /** An account that pays for others, known to. */
    public record GroupPayer(String iban, String name, List<Integer> accounts) {}

    private static final Set<PaymentKind> LEAVE_OPEN = EnumSet.of(
            PaymentKind.PART,
            PaymentKind.PART_WITHOUT_REFERENCE,
            PaymentKind.CREDIT_NOTE,
            PaymentKind.DISCOUNT,
            PaymentKind.FEES,
            PaymentKind.SMALL_DIFFERENCE);

    /** Paid whole and by name: what is paid again is told apart from what is paid next. */
    private static final Set<PaymentKind> REPEATED =
            EnumSet.of(PaymentKind.STRUCTURED, PaymentKind.NUMBER, PaymentKind.GROUPED);

    private final PaidBooks books;
    private final Dice dice;
    private final PaymentWords words;
    private final BitSet used;
    private final BitSet touched;
    private final List<Line> lines = new ArrayList<>();
    private final List<CreditNote> creditNotes = new ArrayList<>();
    private final List<GroupPayer> groups = new ArrayList<>();
    private final List<Line> paidBefore = new ArrayList<>();

    private PaymentLines(PaidBooks books, int count) {
        this.books = books;
        this.dice = Dice.of(books.seed(), "payment lines");
        this.words = new PaymentWords(dice);
        this.used = new BitSet(books.items());
        this.touched = new BitSet(books.accounts());
        while (lines.size() < count) add(kind());
    }

    public static PaymentLines of(PaidBooks books, int count) {
        return new PaymentLines(books, count);
    }

    public List<Line> lines() {
        return lines;
    }

    public List<CreditNote> creditNotes() {
        return creditNotes;
    }

    public List<GroupPayer> groups() {
        return groups;
    }

    private PaymentKind kind() {
        int all = Arrays.stream(PaymentKind.values())
                .mapToInt(kind -> kind.share())
                .sum();
        int chance = dice.between(0, all - 1);
        for (var kind : PaymentKind.values()) {
            chance -= kind.share();
            if (chance < 0) return kind;
        }
        throw new IllegalStateException();
    }

    private void add(PaymentKind kind) {
        switch (kind) {
            case STRUCTURED -> structured(kind, false);
            case STRUCTURED_SLIP -> structured(kind, true);
            case NUMBER -> ofOne(kind, 0, item -> words.one(words.number(books.reference(item))));
            case NUMBER_SLIP -> ofOne(kind, 0, item -> words.one(words.slipped(books.reference(item))));
            case NO_REFERENCE -> ofOne(kind, 0, _ -> words.none());
            case FEES -> ofOne(kind, -dice.between(5, 25) * 100L, item -> words.one(books.reference(item)));
            case SMALL_DIFFERENCE ->
                ofOne(kind, dice.between(-90, 90), item -> words.one(words.number(books.reference(item))));
            case GROUPED -> ofSeveral(kind, dice.between(2, 7), this::listed);
            case CUT -> ofSeveral(kind, dice.between(3, 12), this::cut);
            case SUM_WITHOUT_REFERENCE -> ofSeveral(kind, dice.between(2, 4), _ -> words.none());
            case WHOLE_ACCOUNT -> ofSeveral(kind, 99, _ -> words.none());
            case RANGE -> range();
            case SAME_AMOUNTS -> sameAmounts();
            case CREDIT_NOTE -> creditNote();
            case PART -> part(kind, item -> (dice.chance(0.4) ? "ACOMPTE " : "") + words.one(books.reference(item)));
            case PART_WITHOUT_REFERENCE -> part(kind, _ -> dice.chance(0.5) ? "ACOMPTE" : words.none());
            case DISCOUNT -> discount();
            case THIRD_PARTY -> thirdParty();
            case GROUP_PAYER -> groupPayer();
            case DUPLICATE -> duplicate();
            case OLD_REFERENCE -> oldReference();
            case OTHER_INCOME -> otherIncome();
            case MONEY_OUT -> moneyOut();
        }
    }

    private interface Text {
        String of(int item);
    }

    private interface Texts {
        String of(List<Integer> items);
    }

    // ---- whom and what

    /** An account of which it is known what is open: one that left a part of an item open does not act again. */
    private int account(java.util.function.IntPredicate fit) {
        for (int tries = 0; tries < 200_000; tries++) {
            int account = dice.between(0, books.accounts() - 1);
            if (!touched.get(account) && books.itemsOf(account).length > 0 && fit.test(account)) return account;
        }
        throw new IllegalStateException("too many lines for so few items");
    }

    private int freeItem(int account) {
        var items = books.itemsOf(account);
        for (int tries = 0; tries < 50; tries++) {
            int item = items[dice.between(0, Math.min(items.length, 1 + items.length / 2) - 1)];
            if (!used.get(item)) return item;
        }
        return -1;
    }

    private void ofOne(PaymentKind kind, long more, Text text) {
        int account = account(each -> !books.isSubscribed(each) || kind == PaymentKind.NUMBER);
        int item = freeItem(account);
        if (item < 0 || books.cents(item) + more * 3 <= 0 || books.cents(item) < Math.abs(more) * 12) return;
        used.set(item);
        long cents = books.cents(item) + more;
        line(kind, account, cents, text.of(item), Map.of(books.reference(item), Math.min(cents, books.cents(item))));
    }

    private void ofSeveral(PaymentKind kind, int most, Texts text) {
        int account = account(each -> books.itemsOf(each).length >= (most == 99 ? 2 : Math.min(most, 4))
                && (!books.isSubscribed(each) || kind == PaymentKind.GROUPED || most == 99));
        var free = Arrays.stream(books.itemsOf(account))
                .filter(item -> !used.get(item))
                .boxed()
                .toList();
        var some = new ArrayList<Integer>();
        for (int item : free) if (some.size() < most && (most == 99 || dice.chance(0.75))) some.add(item);
        if (some.size() < 2) return;
        pay(kind, account, some, text.of(some));
    }

    private void pay(PaymentKind kind, int account, List<Integer> some, String text) {
        var pays = new LinkedHashMap<String, Long>();
        for (int item : some) {
            used.set(item);
            pays.put(books.reference(item), books.cents(item));
        }
        line(kind, account, pays.values().stream().mapToLong(cents -> cents).sum(), text, pays);
    }

    private void line(PaymentKind kind, int account, long cents, String text, Map<String, Long> pays) {
        var iban = books.iban(account);
        if (LEAVE_OPEN.contains(kind)) touched.set(account);
        line(kind, cents, words.name(books.name(account)), iban, "", text, pays);
    }

    private void line(
            PaymentKind kind,
            long cents,
            String payer,
            String iban,
            String structured,
            String text,
            Map<String, Long> pays) {
        var line = new Line(kind, books.on().minusDays(dice.between(0, 3)), cents, payer, iban, structured, text, pays);
        lines.add(line);
        if (REPEATED.contains(kind) && !pays.isEmpty()) paidBefore.add(line);
    }

    // ---- the kinds

    private void structured(PaymentKind kind, boolean slip) {
        int account = account(books::isBelgian);
        int item = freeItem(account);
        if (item < 0) return;
        used.set(item);
        var reference = slip ? words.slipped(books.structured(item)) : books.structured(item);
        boolean field = dice.chance(0.6) && reference.length() == 12;
        var text = field || reference.length() < 12 ? reference : words.structured(reference);
        line(
                kind,
                books.cents(item),
                words.name(books.name(account)),
                books.iban(account),
                field ? reference : "",
                field ? "" : text,
                Map.of(books.reference(item), books.cents(item)));
    }

    private String listed(List<Integer> items) {
        int style = dice.between(0, 9);
        var numbers = items.stream()
                .map(books::reference)
                .map(reference -> style < 6 ? reference : style < 8 ? reference.replaceAll("[^0-9]", "") : reference)
                .toList();
        if (style == 9) numbers = shortened(items);
        return words.many(numbers);
    }

    /** The first number whole, of the others only the end. */
    private List<String> shortened(List<Integer> items) {
        var numbers = new ArrayList<String>();
        for (int item : items)
            numbers.add(
                    numbers.isEmpty()
                            ? books.reference(item)
                            : books.reference(item).replaceAll("^.*[-/]", ""));
        return numbers;
    }

    private String cut(List<Integer> items) {
        var text = listed(items);
        int at = dice.chance(0.3) ? 35 : 140;
        return text.length() > at ? text.substring(0, at) : text;
    }

    private void range() {
        ofSeveral(
                PaymentKind.RANGE,
                99,
                items -> "FACTURES " + books.reference(items.getFirst())
                        + dice.pick(List.of(" A ", " à ", " t/m ", " au ")) + books.reference(items.getLast()));
    }

    private void sameAmounts() {
        int account = account(each -> books.isSubscribed(each) && books.itemsOf(each).length > 1);
        for (int item : books.itemsOf(account)) {
            if (used.get(item)) continue;
            pay(PaymentKind.SAME_AMOUNTS, account, List.of(item), words.none());
            return;
        }
    }

    private void creditNote() {
        int account = account(each -> !books.isSubscribed(each));
        int item = freeItem(account);
        if (item < 0 || books.cents(item) < 20_000) return;
        used.set(item);
        long credit = books.cents(item) * dice.between(5, 40) / 100;
        var reference = "AV26-" + String.format(java.util.Locale.ROOT, "%06d", creditNotes.size() + 1);
        creditNotes.add(new CreditNote(account, reference, credit));
        var text = words.one(books.reference(item)) + (dice.chance(0.6) ? " - AVOIR " + reference : "");
        line(
                PaymentKind.CREDIT_NOTE,
                account,
                books.cents(item) - credit,
                text,
                Map.of(books.reference(item), books.cents(item)));
    }

    private void part(PaymentKind kind, Text text) {
        int account = account(each -> !books.isSubscribed(each));
        int item = freeItem(account);
        if (item < 0 || books.cents(item) < 20_000) return;
        used.set(item);
        long cents =
                dice.chance(0.5) ? books.cents(item) / dice.between(2, 4) : books.cents(item) / 2 / 10_000 * 10_000;
        if (cents <= 0) return;
        line(kind, account, cents, text.of(item), Map.of(books.reference(item), cents));
    }

    private void discount() {
        int account = account(each -> books.hasDiscount(each) && !books.isSubscribed(each));
        for (int item : books.itemsOf(account)) {
            if (used.get(item) || books.issuedOn(item).isBefore(books.on().minusDays(6))) continue;
            used.set(item);
            long cents = books.cents(item) - Math.round(books.cents(item) * 0.02);
            line(
                    PaymentKind.DISCOUNT,
                    account,
                    cents,
                    words.one(books.reference(item)),
                    Map.of(books.reference(item), cents));
            return;
        }
    }

    private void thirdParty() {
        int account = account(each -> !books.isSubscribed(each));
        int item = freeItem(account);
        if (item < 0) return;
        used.set(item);
        int stranger = books.accounts() + 1 + lines.size();
        var reference = books.reference(item);
        line(
                PaymentKind.THIRD_PARTY,
                books.cents(item),
                words.name(dice.pick(Words.FIRST_NAMES_FR) + " " + dice.pick(Words.FAMILIES_FR)),
                Invented.frenchIban(stranger),
                "",
                words.one(dice.chance(0.95) ? reference : words.slipped(reference)),
                Map.of(reference, books.cents(item)));
    }

    private void groupPayer() {
        int stranger = 2 * books.accounts() + lines.size();
        var accounts = new ArrayList<Integer>();
        var pays = new LinkedHashMap<String, Long>();
        var numbers = new ArrayList<String>();
        for (int each = 0; each < dice.between(2, 5); each++) {
            int account = account(one -> !books.isSubscribed(one));
            int item = freeItem(account);
            if (item < 0) continue;
            used.set(item);
            accounts.add(account);
            pays.put(books.reference(item), books.cents(item));
            numbers.add(books.reference(item));
        }
        if (pays.isEmpty()) return;
        var name = "HOLDING " + dice.pick(Words.FAMILIES_FR).toUpperCase(java.util.Locale.ROOT) + " " + groups.size();
        var iban = Invented.frenchIban(stranger);
        groups.add(new GroupPayer(iban, name, accounts));
        long cents = pays.values().stream().mapToLong(each -> each).sum();
        line(PaymentKind.GROUP_PAYER, cents, name, iban, "", words.many(numbers), pays);
    }

    /** The same money a second time: it pays nothing any more. */
    private void duplicate() {
        if (paidBefore.isEmpty()) return;
        var before = dice.pick(paidBefore);
        line(
                PaymentKind.DUPLICATE,
                before.cents(),
                before.payer(),
                before.payerIban(),
                before.structuredReference(),
                before.text(),
                new HashMap<>());
    }

    /** A template with the communication of an invoice paid long ago, which the books no longer hold open. */
    private void oldReference() {
        int account = account(each -> !books.isSubscribed(each));
        int item = freeItem(account);
        if (item < 0) return;
        used.set(item);
        var old = books.reference(item).replaceAll("26(?=[-/])", "25");
        line(
                PaymentKind.OLD_REFERENCE,
                account,
                books.cents(item),
                words.one(old),
                Map.of(books.reference(item), books.cents(item)));
    }

    private void otherIncome() {
        int stranger = 3 * books.accounts() + lines.size();
        long cents = dice.chance(0.5) ? dice.between(10, 900) * 100L : dice.between(1_000, 900_000);
        line(
                PaymentKind.OTHER_INCOME,
                cents,
                "DGFIP " + dice.pick(Words.FAMILIES_FR),
                Invented.frenchIban(stranger),
                "",
                words.otherIncome(),
                Map.of());
    }

    private void moneyOut() {
        line(PaymentKind.MONEY_OUT, -dice.between(1_000, 500_000), "DIVERS", "", "", words.moneyOut(), Map.of());
    }
}
