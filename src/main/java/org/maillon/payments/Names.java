package org.maillon.payments;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;

/** Which items a text names, and how plainly. */
final class Names {
    /** The plainest first. */
    enum How {
        STRUCTURED,
        NUMBER,
        RANGE,
        GLUED,
        CUT,
        MENDED,
        NEAR,
        SHORT;

        boolean isPlain() {
            return compareTo(GLUED) <= 0;
        }
    }

    private static final int SHORTEST_GLUED = 6;
    private static final int SHORTEST_NEAR = 5;
    private static final int SHORTEST_CUT = 4;
    private static final int LONGEST_RANGE = 1_000_000;

    private final PaymentText text;
    private final StructuredText structured;
    private final Map<Long, How> how = new HashMap<>();
    private final Set<String> tokens;

    private Names(Incoming incoming) {
        this.text = incoming.text();
        this.structured = incoming.structured();
        this.tokens = new HashSet<>(List.of(text.plain().split(" ")));
    }

    /** @param near accounts in which also a bare end of a number, a wrong digit or a cut number is believed */
    static Names of(Incoming incoming, List<ItemFact> items, Set<AccountId> near) {
        var names = new Names(incoming);
        for (var item : items) {
            var how = names.plainly(item);
            if (how != null) names.how.put(item.id(), how);
        }
        var plain = new HashSet<AccountId>();
        for (var item : items) if (names.how.containsKey(item.id())) plain.add(item.account());
        names.ranges(of(items, plain.isEmpty() && near.size() == 1 ? near : plain));
        var accounts = new HashSet<>(near);
        accounts.addAll(plain);
        for (var item : of(items, accounts)) names.vaguely(item);
        return names;
    }

    private static List<ItemFact> of(List<ItemFact> items, Set<AccountId> accounts) {
        return items.stream().filter(item -> accounts.contains(item.account())).toList();
    }

    @Nullable
    How of(ItemFact item) {
        return how.get(item.id());
    }

    boolean isNear(ItemFact item) {
        return isNear(item.number().key());
    }

    private @Nullable How plainly(ItemFact item) {
        if (item.structured() != null && structured.valid().contains(item.structured())) return How.STRUCTURED;
        if (item.structured() != null && structured.mended().contains(item.structured())) return How.MENDED;
        return isWritten(item.number()) ? How.NUMBER : null;
    }

    /** Short numbers look like days and years: they are believed only with their letters. */
    private boolean isWritten(InvoiceNumber number) {
        if (number.key().length() >= SHORTEST_NEAR && text.keys().contains(number.key())) return true;
        return number.hasLetters() && !number.key().isEmpty() && isTogether(number);
    }

    private boolean isTogether(InvoiceNumber number) {
        if (tokens.contains(number.compact())) return true;
        if (number.compact().length() < SHORTEST_NEAR) return false;
        int at = text.compact().indexOf(number.compact());
        int end = at + number.compact().length();
        return at >= 0
                && (end == text.compact().length()
                        || !Character.isDigit(text.compact().charAt(end)));
    }

    private void vaguely(ItemFact item) {
        if (how.containsKey(item.id())) return;
        var number = item.number();
        if (isGlued(number)) how.put(item.id(), How.GLUED);
        else if (isCut(number)) how.put(item.id(), How.CUT);
        else if (isNear(number.key())) how.put(item.id(), How.NEAR);
        else if (number.last().length() >= 2 && isEndWritten(number)) how.put(item.id(), How.SHORT);
    }

    private boolean isGlued(InvoiceNumber number) {
        if (number.key().length() < SHORTEST_GLUED) return false;
        for (var run : text.runs()) {
            if (run.digits().length() > number.key().length() && run.digits().contains(number.key())) return true;
        }
        return false;
    }

    private boolean isCut(InvoiceNumber number) {
        if (!text.isCut()) return false;
        var whole = number.compact();
        for (int length = whole.length() - 1; length >= Math.max(SHORTEST_CUT, whole.length() / 2); length--) {
            if (text.compact().endsWith(whole.substring(0, length))) return true;
        }
        return false;
    }

    private boolean isNear(String key) {
        if (key.length() < SHORTEST_NEAR) return false;
        for (var written : text.keys()) {
            if (Math.abs(written.length() - key.length()) <= 1 && InvoiceNumber.isNear(written, key)) return true;
        }
        return false;
    }

    private boolean isEndWritten(InvoiceNumber number) {
        return text.runs().stream().anyMatch(run -> run.number().equals(number.last()));
    }

    private void ranges(List<ItemFact> items) {
        var runs = text.runs();
        for (int from = 0; from < runs.size() - 1; from++) {
            if (!text.isRange(runs.get(from), runs.get(from + 1))) continue;
            for (int to = from + 1; to < Math.min(runs.size(), from + 4); to++) {
                if (range(runs.get(from).number(), runs.get(to).number(), items)) break;
            }
        }
    }

    private boolean range(String from, String to, List<ItemFact> items) {
        if (from.isEmpty() || to.isEmpty() || from.length() > 15 || to.length() > 15) return false;
        long first = Long.parseLong(from);
        long last = Long.parseLong(to);
        if (last <= first || last - first > LONGEST_RANGE) return false;
        for (var item : items) {
            var end = item.number().last();
            if (end.isEmpty() || end.length() > 15) continue;
            long number = Long.parseLong(end);
            if (number >= first && number <= last) how.putIfAbsent(item.id(), How.RANGE);
        }
        return true;
    }
}
