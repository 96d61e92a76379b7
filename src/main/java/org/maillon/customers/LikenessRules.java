package org.maillon.customers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which names are nearly the same. Only names that share a word which few others have are compared, so that a hundred
 * thousand names take a moment; they are alike when most of their three-letter groups are.
 */
final class LikenessRules {
    private static final int FEW = 40;
    private static final double ALIKE = 0.72;

    private LikenessRules() {}

    record Named(AccountId account, String name) {}

    /** @param named accounts with their names, plain capitals without legal form */
    static Set<SharedSigns.Pair> alike(List<Named> named, int limit) {
        var groups = named.stream().map(it -> groups(it.name())).toList();
        var byWord = new HashMap<String, List<Integer>>();
        for (int i = 0; i < named.size(); i++) {
            for (var word : words(named.get(i).name())) {
                byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
            }
        }
        var pairs = new LinkedHashSet<SharedSigns.Pair>();
        for (var some : byWord.values()) {
            if (some.size() < 2 || some.size() > FEW) continue;
            for (int a = 0; a < some.size() && pairs.size() < limit; a++) {
                for (int b = a + 1; b < some.size(); b++) {
                    if (likeness(groups.get(some.get(a)), groups.get(some.get(b))) >= ALIKE)
                        pairs.add(pair(
                                named.get(some.get(a)).account(),
                                named.get(some.get(b)).account()));
                }
            }
        }
        return pairs;
    }

    static double likeness(String one, String other) {
        return likeness(groups(one), groups(other));
    }

    private static double likeness(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) return 0;
        long common = one.stream().filter(other::contains).count();
        return 2.0 * common / (one.size() + other.size());
    }

    static SharedSigns.Pair pair(AccountId one, AccountId other) {
        return one.value() < other.value() ? new SharedSigns.Pair(one, other) : new SharedSigns.Pair(other, one);
    }

    private static Set<String> words(String name) {
        return Arrays.stream(name.split(" ")).filter(it -> it.length() >= 4).collect(Collectors.toSet());
    }

    private static Set<String> groups(String name) {
        var groups = new HashSet<String>();
        for (var word : name.split(" ")) {
            var padded = " " + word + " ";
            IntStream.range(0, Math.max(0, padded.length() - 2)).forEach(i -> groups.add(padded.substring(i, i + 3)));
        }
        return groups;
    }
}
