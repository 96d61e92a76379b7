package org.maillon.customers;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A natural person as their data is looked for: all that belongs to an account that is one person, or what names one person
 * behind an account.
 *
 * @param whole the account is the person: every word kept about it is theirs
 * @param names as they are written in records: a name, an e-mail, a phone number; never empty
 */
public record Person(AccountId account, boolean whole, List<String> names) {
    /** What stands where a person's words stood. */
    public static final String ERASED = "[…]";

    /** Any text but the one that stands where words were erased. */
    private static final String ANYTHING = "^(?!\\[…\\]$).+$";

    private static final String NOTHING = "(?!.?)";

    public Person {
        names = names.stream()
                .map(String::strip)
                .filter(name -> name.length() > 1 && !name.contains(ERASED))
                .distinct()
                .toList();
    }

    /** Finds, in a column that belongs to the account, what is the person's; for the database's {@code ~*}. */
    public String words() {
        return whole ? ANYTHING : spelled(names);
    }

    /** Finds the person in any text; a single word, such as the name of a department, is not enough to be sure of one. */
    public String certain() {
        return spelled(names.stream().filter(name -> whole || isCertain(name)).toList());
    }

    private static boolean isCertain(String name) {
        return name.matches("(?s).*[\\s@0-9].*");
    }

    private static String spelled(List<String> names) {
        var all = names.stream().flatMap(Person::spellings).collect(Collectors.joining("|"));
        return all.isEmpty() ? NOTHING : "(?:" + all + ")";
    }

    /** A name of two words is also written the other way round. */
    private static Stream<String> spellings(String name) {
        var parts = name.split("\\s+");
        var as = Stream.of(parts).map(Person::quoted).toList();
        if (parts.length != 2) return Stream.of(whole(String.join("\\s+", as)));
        return Stream.of(whole(as.get(0) + "\\s+" + as.get(1)), whole(as.get(1) + "\\s+" + as.get(0)));
    }

    private static String whole(String quoted) {
        return "(?<!\\w)" + quoted + "(?!\\w)";
    }

    private static String quoted(String word) {
        return word.replaceAll("([^\\p{L}\\p{N}\\s])", "\\\\$1");
    }
}
