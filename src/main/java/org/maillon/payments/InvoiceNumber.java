package org.maillon.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The number of an invoice taken apart as people write it: all its digits without leading zeros, letters and digits
 * without anything between, and its last group of digits, which is often all that is quoted.
 */
record InvoiceNumber(String key, String compact, String last, List<String> tokens) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    static InvoiceNumber of(String reference) {
        var plain = PaymentText.plain(reference);
        var groups = new ArrayList<String>();
        DIGITS.matcher(plain).results().forEach(group -> groups.add(group.group()));
        var last = groups.isEmpty() ? "" : PaymentText.withoutZeros(groups.getLast());
        return new InvoiceNumber(
                PaymentText.withoutZeros(String.join("", groups)), plain.replace(" ", ""), last, List.copyOf(groups));
    }

    boolean hasLetters() {
        return !compact.isEmpty() && compact.chars().anyMatch(c -> c >= 'A');
    }

    /** One digit wrong, missing, doubled, or two neighbours exchanged. */
    static boolean isNear(String one, String other) {
        int difference = one.length() - other.length();
        if (difference == 0) return isOneReplaced(one, other);
        if (difference == 1) return isOneMissing(one, other);
        return difference == -1 && isOneMissing(other, one);
    }

    private static boolean isOneReplaced(String one, String other) {
        int first = -1;
        int second = -1;
        for (int at = 0; at < one.length(); at++) {
            if (one.charAt(at) == other.charAt(at)) continue;
            if (second >= 0) return false;
            if (first < 0) first = at;
            else second = at;
        }
        if (first < 0) return false;
        return second < 0
                || second == first + 1
                        && one.charAt(first) == other.charAt(second)
                        && one.charAt(second) == other.charAt(first);
    }

    private static boolean isOneMissing(String longer, String shorter) {
        int at = 0;
        while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) at++;
        return longer.substring(at + 1).equals(shorter.substring(at));
    }
}
