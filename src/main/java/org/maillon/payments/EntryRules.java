package org.maillon.payments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a statement are known already. Formats agree on account, day and amount and on little else, so these
 * make the candidates; two lines are the same unless something both tell differs. Two equal payments of one day are two:
 * each known line answers for one line only.
 */
final class EntryRules {
    private static final Pattern FRENCH = Pattern.compile("FR\\d{2}(.{21})\\d{2}");
    private static final Pattern BELGIAN = Pattern.compile("BE\\d{2}(\\d{12})");
    private static final Pattern RIB = Pattern.compile("(\\d{10}[0-9A-Z]{11})(\\d{2})?");
    /** In these each entry of the account stands once: two numbered statements never share one. */
    private static final Pattern ONCE = Pattern.compile("camt\\.053.*|mt940.*|coda.*|cfonb120.*");

    /**
     * @param statement its number as the bank gives it
     * @param bankReference the bank's own, the same only within a format
     */
    record Entry(
            String dayAndAmount,
            String format,
            @Nullable String statement,
            @Nullable String endToEndId,
            @Nullable String payerIban,
            @Nullable String bankReference) {}

    private EntryRules() {}

    /** The same account in each way to write it: French ones by bank, branch and number, Belgian ones by their twelve digits. */
    static String account(@Nullable String written) {
        if (written == null) return "";
        var compact = written.replaceAll("[^0-9A-Za-z]", "").toUpperCase(java.util.Locale.ROOT);
        for (var form : List.of(FRENCH, BELGIAN, RIB)) {
            var matcher = form.matcher(compact);
            if (matcher.matches()) return matcher.group(1);
        }
        return compact;
    }

    /** The positions of those that are new. */
    static List<Integer> unknown(List<Entry> known, List<Entry> given) {
        var waiting = new HashMap<String, List<Entry>>();
        for (var each : known)
            waiting.computeIfAbsent(each.dayAndAmount(), _ -> new ArrayList<>()).add(each);
        var unknown = new ArrayList<Integer>();
        for (int at = 0; at < given.size(); at++) unknown.add(at);
        unknown.removeIf(at -> takes(waiting, given.get(at), EntryRules::isSurely));
        unknown.removeIf(at -> takes(waiting, given.get(at), EntryRules::isPossibly));
        return unknown;
    }

    private interface Likeness {
        boolean holds(Entry one, Entry other);
    }

    private static boolean takes(Map<String, List<Entry>> waiting, Entry given, Likeness likeness) {
        var candidates = waiting.getOrDefault(given.dayAndAmount(), List.of());
        for (int at = 0; at < candidates.size(); at++) {
            if (!likeness.holds(candidates.get(at), given)) continue;
            candidates.remove(at);
            return true;
        }
        return false;
    }

    private static boolean isSurely(Entry one, Entry other) {
        return isPossibly(one, other)
                && (same(Entry::endToEndId, one, other) || same(Entry::bankReference, one, other));
    }

    private static boolean isPossibly(Entry one, Entry other) {
        if (differ(Entry::endToEndId, one, other) || differ(Entry::payerIban, one, other)) return false;
        if (!one.format().equals(other.format())) return true;
        if (differ(Entry::bankReference, one, other)) return false;
        return !(ONCE.matcher(one.format()).matches() && differ(Entry::statement, one, other));
    }

    private static boolean same(Function<Entry, @Nullable String> what, Entry one, Entry other) {
        var said = what.apply(one);
        return said != null && said.equals(what.apply(other));
    }

    private static boolean differ(Function<Entry, @Nullable String> what, Entry one, Entry other) {
        var said = what.apply(one);
        var alsoSaid = what.apply(other);
        return said != null && alsoSaid != null && !said.equals(alsoSaid);
    }
}
