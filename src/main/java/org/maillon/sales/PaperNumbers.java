package org.maillon.sales;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers by which papers name an order: ours and the customer's own. */
public final class PaperNumbers {
    /** A number of fewer characters stands on too many papers to tell one from another. */
    private static final int SHORTEST = 3;

    private PaperNumbers() {}

    /** Without blanks, in capitals. */
    public static String plain(String number) {
        return number.replaceAll("[\\s\\p{Zs}]+", "").toUpperCase(Locale.ROOT);
    }

    /** An order's, plain; too short ones are left out. */
    public static Stream<String> of(Order order) {
        return Stream.concat(Stream.of(order.number()), order.purchaseOrder().stream())
                .map(PaperNumbers::plain)
                .filter(number -> number.length() >= SHORTEST);
    }

    /** Whether a text names a plain number by itself, not as a part of a longer one; blanks within it do not matter. */
    static boolean names(String text, String number) {
        var spelled = number.codePoints()
                .mapToObj(each -> Pattern.quote(Character.toString(each)))
                .collect(Collectors.joining("[\\s\\p{Zs}]*"));
        var word = "[\\p{L}\\p{N}]";
        return Pattern.compile("(?<!" + word + ")" + spelled + "(?!" + word + ")")
                .matcher(text.toUpperCase(Locale.ROOT))
                .find();
    }
}
